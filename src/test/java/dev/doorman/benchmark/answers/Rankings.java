package dev.doorman.benchmark.answers;

import dev.doorman.knowledge.Evidence;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The weights of the ranking: for the language of the embedding model, and for all others.
 *
 * @param fits by whether the language is the model's
 */
record Rankings(Map<Boolean, Logistic.Fit> fits) {
  /** Of the penalties that were tried (docs/answers.md). */
  private static final double PENALTY = 3;

  /** A larger source counts no more than one of so many questions. */
  private static final double MAX_QUESTIONS = 150;

  Logistic.Fit fit(boolean known) {
    return Objects.requireNonNull(fits.get(known));
  }

  /** What each question of a source counts. */
  static double weight(Source source) {
    return MAX_QUESTIONS / Math.max(MAX_QUESTIONS, source.questions().size());
  }

  /** The places of a question's hits, as they were found. */
  static List<Integer> all(Source.Question question) {
    return IntStream.range(0, question.hits().size()).boxed().toList();
  }

  /** The places of those that were looked at closely, the best first. */
  static List<Integer> order(Source.Question question, Logistic.Fit fit) {
    return seen(question).stream()
        .sorted(
            Comparator.comparingDouble(
                i -> -fit.logOdds(question.hits().get(i).evidence().values())))
        .toList();
  }

  /** Learns from the sources that count. */
  static Rankings of(List<Source> sources, Predicate<Source> taken) {
    Map<Boolean, Logistic.Fit> fits = new LinkedHashMap<>();
    for (boolean known : List.of(true, false)) {
      List<Logistic.Choice> choices =
          sources.stream()
              .filter(taken)
              .filter(source -> source.known() == known)
              .flatMap(
                  source -> source.questions().stream().flatMap(q -> choice(source, q).stream()))
              .toList();
      fits.put(known, Logistic.ofChoices(choices, PENALTY));
    }
    return new Rankings(fits);
  }

  private static List<Logistic.Choice> choice(Source source, Source.Question question) {
    List<Integer> seen = seen(question);
    boolean[] right = new boolean[seen.size()];
    boolean any = false;
    for (int i = 0; i < right.length; i++) {
      right[i] = question.right().get(seen.get(i));
      any |= right[i];
    }
    double[][] rows =
        seen.stream().map(i -> question.hits().get(i).evidence().values()).toArray(double[][]::new);
    return any ? List.of(new Logistic.Choice(rows, right, weight(source))) : List.of();
  }

  @SuppressWarnings("ReferenceEquality") // The very same one, not its like.
  private static List<Integer> seen(Source.Question question) {
    return IntStream.range(0, question.hits().size())
        .filter(i -> !question.hits().get(i).evidence().equals(Evidence.NONE))
        .boxed()
        .toList();
  }

  /** The weights, and the line that brings their sum to the scale of the cosines. */
  Map<String, Double> numbers(List<Source> sources, boolean known) {
    Logistic.Fit fit = fit(known);
    List<double[]> points =
        sources.stream()
            .filter(source -> source.known() == known)
            .flatMap(source -> source.questions().stream())
            .flatMap(
                question -> seen(question).stream().map(i -> question.hits().get(i).evidence()))
            .map(
                seen ->
                    new double[] {
                      fit.logOdds(seen.values()),
                      0.2 * seen.name()
                          + 0.4 * seen.inContext()
                          + 0.25 * seen.said()
                          + 0.05 * seen.nameWords()
                          + 0.1 * seen.words()
                    })
            .toList();
    double x = points.stream().mapToDouble(point -> point[0]).average().orElse(0);
    double y = points.stream().mapToDouble(point -> point[1]).average().orElse(0);
    double xx = points.stream().mapToDouble(p -> (p[0] - x) * (p[0] - x)).sum();
    double yy = points.stream().mapToDouble(p -> (p[1] - y) * (p[1] - y)).sum();
    double scale = Math.sqrt(yy / xx);
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < Evidence.NAMES.size(); i++) {
      named.put(Evidence.NAMES.get(i), round(fit.weights()[i]));
    }
    named.put("scale", scale);
    named.put("shift", y - scale * x);
    return named;
  }

  static double round(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
