package dev.doorman.answer;

import dev.doorman.knowledge.Evidence;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.Library;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What tells whether a section that was found answers a question, as numbers. Stateless. */
public final class Signs {
  /** What is looked at where an article has no example questions; {@link #ofText} in this order. */
  public static final List<String> OF_TEXT = textNames();

  /** What is looked at where the model compares example questions. */
  public static final List<String> OF_EXAMPLES =
      List.of("similarity", "against", "gap", "name", "covered", "runs");

  /** What is looked at where words are compared with example questions. */
  public static final List<String> OF_WORDS = List.of("similarity", "against", "gap");

  /** Longer questions say no more. */
  private static final int MAX_WORDS = 12;

  /**
   * A question about anything at all comes this near to something off-topic, where any is known.
   */
  private static final double OFF_TOPIC_AT_LEAST = 0.6;

  /** Sections with the same example question are equally near, but for rounding, and no rivals. */
  private static final double TIE = 1e-4;

  private Signs() {}

  private static List<String> textNames() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "lead",
                "logShare",
                "otherLanguage",
                "near",
                "againstOffTopic",
                "contentWords",
                "contentWordsInOther",
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

  /** Whether it is in the language of the embedding model. */
  static boolean isKnown(Hit hit) {
    return hit.found()
        .article()
        .locale()
        .getLanguage()
        .equals(Library.DEFAULT_LOCALE.getLanguage());
  }

  /**
   * What tells whether a hit answers by its text.
   *
   * @param logOdds of a section among the others
   */
  @SuppressWarnings("ReferenceEquality") // Two sections may be equally near; each is a rival.
  public static double[] ofText(
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
    double content = Math.log1p(Math.min(MAX_WORDS, best.contentWords()));
    List<Double> signs = new ArrayList<>();
    signs.add(odds - rival);
    signs.add(-Math.log(Math.max(1, sum)));
    signs.add(isKnown(best) ? 0.0 : 1.0);
    signs.add(near);
    signs.add(Math.max(best.against(), OFF_TOPIC_AT_LEAST) - near);
    signs.add(content);
    signs.add(isKnown(best) ? 0.0 : content);
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

  /** What tells whether a hit answers by its example questions, compared by the model. */
  public static double[] ofExamples(Hit best, List<Hit> hits) {
    Evidence own = best.evidence();
    List<Evidence> all =
        hits.stream().map(Hit::evidence).filter(each -> !each.equals(Evidence.NONE)).toList();
    return new double[] {
      best.similarity(),
      Math.max(best.against(), OFF_TOPIC_AT_LEAST),
      gap(best, hits),
      aboveMean(own, all, Evidence::name),
      aboveMean(own, all, Evidence::covered),
      aboveMean(own, all, Evidence::runs)
    };
  }

  /** What tells whether a hit answers by the words of its example questions. */
  public static double[] ofWords(Hit best, List<Hit> hits) {
    return new double[] {best.similarity(), best.against(), gap(best, hits)};
  }

  private static double gap(Hit best, List<Hit> hits) {
    return best.similarity()
        - hits.stream()
            .mapToDouble(Hit::similarity)
            .filter(similarity -> similarity < best.similarity() - TIE)
            .max()
            .orElse(OFF_TOPIC_AT_LEAST);
  }
}
