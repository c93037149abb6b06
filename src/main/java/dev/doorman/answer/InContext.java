package dev.doorman.answer;

import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.Match;
import dev.doorman.knowledge.SectionRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is found for a follow-up in three ways: on its own, behind the question before it, and, if
 * it says nothing itself, behind the heading of the section that answered that one. A section
 * counts by the mean of its nearness in all of them: the question before alone would have its own
 * answer again, the follow-up alone would lose the topic.
 *
 * @param alone the hits for the follow-up itself
 * @param behind the hits for it behind what was asked or told before
 */
record InContext(String question, List<Hit> alone, List<Behind> behind) {
  /**
   * Hits for the follow-up behind something.
   *
   * @param question both as one
   */
  record Behind(String question, List<Hit> hits) {}

  /** A text as near as this to a line that is not answered is that line, whatever was before. */
  private static final double FOREIGN = 0.9;

  /** The section that fits best of those that may, and how sure it is; none for a foreign text. */
  Optional<Finding> finding(Predicate<SectionRef> mayAnswer) {
    if (alone.isEmpty() || alone.getFirst().against() >= FOREIGN) {
      return Optional.empty();
    }
    List<Hit> means =
        alone.stream()
            .filter(hit -> mayAnswer.test(hit.found()))
            .map(this::mean)
            .sorted(Comparator.comparingDouble(Hit::similarity).reversed())
            .toList();
    if (means.isEmpty()) {
      return Optional.empty();
    }
    Hit best = means.getFirst();
    double confidence = confidence(question, alone, best.found());
    // The heading of a section is near to the section, whatever is asked: it only helps to rank.
    Behind asked = behind.getFirst();
    confidence = Math.max(confidence, confidence(asked.question(), asked.hits(), best.found()));
    Finding found = Finding.of(asked.question(), means);
    return Optional.of(new Finding(found.pieces(), confidence, found.mayAnswer(), found.fit()));
  }

  private Hit mean(Hit own) {
    List<Hit> all = new ArrayList<>(List.of(own));
    behind.forEach(each -> all.add(in(each.hits(), own.found()).orElse(lowest(each.hits(), own))));
    Map<String, List<Double>> passages = new HashMap<>();
    for (Hit hit : all) {
      hit.matches()
          .forEach(
              match ->
                  passages
                      .computeIfAbsent(match.passage().text(), text -> new ArrayList<>())
                      .add(match.similarity()));
    }
    List<Match> matches =
        own.matches().stream()
            .map(
                match ->
                    new Match(
                        match.passage(),
                        mean(passages.getOrDefault(match.passage().text(), List.of()))))
            .sorted(Comparator.comparingDouble(Match::similarity).reversed())
            .toList();
    return new Hit(
        own.found(),
        mean(all.stream().map(Hit::score).toList()),
        mean(all.stream().map(Hit::similarity).toList()),
        all.stream().mapToDouble(Hit::against).min().orElse(0),
        own.evidence(),
        own.contentWords(),
        own.others(),
        matches);
  }

  private static Optional<Hit> in(List<Hit> hits, SectionRef ref) {
    return hits.stream().filter(hit -> hit.found().equals(ref)).findFirst();
  }

  /** A section that was not found is at most as near as the last one that was. */
  private static Hit lowest(List<Hit> hits, Hit own) {
    return hits.isEmpty() ? own : hits.getLast();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /** How sure it is that a section answers, if it were the best of these hits. */
  private static double confidence(String question, List<Hit> hits, SectionRef ref) {
    Optional<Hit> own = in(hits, ref);
    if (own.isEmpty()) {
      return 0;
    }
    List<Hit> first = new ArrayList<>(List.of(own.get()));
    hits.stream().filter(hit -> !hit.found().equals(ref)).forEach(first::add);
    Finding found = Finding.of(question, first);
    boolean isOfSection = found.pieces().stream().anyMatch(piece -> piece.from().equals(ref));
    return isOfSection ? found.confidence() : 0;
  }
}
