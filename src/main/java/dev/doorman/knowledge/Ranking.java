package dev.doorman.knowledge;

/**
 * Weighs what speaks for a section: a sum whose exponential is the odds among the sections that are
 * looked at. The weights are learnt from questions of several help centres, once for the language
 * of the embedding model and once for all others. Immutable.
 */
public final class Ranking {
  private static final Ranking KNOWN = new Ranking("ranking.known");
  private static final Ranking OTHER = new Ranking("ranking.other");

  private final double[] weights;
  private final double scale;
  private final double shift;

  private Ranking(String part) {
    weights = Trained.weights(part, Evidence.NAMES);
    scale = Trained.number(part, "scale");
    shift = Trained.number(part, "shift");
  }

  /** The weights for a language. */
  public static Ranking of(String language) {
    return language.equals(Library.DEFAULT_LOCALE.getLanguage()) ? KNOWN : OTHER;
  }

  /** The logarithm of the odds, up to what all sections have in common. */
  public double logOdds(Evidence evidence) {
    double[] values = evidence.values();
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  /** The same on the scale of the cosines that example questions are told in. */
  double score(Evidence evidence) {
    return scale * logOdds(evidence) + shift;
  }
}
