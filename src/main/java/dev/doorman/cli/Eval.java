package dev.doorman.cli;

import dev.doorman.answer.Answer;
import dev.doorman.answer.Citation;
import dev.doorman.answer.LocalAnswerer;
import dev.doorman.answer.Maybe;
import dev.doorman.answer.Offer;
import dev.doorman.answer.Outcome;
import dev.doorman.answer.Unknown;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.QuestionLanguage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks questions with known answers, and counts. */
final class Eval {
  /** Sections asked for, so that ten articles are among them also where each has several. */
  private static final int TOP = 50;

  private final Parts parts;
  private final LocalAnswerer answerer;
  private final Locale page;

  /**
   * @param page the locale of the page that the questions are asked on
   */
  Eval(Parts parts, Locale page) {
    this.parts = parts;
    this.answerer = parts.local();
    this.page = page;
  }

  Scores run(List<Labelled> questions) {
    var scores = new Scores();
    for (Labelled labelled : questions) {
      Locale locale = QuestionLanguage.of(labelled.question(), page, parts.library());
      Outcome outcome = answerer.answer(labelled.question(), Optional.empty(), locale, TOP);
      if (labelled.relevant().isEmpty()) {
        scores.none(outcome);
      } else {
        List<String> found = ranked(outcome.ranked(), labelled.relevant());
        scores.ranked(found, labelled.relevant());
        scores.told(outcome, named(outcome), found, labelled.relevant());
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

  /** What an outcome names: the citations of an answer, or what is offered. */
  private static Set<String> named(Outcome outcome) {
    return switch (outcome) {
      case Answer answer -> ids(answer.citations().stream());
      case Maybe maybe -> ids(maybe.offered().stream().map(Offer::citation));
      case Unknown unknown -> Set.of();
    };
  }

  private static Set<String> ids(Stream<Citation> citations) {
    return citations
        .flatMap(
            citation ->
                Stream.of(
                    citation.article().value(), citation.article() + "#" + citation.section()))
        .collect(Collectors.toSet());
  }
}
