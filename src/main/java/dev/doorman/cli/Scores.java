package dev.doorman.cli;

import dev.doorman.answer.Answer;
import dev.doorman.answer.Maybe;
import dev.doorman.answer.Outcome;
import dev.doorman.answer.Unknown;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
  private final List<String> failed = new ArrayList<>();
  private int answerable;
  private int answered;
  private int right;
  private int served;
  private int unanswerable;
  private int refused;
  private int offered;
  private final Calibration calibration = new Calibration();

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

  /**
   * What such a question was told.
   *
   * @param named the sections that it was answered from or offered
   * @param found the ids of what came nearest
   */
  void told(Outcome outcome, Set<String> named, List<String> found, Set<String> relevant) {
    boolean isRight = named.stream().anyMatch(relevant::contains);
    served += isRight ? 1 : 0;
    if (outcome instanceof Answer) {
      answered++;
      right += isRight ? 1 : 0;
    }
    boolean wouldBeRight =
        outcome instanceof Answer ? isRight : found.stream().limit(1).anyMatch(relevant::contains);
    calibration.add(outcome.confidence(), wouldBeRight, true);
  }

  /** What a question was told that no article answers. */
  void none(Outcome outcome) {
    unanswerable++;
    refused += outcome instanceof Unknown ? 1 : 0;
    offered += outcome instanceof Maybe ? 1 : 0;
    calibration.add(outcome.confidence(), false, false);
  }

  /** Names a question that went wrong. */
  void failed(Labelled labelled, String why) {
    String wanted =
        labelled.relevant().isEmpty() ? "-" : String.join(",", new TreeSet<>(labelled.relevant()));
    failed.add(labelled.id() + "\t" + labelled.question() + "\t" + wanted + "\t" + why);
  }

  void print(PrintWriter out) {
    if (answerable > 0) {
      recall.forEach((depth, sum) -> line(out, "recall@" + depth, sum / answerable));
      line(out, "MRR@" + DEPTH, reciprocal / answerable);
      line(out, "nDCG@" + DEPTH, gain / answerable);
      out.printf("answered   %d of %d, citing a right one %d%n", answered, answerable, right);
      out.printf(
          "served     %d of %d: answered from a right one, or offered it%n", served, answerable);
    }
    if (unanswerable > 0) {
      out.printf("refused    %d of %d, offered something %d%n", refused, unanswerable, offered);
    }
    calibration.print(out);
    if (!failed.isEmpty()) {
      out.println("failed (id, question, expected, what happened):");
      failed.forEach(out::println);
    }
  }

  private static void line(PrintWriter out, String name, double value) {
    out.printf(Locale.ROOT, "%-10s %.3f%n", name, value);
  }
}
