package dev.doorman.answer;

import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.Passage;
import dev.doorman.knowledge.Ranking;
import dev.doorman.knowledge.Trained;
import java.util.List;

/**
 * How sure it is that a section answers a question, and that one of the first three does: logistic
 * curves over what tells. The weights are learnt from questions with known answers, by
 * cross-validation over their sources; docs/answers.md has the command and what each is worth.
 *
 * <p>There are three kinds of evidence, and two curves for each: {@link Kind}.
 */
public final class Confidence {
  /** A text as near as this to an example, or to one that is not answered, is that text. */
  static final double SAME = 0.999;

  /** From this confidence on a question counts as answered. */
  static final double ANSWER = Trained.number("outcome", "answer-text");

  /** How a section is compared with a question. */
  enum Kind {
    /** By its text and its rivals: the article has no example questions. */
    TEXT("text", Signs.OF_TEXT),
    /** By the model: the article has example questions in the model's language. */
    EXAMPLES("examples", Signs.OF_EXAMPLES),
    /** By their words: the article has example questions in another language. */
    WORDS("words", Signs.OF_WORDS);

    @SuppressWarnings("ImmutableEnumChecker") // Nobody changes its weights.
    private final Curve answer;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Curve offer;

    private final double answerFrom;
    private final double offerFrom;

    Kind(String id, List<String> signs) {
      answer = Curve.of("answer." + id, signs);
      offer = Curve.of("offer." + id, signs);
      answerFrom = Trained.number("outcome", "answer-" + id);
      offerFrom = Trained.number("outcome", "offer-" + id);
    }
  }

  /**
   * How a question may come out.
   *
   * @param answers how likely it is that the best section answers, from 0 to 1, on the scale on
   *     which {@link #ANSWER} is needed for an answer
   * @param mayAnswer whether the first sections are worth offering
   */
  record Estimate(double answers, boolean mayAnswer) {}

  private Confidence() {}

  private static double logOdds(double probability) {
    return Math.log(probability / (1 - probability));
  }

  /** The confidence that has this many more in logarithms of odds than an answer needs. */
  static double beyondAnswer(double more) {
    return 1 / (1 + Math.exp(-more) * (1 - ANSWER) / ANSWER);
  }

  /** Weights, and where the curve begins. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Curve(double[] weights, double bias) {
    static Curve of(String part, List<String> names) {
      return new Curve(Trained.weights(part, names), Trained.number(part, "bias"));
    }

    double at(double[] values) {
      double sum = bias;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * values[i];
      }
      return 1 / (1 + Math.exp(-sum));
    }
  }

  /** Of one of the hits. */
  static Estimate of(String question, Hit best, List<Hit> hits) {
    if (best.found().article().questions().isEmpty()) {
      Ranking ranking = Ranking.of(best.found().article().locale().getLanguage());
      return estimate(Kind.TEXT, Signs.ofText(question, best, hits, ranking::logOdds));
    }
    return isComparedByModel(best)
        ? estimate(Kind.EXAMPLES, Signs.ofExamples(best, hits))
        : estimate(Kind.WORDS, Signs.ofWords(best, hits));
  }

  /** Whether the article's example questions are in the model's language. */
  static boolean isComparedByModel(Hit hit) {
    return Signs.isKnown(hit) && !hit.found().article().questions().isEmpty();
  }

  /** Whether a question is about something else than the article of a hit. */
  public static boolean rulesOut(String question, Hit hit) {
    Passage nearest = hit.matches().getFirst().passage();
    boolean hasExamples = !hit.found().article().questions().isEmpty();
    return (hasExamples && hit.against() >= SAME)
        || (isComparedByModel(hit) && hit.against() >= hit.similarity())
        || hit.others().in(question, nearest);
  }

  /** Told so that an answer of each kind needs as much as one by text. */
  private static Estimate estimate(Kind kind, double[] signs) {
    double answers = logOdds(kind.answer.at(signs)) - logOdds(kind.answerFrom);
    return new Estimate(beyondAnswer(answers), kind.offer.at(signs) >= kind.offerFrom);
  }
}
