package dev.doorman.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How well the confidence tells what is right: the area under the curve of answerable against not
 * (AUROC), a reliability table, and its expected calibration error (ECE, Naeini et al. 2015, ten
 * bins of equal width). Not safe for use by several threads.
 */
final class Calibration {
  private static final int BINS = 10;

  private record One(double confidence, boolean right, boolean answerable) {}

  private final List<One> all = new ArrayList<>();

  /**
   * @param right whether the best section answers
   * @param answerable whether any does
   */
  void add(double confidence, boolean right, boolean answerable) {
    all.add(new One(confidence, right, answerable));
  }

  /** How often an answerable question has more confidence than another one; ties count half. */
  double auroc() {
    double more = 0;
    double pairs = 0;
    for (One in : all) {
      for (One out : all) {
        if (in.answerable && !out.answerable) {
          pairs++;
          more += in.confidence > out.confidence ? 1 : in.confidence == out.confidence ? 0.5 : 0;
        }
      }
    }
    return more / pairs;
  }

  private static int bin(One one) {
    return Math.min(BINS - 1, (int) (one.confidence * BINS));
  }

  private List<One> in(int bin) {
    return all.stream().filter(one -> bin(one) == bin).toList();
  }

  private static double mean(List<One> some) {
    return some.stream().mapToDouble(One::confidence).average().orElse(0);
  }

  private static double right(List<One> some) {
    return some.stream().filter(One::right).count() / (double) some.size();
  }

  /** How far confidence and truth are apart, in the mean over all questions. */
  double error() {
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      List<One> some = in(bin);
      sum += some.isEmpty() ? 0 : Math.abs(mean(some) - right(some)) * some.size();
    }
    return sum / all.size();
  }

  void print(PrintWriter out) {
    if (all.isEmpty()) {
      return;
    }
    boolean both =
        all.stream().anyMatch(One::answerable) && !all.stream().allMatch(One::answerable);
    if (both) {
      out.printf(Locale.ROOT, "AUROC      %.3f%n", auroc());
    }
    out.printf(Locale.ROOT, "ECE        %.3f%n", error());
    out.printf("confidence  questions  mean  right%n");
    for (int bin = 0; bin < BINS; bin++) {
      List<One> some = in(bin);
      if (!some.isEmpty()) {
        out.printf(
            Locale.ROOT,
            "%.1f-%.1f     %9d  %.2f  %.2f%n",
            bin / (double) BINS,
            (bin + 1) / (double) BINS,
            some.size(),
            mean(some),
            right(some));
      }
    }
  }
}
