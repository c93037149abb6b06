package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How near a section is to a question, each the best of its kind.
 *
 * @param name of its headings
 * @param asked of its example questions; 0 where it has none
 * @param inContext of its passages under their headings
 * @param said of its passages' bare texts
 * @param matches all passages, the nearest first
 */
record Nearness(double name, double asked, double inContext, double said, List<Match> matches) {

  /**
   * What a section is compared by, each text in the form in which it is compared.
   *
   * @param <T> the form
   */
  record Texts<T>(List<T> names, List<PassageTexts<T>> passages) {
    static <T> Texts<T> of(SectionRef ref, Function<String, T> form) {
      return new Texts<>(
          Nearness.names(ref).stream().map(form).toList(),
          Passage.of(ref.section()).stream()
              .map(
                  passage ->
                      new PassageTexts<>(
                          passage,
                          form.apply(passage.text()),
                          form.apply(Nearness.inContext(ref, passage)),
                          Nearness.questions(ref, passage).stream().map(form).toList()))
              .toList());
    }
  }

  /**
   * What a passage is compared by.
   *
   * @param said its text
   * @param inContext its text under the titles that it stands under
   * @param asked its example questions
   */
  record PassageTexts<T>(Passage passage, T said, T inContext, List<T> asked) {}

  /** All that a section is compared by. */
  static List<String> allTexts(SectionRef ref) {
    List<String> all = new ArrayList<>();
    Texts<String> texts = Texts.of(ref, Function.identity());
    all.addAll(texts.names);
    for (PassageTexts<String> passage : texts.passages) {
      all.add(passage.said);
      all.add(passage.inContext);
      all.addAll(passage.asked);
    }
    return all;
  }

  private static List<String> names(SectionRef ref) {
    return List.of(ref.section().heading(), ref.titles()).stream().distinct().toList();
  }

  /** A passage under the titles that it stands under. */
  static String inContext(SectionRef ref, Passage passage) {
    return ref.titles() + ". " + passage.text();
  }

  private static List<String> questions(SectionRef ref, Passage passage) {
    return passage.anchor().map(ref.article()::questionsOf).orElse(List.of());
  }

  /**
   * @param near how near one of the texts is to the question
   */
  static <T> Nearness of(Texts<T> section, ToDoubleFunction<T> near) {
    double name = best(section.names, near);
    double asked = 0;
    double inContext = 0;
    double said = 0;
    List<Match> matches = new ArrayList<>();
    for (PassageTexts<T> passage : section.passages) {
      double examples = best(passage.asked, near);
      double own = Math.max(0, near.applyAsDouble(passage.said));
      asked = Math.max(asked, examples);
      said = Math.max(said, own);
      inContext = Math.max(inContext, near.applyAsDouble(passage.inContext));
      double whole = matches.isEmpty() ? name : 0;
      matches.add(new Match(passage.passage, Math.max(whole, Math.max(examples, own))));
    }
    matches.sort(Comparator.comparingDouble(Match::similarity).reversed());
    return new Nearness(name, asked, inContext, said, matches);
  }

  private static <T> double best(List<T> texts, ToDoubleFunction<T> near) {
    return Math.max(0, texts.stream().mapToDouble(near).max().orElse(0));
  }
}
