package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks the articles that the deletion flow is made from against each other: one in each language,
 * and the same checklist in all. A conversation's ticks are kept by the items' anchors.
 */
final class FlowSources {
  private FlowSources() {}

  static List<Problem> problems(List<Source> sources) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Source> byLanguage = new HashMap<>();
    for (Source source : guides(sources).toList()) {
      Source other = byLanguage.putIfAbsent(language(source), source);
      if (other != null) {
        problems.add(
            new Problem(
                source.file(),
                source.line("flow"),
                other.file() + " has a flow: in this language already; take one of them out"));
      }
    }
    Optional<Source> original =
        Optional.ofNullable(byLanguage.get(Library.DEFAULT_LOCALE.getLanguage()));
    original.ifPresent(
        first ->
            byLanguage.values().stream()
                .filter(source -> !Set.copyOf(items(source)).equals(Set.copyOf(items(first))))
                .map(
                    source ->
                        new Problem(
                            source.file(),
                            source.line("flow", "checklist"),
                            "the items of the checklist must have the anchors that they have in "
                                + first.file()
                                + ": "
                                + String.join(", ", items(first))))
                .forEach(problems::add));
    return problems;
  }

  private static Stream<Source> guides(List<Source> sources) {
    return sources.stream().filter(source -> source.article().guide().isPresent());
  }

  private static String language(Source source) {
    return source.article().locale().getLanguage();
  }

  private static List<String> items(Source source) {
    return source.article().guide().stream()
        .flatMap(guide -> guide.checklist().stream())
        .flatMap(item -> item.anchor().stream())
        .toList();
  }
}
