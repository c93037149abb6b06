package dev.doorman.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sums over questions, printed as means. Relevance is yes or no: nDCG is Järvelin and Kekäläinen's
 * (2002) with gain 1 and a discount of log2(rank + 1). Not safe for use by several threads.
 */
final class Scores {
  private static final int DEPTH = 10;
  private static final List<Integer> DEPTHS = List.of(1, 5, DEPTH);

  private final Map<Integer, Double> recall = new TreeMap<>();
  private double reciprocal;
  private double gain;
  private int answerable;
  private int answered;
  private int right;
  private int unanswerable;
  private int refused;

  /** A question that articles answer. */
  void ranked(List<String> found, Set<String> relevant) {
    answerable++;
    for (int depth : DEPTHS) {
      long hits = found.stream().limit(depth).filter(relevant::contains).count();
      recall.merge(depth, hits / (double) relevant.size(), Double::sum);
    }
    double dcg = 0;
    double ideal = 0;
    double first = 0;
    for (int rank = 1; rank <= DEPTH; rank++) {
      double discounted = Math.log(2) / Math.log(rank + 1);
      ideal += rank <= relevant.size() ? discounted : 0;
      if (rank <= found.size() && relevant.contains(found.get(rank - 1))) {
        dcg += discounted;
        first = first == 0 ? 1.0 / rank : first;
      }
    }
    reciprocal += first;
    gain += dcg / ideal;
  }

  /** What the answer to such a question cites; nothing where it was not answered. */
  void cited(Set<String> cited, Set<String> relevant) {
    answered += cited.isEmpty() ? 0 : 1;
    right += cited.stream().anyMatch(relevant::contains) ? 1 : 0;
  }

  /** A question that no article answers. */
  void none(boolean wasRefused) {
    unanswerable++;
    refused += wasRefused ? 1 : 0;
  }

  void print(PrintWriter out) {
    if (answerable > 0) {
      recall.forEach((depth, sum) -> line(out, "recall@" + depth, sum / answerable));
      line(out, "MRR@" + DEPTH, reciprocal / answerable);
      line(out, "nDCG@" + DEPTH, gain / answerable);
      out.printf("answered   %d of %d, citing a right one %d%n", answered, answerable, right);
    }
    if (unanswerable > 0) {
      out.printf("refused    %d of %d%n", refused, unanswerable);
    }
  }

  private static void line(PrintWriter out, String name, double value) {
    out.printf(Locale.ROOT, "%-10s %.3f%n", name, value);
  }
}
