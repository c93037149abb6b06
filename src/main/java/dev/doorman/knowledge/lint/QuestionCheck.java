package dev.doorman.knowledge.lint;

import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.Problem;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.Section;
import dev.doorman.knowledge.SectionRef;
import dev.doorman.knowledge.Source;
import dev.doorman.knowledge.lint.QuestionLines.Listed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds example questions whose first hit is another section than the one that they are listed
 * under. One that is listed under several is right with any of them.
 */
final class QuestionCheck {
  private final SearchIndex index;

  QuestionCheck(SearchIndex index) {
    this.index = index;
  }

  List<Problem> problems(Source source) {
    return QuestionLines.of(source).stream()
        .flatMap(listed -> problem(source, listed).stream())
        .toList();
  }

  private Optional<Problem> problem(Source source, Listed listed) {
    String question = listed.question();
    List<Hit> hits = index.search(question, source.article().locale(), 1);
    if (hits.stream().anyMatch(hit -> lists(hit.found(), question))) {
      return Optional.empty();
    }
    String found =
        hits.stream()
            .map(hit -> hit.found().article().id() + "#" + hit.found().section().anchor())
            .findFirst()
            .orElse("nothing");
    return Optional.of(
        new Problem(
            source.file(),
            listed.line(),
            "\"%s\" finds %s before its own section; list it there too, or word it otherwise"
                .formatted(question, found)));
  }

  private static boolean lists(SectionRef found, String question) {
    Section section = found.section();
    return Stream.concat(Stream.of(section.anchor()), section.parts().keySet().stream())
        .anyMatch(anchor -> found.article().questionsOf(anchor).contains(question));
  }
}
