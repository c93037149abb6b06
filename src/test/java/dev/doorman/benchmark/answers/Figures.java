package dev.doorman.benchmark.answers;

import dev.doorman.benchmark.answers.Ranker.Scored;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The usual figures of retrieval and refusal. */
final class Figures {
  private static final int CUT = 10;

  private Figures() {}

  /** Adds up how well questions were ranked. */
  static final class Ranking {
    private int questions;
    private double first;
    private double five;
    private double reciprocal;
    private double gain;

    void add(List<Scored> ranked, Set<String> relevant) {
      questions++;
      double dcg = 0;
      int best = 0;
      for (int i = 0; i < Math.min(CUT, ranked.size()); i++) {
        if (relevant.contains(ranked.get(i).id())) {
          best = best == 0 ? i + 1 : best;
          dcg += discount(i);
        }
      }
      double ideal = 0;
      for (int i = 0; i < Math.min(CUT, relevant.size()); i++) {
        ideal += discount(i);
      }
      first += best == 1 ? 1 : 0;
      five += best >= 1 && best <= 5 ? 1 : 0;
      reciprocal += best == 0 ? 0 : 1.0 / best;
      gain += dcg / ideal;
    }

    private static double discount(int place) {
      return Math.log(2) / Math.log(place + 2);
    }

    /** A right one first, a right one among five, MRR@10, nDCG@10. */
    String[] cells() {
      return new String[] {
        share(first / questions),
        share(five / questions),
        share(reciprocal / questions),
        share(gain / questions)
      };
    }
  }

  /** The chance that one to be answered has the higher confidence of two. */
  static double auroc(double[] answered, double[] refused) {
    double wins = 0;
    for (double one : answered) {
      for (double other : refused) {
        wins += one > other ? 1 : one == other ? 0.5 : 0;
      }
    }
    return wins / answered.length / refused.length;
  }

  /** The share of those to refuse that are, where one in twenty of the others is refused too. */
  static double refusedAtFivePercent(double[] answered, double[] refused) {
    double[] sorted = answered.clone();
    Arrays.sort(sorted);
    double threshold = sorted[(int) Math.floor(0.05 * sorted.length)];
    return Arrays.stream(refused).filter(each -> each < threshold).count()
        / (double) refused.length;
  }

  static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
