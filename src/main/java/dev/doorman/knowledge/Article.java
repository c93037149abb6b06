package dev.doorman.knowledge;

import dev.doorman.base.ArticleId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A help article.
 *
 * @param version the first 12 hex digits of the SHA-256 of its file
 * @param introduction what stands before the first section
 * @param synonyms groups of words that mean the same in this article
 * @param questions what customers ask, by the anchor of the section or part that answers
 * @param unanswered what sounds alike, and is not answered by this article
 * @param guide what the deletion flow is made from, where this article is its source
 */
public record Article(
    ArticleId id,
    String title,
    Locale locale,
    LocalDate updated,
    Optional<String> product,
    List<Set<String>> synonyms,
    String version,
    List<Block> introduction,
    List<Section> sections,
    Map<String, List<String>> questions,
    List<String> unanswered,
    Optional<DeletionGuide> guide) {
  /** The anchor of what stands before the first section. */
  public static final String INTRODUCTION = "introduction";

  public Article {
    introduction = List.copyOf(introduction);
    sections = List.copyOf(sections);
    synonyms = synonyms.stream().map(Set::copyOf).toList();
    questions = Map.copyOf(questions);
    unanswered = List.copyOf(unanswered);
  }

  /** The same without what its owner wrote for the search: examples, unanswered and synonyms. */
  public Article bare() {
    return new Article(
        id,
        title,
        locale,
        updated,
        product,
        List.of(),
        version,
        introduction,
        sections,
        Map.of(),
        List.of(),
        guide);
  }

  /** The example questions of a section or part. */
  public List<String> questionsOf(String anchor) {
    return questions.getOrDefault(anchor, List.of());
  }

  /** All that the article says, its example questions and those that it does not answer. */
  Stream<String> texts() {
    return Stream.of(
            Stream.of(title, PlainText.of(introduction)),
            sections.stream()
                .flatMap(section -> Stream.of(section.heading(), PlainText.of(section.blocks()))),
            questions.values().stream().flatMap(List::stream),
            unanswered.stream())
        .flatMap(texts -> texts);
  }

  /** The section with this anchor; what stands before the first one counts as one. */
  public Optional<Section> section(String anchor) {
    return all().stream().filter(section -> section.anchor().equals(anchor)).findFirst();
  }

  /**
   * Everything that can be cited: the introduction, under the article's title, then the sections.
   */
  public List<Section> all() {
    if (PlainText.of(introduction).isBlank() || hasOwnIntroduction()) {
      return sections;
    }
    List<Section> all = new ArrayList<>();
    all.add(new Section(INTRODUCTION, title, introduction, Map.of()));
    all.addAll(sections);
    return all;
  }

  private boolean hasOwnIntroduction() {
    return sections.stream().anyMatch(section -> section.anchor().equals(INTRODUCTION));
  }
}
