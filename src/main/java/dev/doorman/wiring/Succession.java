package dev.doorman.wiring;

import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.Problem;
import dev.doorman.knowledge.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an edition must keep of the one before it, since conversations go on: the article that the
 * deletion flow is made from, and the items of its checklist, which customers have ticked.
 */
final class Succession {
  private Succession() {}

  /** Why these articles cannot take the place of an edition; empty where they can. */
  static List<Problem> problems(Edition now, List<Source> next) {
    Optional<Source> guide = guide(next);
    Source last = guide(now.sources()).orElseThrow();
    if (guide.isEmpty()) {
      return List.of(gone(last, next));
    }
    Set<String> kept = items(last.article());
    return items(guide.get().article()).equals(kept)
        ? List.of()
        : List.of(
            new Problem(
                guide.get().file(),
                guide.get().line("flow", "checklist"),
                "the checklist's items changed, and customers have ticked the old ones; put their"
                    + " anchors back ("
                    + String.join(", ", kept)
                    + "), or start Doorman again"));
  }

  private static Problem gone(Source last, List<Source> next) {
    return next.stream()
        .filter(source -> source.file().equals(last.file()))
        .map(
            source ->
                new Problem(
                    source.file(),
                    source.line("locale"),
                    "this article must stay in "
                        + Library.DEFAULT_LOCALE.toLanguageTag()
                        + " and keep its flow:, which the deletion flow is made from; put it back"))
        .findFirst()
        .orElseGet(
            () ->
                new Problem(
                    last.file(),
                    0,
                    "the deletion flow is made from this file, and it is gone; put it back, or give"
                        + " another article its flow:"));
  }

  private static Optional<Source> guide(List<Source> sources) {
    var library = new Library(sources.stream().map(Source::article).toList());
    return library
        .deletionArticle(Library.DEFAULT_LOCALE)
        .flatMap(
            article ->
                sources.stream().filter(source -> source.article().equals(article)).findFirst());
  }

  private static Set<String> items(Article article) {
    return article.guide().stream()
        .flatMap(guide -> guide.checklist().stream())
        .map(Block.Item::anchor)
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
