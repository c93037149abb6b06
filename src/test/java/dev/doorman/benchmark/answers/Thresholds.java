package dev.doorman.benchmark.answers;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * From where on a question is answered, and its nearest sections are offered; chosen from
 * judgements by curves that have not seen the question's family.
 */
record Thresholds(double answer, double offer) {
  /** So many of what is answered should be right. */
  private static final double RIGHT = 0.9;

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
    return one.offer() > 0 && one.confidence() >= answer;
  }

  boolean offers(Judged one) {
    return !answers(one) && one.offer() >= offer;
  }

  /** The least confidence from which on enough is right, and little has no answer. */
  private static double leastRight(List<Judged> judged, double maxAnswered) {
    double near =
        judged.stream()
            .filter(one -> !one.answerable() && !one.isFar())
            .mapToDouble(Judged::weight)
            .sum();
    double least = 1;
    double right = 0;
    double all = 0;
    double none = 0;
    for (Judged one :
        judged.stream()
            .filter(one -> one.offer() > 0)
            .sorted(Comparator.comparingDouble(one -> -one.confidence()))
            .toList()) {
      right += one.right() ? one.weight() : 0;
      none += one.answerable() || one.isFar() ? 0 : one.weight();
      all += one.weight();
      if (right / all >= RIGHT && none <= maxAnswered * near) {
        least = one.confidence();
      }
    }
    return least;
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
