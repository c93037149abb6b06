package dev.doorman.benchmark.answers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The two curves of a kind of evidence: that the best section answers, and that one of three does.
 */
final class Curves {
  /** Of the penalties that were tried (docs/answers.md). */
  private static final double PENALTY = 3;

  /** The name of the fold that leaves nothing out. */
  private static final String NOTHING = "";

  /** What may speak for an answer or against one, as it turns out. */
  private static final Set<String> EITHER =
      Set.of("otherLanguage", "contentWords", "contentWordsInOther");

  private final List<String> signs;
  private final Function<String, List<Best>> rows;
  private final List<Best> all;

  /**
   * @param rows all questions, found by what has not seen a fold
   */
  Curves(List<String> signs, Function<String, List<Best>> rows) {
    this.signs = signs;
    this.rows = rows;
    this.all = rows.apply(NOTHING);
  }

  /** Each question by curves that have not seen its fold. */
  List<Judged> leftOut() {
    List<Judged> judged = new ArrayList<>();
    for (String fold : all.stream().map(Best::fold).distinct().toList()) {
      List<Best> bests = rows.apply(fold);
      List<Best> others = bests.stream().filter(best -> !best.fold().equals(fold)).toList();
      Logistic.Fit answer = fit(others, Best::right);
      Logistic.Fit offer = fit(others, Best::offered);
      bests.stream()
          .filter(best -> best.fold().equals(fold))
          .forEach(best -> judged.add(judged(best, answer, offer)));
    }
    return judged;
  }

  private static Judged judged(Best best, Logistic.Fit answer, Logistic.Fit offer) {
    return new Judged(
        best.source(),
        best.fold(),
        best.ruledOut() ? 0 : answer.probability(best.signs()),
        best.ruledOut() ? 0 : offer.probability(best.signs()),
        best.right(),
        best.offered(),
        best.five(),
        best.has(),
        best.weight());
  }

  Map<String, Double> answers() {
    return named(fit(all, Best::right));
  }

  Map<String, Double> offers() {
    return named(fit(all, Best::offered));
  }

  private Logistic.Fit fit(List<Best> bests, Predicate<Best> right) {
    return Logistic.ofRows(
        bests.stream()
            .map(best -> new Logistic.Row(best.signs(), right.test(best), best.weight()))
            .toList(),
        signs.stream().mapToInt(Curves::direction).toArray(),
        PENALTY);
  }

  private static int direction(String sign) {
    return EITHER.contains(sign)
        ? 0
        : sign.startsWith("against") || sign.endsWith("lacking") ? -1 : 1;
  }

  private Map<String, Double> named(Logistic.Fit fit) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < signs.size(); i++) {
      named.put(signs.get(i), Rankings.round(fit.weights()[i]));
    }
    named.put("bias", Rankings.round(fit.bias()));
    return named;
  }
}
