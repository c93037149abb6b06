package dev.doorman.benchmark.answers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became of a question.
 *
 * @param fold what was left out together when its curves were learnt
 * @param confidence that the best section answers
 * @param offer how likely it is that one of the first three does; 0 where the article is ruled out
 * @param right whether the best section answers
 * @param offered whether one of the first three does
 * @param five whether one of the first five does
 * @param weight that it counts with
 */
record Judged(
    String source,
    String fold,
    double confidence,
    double offer,
    boolean right,
    boolean offered,
    boolean five,
    boolean answerable,
    double weight) {
  private static final int BINS = 10;

  boolean isFar() {
    return source.startsWith(Source.FAR);
  }

  static void print(List<Judged> all, Thresholds from) {
    System.out.printf(
        Locale.ROOT, "%nanswer from %.4f, offer from %.4f%n", from.answer(), from.offer());
    System.out.println(
        "\n| source | answered, right | answered, wrong | served | right first | in the first five"
            + " | without an answer: answered | offered | refused | AUROC |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    Map<String, List<Judged>> bySource =
        all.stream()
            .collect(Collectors.groupingBy(Judged::source, TreeMap::new, Collectors.toList()));
    bySource.forEach((source, rows) -> line(source, rows, from));
    reliability(all);
  }

  private static void line(String source, List<Judged> rows, Thresholds from) {
    List<Judged> has = rows.stream().filter(Judged::answerable).toList();
    List<Judged> none = rows.stream().filter(row -> !row.answerable()).toList();
    long right = has.stream().filter(row -> from.answers(row) && row.right()).count();
    long wrong = has.stream().filter(row -> from.answers(row) && !row.right()).count();
    long served = right + has.stream().filter(row -> from.offers(row) && row.offered()).count();
    double[] in = has.stream().mapToDouble(Judged::confidence).toArray();
    double[] out = none.stream().mapToDouble(Judged::confidence).toArray();
    System.out.printf(
        Locale.ROOT,
        "| %s | %d of %d | %d | %d | %d | %d | %d of %d | %d | %d | %s |%n",
        source,
        right,
        has.size(),
        wrong,
        served,
        has.stream().filter(Judged::right).count(),
        has.stream().filter(Judged::five).count(),
        none.stream().filter(from::answers).count(),
        none.size(),
        none.stream().filter(from::offers).count(),
        none.stream().filter(row -> !from.answers(row) && !from.offers(row)).count(),
        in.length == 0 || out.length == 0
            ? "–"
            : String.format(Locale.ROOT, "%.2f", Figures.auroc(in, out)));
  }

  /** How often what is told with some confidence is right. */
  private static void reliability(List<Judged> all) {
    double error = 0;
    System.out.println("\n| confidence | questions | mean confidence | right |\n|---|---|---|---|");
    for (int bin = 0; bin < BINS; bin++) {
      int which = bin;
      List<Judged> in =
          all.stream()
              .filter(one -> Math.min(BINS - 1, (int) (one.confidence() * BINS)) == which)
              .toList();
      if (!in.isEmpty()) {
        double mean = in.stream().mapToDouble(Judged::confidence).average().orElse(0);
        double right = in.stream().filter(Judged::right).count() / (double) in.size();
        error += Math.abs(mean - right) * in.size() / all.size();
        System.out.printf(
            Locale.ROOT,
            "| %.1f to %.1f | %d | %.2f | %.2f |%n",
            bin / 10.0,
            (bin + 1) / 10.0,
            in.size(),
            mean,
            right);
      }
    }
    System.out.printf(Locale.ROOT, "%nexpected calibration error %.3f%n", error);
  }
}
