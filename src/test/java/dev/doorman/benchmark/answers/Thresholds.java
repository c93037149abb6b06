package dev.doorman.benchmark.answers;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * From where on a question is answered, and its nearest sections are offered; chosen from
 * judgements by curves that have not seen the question's family.
 */
record Thresholds(double answer, double offer) {
  /** So many of what is answered should be right. */
  private static final double RIGHT = 0.9;

  /** Fewer answers of a fold tell nothing about their share. */
  private static final int ENOUGH = 5;

  /**
   * What is asked of the thresholds of a kind of evidence, in shares.
   *
   * @param maxAnswered of the near questions that have no answer, those that get one
   * @param served of those whose section is among the first three, those that are answered or
   *     offered it
   * @param refused of the questions about anything else, those that are not even offered something
   */
  record Aims(double maxAnswered, double served, double refused) {}

  static Thresholds of(List<Judged> judged, Aims aims) {
    return new Thresholds(
        leastRight(judged, aims.maxAnswered()),
        Math.max(
            quantile(
                judged, one -> one.answerable() && one.offered(), Judged::offer, 1 - aims.served()),
            quantile(judged, Judged::isFar, Judged::offer, aims.refused())));
  }

  boolean answers(Judged one) {
    return isFrom(one, answer);
  }

  boolean offers(Judged one) {
    return !answers(one) && one.offer() >= offer;
  }

  /**
   * The least confidence from which on enough is right, and little has no answer. Each fold counts
   * the same, so that large sets with easy questions don't make up for the errors of small ones.
   */
  private static double leastRight(List<Judged> judged, double maxAnswered) {
    List<List<Judged>> folds =
        List.copyOf(
            judged.stream()
                .filter(one -> !one.isFar())
                .collect(Collectors.groupingBy(Judged::fold))
                .values());
    return judged.stream()
        .filter(one -> one.offer() > 0)
        .mapToDouble(Judged::confidence)
        .sorted()
        .filter(from -> right(folds, from) >= RIGHT && none(folds, from) <= maxAnswered)
        .findFirst()
        .orElse(1);
  }

  /** How much of what is answered is right: the mean of the folds where enough is answered. */
  private static double right(List<List<Judged>> folds, double from) {
    return folds.stream()
        .map(fold -> fold.stream().filter(one -> isFrom(one, from)).toList())
        .filter(answered -> answered.size() >= ENOUGH)
        .mapToDouble(answered -> share(answered, Judged::right))
        .average()
        .orElse(0);
  }

  /** How many of the near questions without an answer get one: the mean of the folds with any. */
  private static double none(List<List<Judged>> folds, double from) {
    return folds.stream()
        .map(fold -> fold.stream().filter(one -> !one.answerable()).toList())
        .filter(near -> !near.isEmpty())
        .mapToDouble(near -> share(near, one -> isFrom(one, from)))
        .average()
        .orElse(0);
  }

  private static boolean isFrom(Judged one, double confidence) {
    return one.offer() > 0 && one.confidence() >= confidence;
  }

  private static double share(List<Judged> all, Predicate<Judged> counts) {
    return all.stream().filter(counts).count() / (double) all.size();
  }

  /** The value that this share of the weights is below. */
  private static double quantile(
      List<Judged> judged, Predicate<Judged> counts, ToDoubleFunction<Judged> value, double share) {
    List<Judged> sorted =
        judged.stream().filter(counts).sorted(Comparator.comparingDouble(value)).toList();
    double rest = share * sorted.stream().mapToDouble(Judged::weight).sum();
    for (Judged one : sorted) {
      rest -= one.weight();
      if (rest < 0) {
        return value.applyAsDouble(one);
      }
    }
    return 0;
  }
}
