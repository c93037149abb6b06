package dev.doorman.cli;

import dev.doorman.answer.Answer;
import dev.doorman.answer.Maybe;
import dev.doorman.answer.Outcome;
import dev.doorman.answer.Unknown;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.Library;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks questions with known answers, and counts. */
final class Eval {
  /** Sections asked for, so that ten articles are among them also where each has several. */
  private static final int TOP = 50;

  private final Parts parts;

  Eval(Parts parts) {
    this.parts = parts;
  }

  Scores run(List<Labelled> questions) {
    var scores = new Scores();
    for (Labelled labelled : questions) {
      Outcome outcome = parts.answerer().answer(labelled.question(), Library.DEFAULT_LOCALE, TOP);
      if (labelled.relevant().isEmpty()) {
        scores.none(!(outcome instanceof Answer));
      } else {
        scores.ranked(ranked(outcome.ranked(), labelled.relevant()), labelled.relevant());
        scores.cited(cited(outcome), labelled.relevant());
      }
    }
    return scores;
  }

  /** The ids found, by article, or by section where the labels name sections. */
  private static List<String> ranked(List<Hit> hits, Set<String> relevant) {
    boolean sections = relevant.stream().anyMatch(id -> id.contains("#"));
    Set<String> ids = new LinkedHashSet<>();
    for (Hit hit : hits) {
      String article = hit.found().article().id().value();
      ids.add(sections ? article + "#" + hit.found().section().anchor() : article);
    }
    return List.copyOf(ids);
  }

  private static Set<String> cited(Outcome outcome) {
    return switch (outcome) {
      case Answer answer ->
          answer.citations().stream()
              .flatMap(
                  citation ->
                      Stream.of(
                          citation.article().value(),
                          citation.article() + "#" + citation.section()))
              .collect(Collectors.toSet());
      case Maybe maybe -> Set.of();
      case Unknown unknown -> Set.of();
    };
  }
}
