package dev.doorman.answer;

import dev.doorman.knowledge.Evidence;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.Ranking;
import dev.doorman.knowledge.Trained;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How sure it is that a section answers a question, from 0 to 1: a logistic curve over what tells.
 * The weights are learnt from questions with known answers, by cross-validation over their sources;
 * docs/answers.md has the command and what each is worth.
 *
 * <p>An article without example questions is told by its text and its rivals. One that has some is
 * told by them, and by the questions that it says it does not answer.
 */
public final class Confidence {
  /** What is looked at where an article has no example questions; {@link #signs} in this order. */
  public static final List<String> SIGNS = signNames();

  /** What is looked at where words are compared with example questions. */
  public static final List<String> EXAMPLE_SIGNS = List.of("similarity", "against", "gap");

  /** Longer questions say no more. */
  private static final int MOST_WORDS = 12;

  /**
   * A question about anything at all comes this near to something off-topic, where any is known.
   */
  private static final double OFF_TOPIC_AT_LEAST = 0.6;

  /** Sections with the same example question are equally near, but for rounding, and no rivals. */
  private static final double TIE = 1e-4;

  private static final Curve TEXT = Curve.of("confidence.text", SIGNS);
  private static final Curve BY_WORDS = Curve.of("confidence.examples-by-words", EXAMPLE_SIGNS);

  /** From this confidence on a question counts as answered. */
  static final double ANSWER = Trained.number("outcome", "answer");

  /** From this confidence on the nearest sections are offered. */
  static final double MAYBE = Trained.number("outcome", "maybe");

  private static final double ANSWER_BY_WORDS = Trained.number("outcome", "answer-by-words");

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
      for (int i = 0; i < values.length; i++) {
        sum += weights[i] * values[i];
      }
      return 1 / (1 + Math.exp(-sum));
    }
  }

  private static List<String> signNames() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "lead",
                "logShare",
                "otherLanguage",
                "near",
                "againstOffTopic",
                "contentWords",
                "name",
                "inContext",
                "said",
                "covered",
                "runs",
                "runsCovered"));
    for (QuestionKind kind : QuestionKind.values()) {
      names.add(kind.id() + "-given");
      names.add(kind.id() + "-lacking");
    }
    return List.copyOf(names);
  }

  /** Of the best of the hits, whose article has no example questions. */
  static double byText(String question, Hit best, List<Hit> hits) {
    Ranking ranking = Ranking.of(best.found().article().locale().getLanguage());
    return TEXT.at(signs(question, best, hits, ranking::logOdds));
  }

  /**
   * Of a hit by the words of its example questions, told so that an answer needs as much as from a
   * text.
   */
  static double byExamples(Hit best, List<Hit> hits) {
    double confidence = BY_WORDS.at(exampleSigns(best, hits));
    return beyondAnswer(logOdds(confidence) - logOdds(ANSWER_BY_WORDS));
  }

  /**
   * What tells whether a hit answers by its text.
   *
   * @param logOdds of a section among the others
   */
  @SuppressWarnings("ReferenceEquality") // Two sections may be equally near; each is a rival.
  public static double[] signs(
      String question, Hit best, List<Hit> hits, ToDoubleFunction<Evidence> logOdds) {
    List<Evidence> all =
        hits.stream().map(Hit::evidence).filter(each -> !each.equals(Evidence.NONE)).toList();
    Evidence own = best.evidence();
    double odds = logOdds.applyAsDouble(own);
    List<Double> rivals = new ArrayList<>();
    all.forEach(each -> rivals.add(logOdds.applyAsDouble(each)));
    rivals.remove(odds);
    double rival = rivals.stream().mapToDouble(Double::doubleValue).max().orElse(odds);
    double sum =
        all.stream().mapToDouble(each -> Math.exp(logOdds.applyAsDouble(each) - odds)).sum();
    double near = Math.max(own.inContext(), own.said());
    boolean known =
        best.found().article().locale().getLanguage().equals(Library.DEFAULT_LOCALE.getLanguage());
    List<Double> signs = new ArrayList<>();
    signs.add(odds - rival);
    signs.add(-Math.log(Math.max(1, sum)));
    signs.add(known ? 0.0 : 1.0);
    signs.add(near);
    signs.add(Math.max(best.against(), OFF_TOPIC_AT_LEAST) - near);
    signs.add(Math.log1p(Math.min(MOST_WORDS, best.contentWords())));
    signs.add(aboveMean(own, all, Evidence::name));
    signs.add(aboveMean(own, all, Evidence::inContext));
    signs.add(aboveMean(own, all, Evidence::said));
    signs.add(aboveMean(own, all, Evidence::covered));
    signs.add(aboveMean(own, all, Evidence::runs));
    signs.add(aboveMean(own, all, Evidence::runsCovered));
    for (QuestionKind kind : QuestionKind.values()) {
      boolean asked = kind.isAskedBy(question);
      boolean given = asked && kind.isGivenBy(best.found().section());
      signs.add(given ? 1.0 : 0.0);
      signs.add(asked && !given ? 1.0 : 0.0);
    }
    return signs.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double aboveMean(
      Evidence own, List<Evidence> all, ToDoubleFunction<Evidence> sign) {
    return sign.applyAsDouble(own) - all.stream().mapToDouble(sign).average().orElse(0);
  }

  /** What tells whether a hit answers by its example questions. */
  public static double[] exampleSigns(Hit best, List<Hit> hits) {
    double rival =
        hits.stream()
            .mapToDouble(Hit::similarity)
            .filter(similarity -> similarity < best.similarity() - TIE)
            .max()
            .orElse(OFF_TOPIC_AT_LEAST);
    return new double[] {best.similarity(), best.against(), best.similarity() - rival};
  }
}
