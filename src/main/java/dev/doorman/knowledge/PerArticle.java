package dev.doorman.knowledge;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/** What sections have from their articles. */
final class PerArticle {
  private PerArticle() {}

  /**
   * Makes something of each article once.
   *
   * @return for each of the sections, in their order, what its article gave
   */
  static <T> List<T> of(List<SectionRef> sections, Function<Article, T> maker) {
    // By identity: to compare or hash an article is to read all of it.
    IdentityHashMap<Article, T> made = new IdentityHashMap<>();
    return sections.stream().map(ref -> made.computeIfAbsent(ref.article(), maker)).toList();
  }
}
