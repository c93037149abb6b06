package dev.doorman.cli;

import dev.doorman.answer.Answer;
import dev.doorman.answer.Citation;
import dev.doorman.answer.Maybe;
import dev.doorman.answer.Offer;
import dev.doorman.answer.Outcome;
import dev.doorman.answer.Unknown;
import dev.doorman.conversation.AnsweringListener;
import dev.doorman.conversation.AnsweringListener.Understood;
import dev.doorman.knowledge.Hit;
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

  private final AnsweringListener listener;
  private final Locale page;

  /**
   * @param page the locale of the page that questions without one of their own are asked on
   */
  Eval(Parts parts, Locale page) {
    this.listener = parts.listener();
    this.page = page;
  }

  Scores run(List<Labelled> questions) {
    var scores = new Scores();
    var talk = new TalkSoFar(Optional.empty());
    for (Labelled labelled : questions) {
      if (!talk.isOf(labelled.talk())) {
        talk = new TalkSoFar(labelled.talk());
      }
      Understood heard =
          listener.understand(
              labelled.question(), talk.before(), labelled.locale().orElse(page), TOP);
      Outcome outcome = heard.outcome();
      talk.add(labelled.question(), outcome, heard.locale());
      Set<String> named = named(outcome);
      if (labelled.relevant().isEmpty()) {
        scores.none(outcome);
      } else {
        List<String> found = ranked(outcome.ranked(), labelled.relevant());
        scores.ranked(found, labelled.relevant());
        scores.told(outcome, named, found, labelled.relevant());
      }
      why(labelled, heard, named).ifPresent(why -> scores.failed(labelled, why));
    }
    return scores;
  }

  /** Why a question failed, if it did. */
  private static Optional<String> why(Labelled labelled, Understood heard, Set<String> named) {
    boolean isRight = named.stream().anyMatch(labelled.relevant()::contains);
    boolean mayBeAnswered = !labelled.relevant().isEmpty();
    return switch (heard.outcome()) {
      case Answer answer when !mayBeAnswered ->
          Optional.of("answered from " + sections(answer) + ", and nothing answers it");
      case Answer answer when isRight -> Optional.empty();
      case Answer answer -> Optional.of("answered from " + sections(answer));
      case Maybe maybe when mayBeAnswered && !isRight ->
          Optional.of("offered " + sections(maybe.offered().stream().map(Offer::citation)));
      case Maybe maybe -> Optional.empty();
      case Unknown unknown when mayBeAnswered -> Optional.of(refusal(heard, unknown));
      case Unknown unknown -> Optional.empty();
    };
  }

  private static String refusal(Understood heard, Unknown unknown) {
    String nearest =
        unknown.ranked().stream()
            .findFirst()
            .map(
                hit ->
                    "; nearest was "
                        + hit.found().article().id()
                        + "#"
                        + hit.found().section().anchor())
            .orElse("");
    String why =
        switch (heard.understanding().matter()) {
          case UNKNOWN_PRODUCT -> "it is about a product that no article is about";
          case UNANSWERED -> "it is like what the articles say they don't answer";
          default -> String.format(Locale.ROOT, "the confidence was %.2f", unknown.confidence());
        };
    return "not answered: " + why + nearest;
  }

  private static String sections(Answer answer) {
    return sections(answer.citations().stream());
  }

  private static String sections(Stream<Citation> citations) {
    return citations
        .map(citation -> citation.article() + "#" + citation.section())
        .collect(Collectors.joining(", "));
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
