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
 * @param updated the day of its last change; 1970-01-01 where nobody knows
 * @param introduction what stands before the first section
 * @param synonyms groups of words that mean the same in this article
 * @param questions what customers ask, by the anchor of the section or part that answers
 * @param unanswered what sounds alike, and is not answered by this article
 * @param guide what the deletion flow is made from, where this article is its source
 * @param picks what editors picked by hand
 * @param former names that links still use
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
    Optional<DeletionGuide> guide,
    Picks picks,
    Former former) {
  /** The anchor of what stands before the first section. */
  public static final String INTRODUCTION = "introduction";

  /**
   * Names that it had before, and that links still use.
   *
   * @param ids of the article
   * @param anchors its anchors now by those of before
   */
  public record Former(List<ArticleId> ids, Map<String, String> anchors) {
    static final Former NONE = new Former(List.of(), Map.of());

    public Former {
      ids = List.copyOf(ids);
      anchors = Map.copyOf(anchors);
    }
  }

  /** An article without anything picked by hand, which never had another name. */
  public Article(
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
    this(
        id,
        title,
        locale,
        updated,
        product,
        synonyms,
        version,
        introduction,
        sections,
        questions,
        unanswered,
        guide,
        Picks.NONE,
        Former.NONE);
  }

  public Article {
    introduction = List.copyOf(introduction);
    sections = List.copyOf(sections);
    synonyms = synonyms.stream().map(Set::copyOf).toList();
    questions = Map.copyOf(questions);
    unanswered = List.copyOf(unanswered);
  }

  /**
   * What a customer may begin a chat with: what the editors picked, else the first sections by
   * their names.
   */
  public List<String> starters() {
    return picks.starters().isEmpty()
        ? sections.stream().map(Section::heading).limit(Picks.STARTERS_MOST).toList()
        : picks.starters();
  }

  /** Whether this is its id, or one that it had before. */
  public boolean isCalled(ArticleId name) {
    return id.equals(name) || former.ids().contains(name);
  }

  /** The day of the last change, where it is known. */
  public Optional<LocalDate> lastUpdated() {
    return updated.equals(LocalDate.EPOCH) ? Optional.empty() : Optional.of(updated);
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
        guide,
        picks,
        former);
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
    String now = former.anchors().getOrDefault(anchor, anchor);
    return all().stream().filter(section -> section.anchor().equals(now)).findFirst();
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
