package dev.doorman.benchmark.answers;

import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.SearchIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Questions with known answers, and what the index finds for each.
 *
 * @param family what is left out together, so that nothing is learnt from what is measured
 * @param known whether it is in the language of the embedding model
 */
record Source(String name, String family, boolean known, List<Question> questions) {
  /** What the names of sources about anything else begin with. */
  static final String FAR = "far-";

  /** So many sections are looked at, as the answerer does. */
  private static final int DEPTH = 20;

  /**
   * A question.
   *
   * @param right whether each of the hits answers
   * @param answerable whether any section does, found or not
   */
  record Question(String text, List<Hit> hits, List<Boolean> right, boolean answerable) {}

  /**
   * @param rows questions with the ids of the sections that answer, none for none
   * @param bySection whether ids name sections ({@code article#section}), else articles
   */
  static Source of(
      String name,
      String family,
      SearchIndex index,
      Locale locale,
      List<Map.Entry<String, Set<String>>> rows,
      boolean bySection) {
    List<Question> questions = new ArrayList<>();
    for (var row : rows) {
      List<Hit> hits = index.search(index.mend(row.getKey(), locale), locale, DEPTH);
      List<Boolean> right =
          hits.stream()
              .map(
                  hit -> {
                    String article = hit.found().article().id().value();
                    String id =
                        bySection ? article + "#" + hit.found().section().anchor() : article;
                    return row.getValue().contains(id);
                  })
              .toList();
      questions.add(new Question(row.getKey(), hits, right, !row.getValue().isEmpty()));
    }
    return new Source(
        name, family, locale.getLanguage().equals(Locale.ENGLISH.getLanguage()), questions);
  }
}
