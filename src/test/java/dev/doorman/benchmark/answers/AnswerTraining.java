package dev.doorman.benchmark.answers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.doorman.answer.Confidence;
import dev.doorman.knowledge.Evidence;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.embedding.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Learns the numbers of {@code answers/trained.json}: weights of the ranking, of the confidence,
 * and where an answer and an offer begin. What is printed for a source was learnt without its
 * family; what is written is learnt from all. The folder with the public sets is {@code
 * benchmark.sets}.
 */
public final class AnswerTraining {
  private static final Path FILE = Path.of("src/main/resources/answers/trained.json");

  /** Of the penalties that were tried (docs/answers.md), for the ranking and the confidence. */
  private static final double RANKING_PENALTY = 3;

  private static final double CONFIDENCE_PENALTY = 3;

  /** A larger source counts no more than one of so many questions. */
  private static final double MOST_QUESTIONS = 90;

  /** So many of what is answered should be right. */
  private static final double RIGHT = 0.9;

  /** So many of what the sections answer should be answered or offered. */
  private static final double SERVED = 0.97;

  private static final int OFFERED = 3;

  private AnswerTraining() {}

  /** The best hit of a question by some weights, and what tells whether it answers. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Best(Source source, double[] signs, boolean right, boolean offered, boolean has) {
    Logistic.Row row() {
      return new Logistic.Row(signs, right, weight(source));
    }
  }

  /** Trains, prints, and writes the file. */
  public static void main(String[] arguments) throws IOException {
    Path sets = Path.of(System.getProperty("benchmark.sets", "no-sets"));
    List<Source> bare;
    List<Source> full;
    try (var embedder = new Embedder()) {
      bare = Sources.bare(sets, embedder);
      full = Sources.withExamples(sets, embedder);
    }
    Map<String, Object> numbers = new LinkedHashMap<>();
    Map<Boolean, Logistic.Fit> rankings = rankings(bare, source -> true);
    numbers.put("ranking.known", ranking(rankings.get(true), bare, true));
    numbers.put("ranking.other", ranking(rankings.get(false), bare, false));

    List<Judged> text = byText(bare);
    numbers.put("confidence.text", named(Confidence.SIGNS, fit(bests(bare, rankings))));
    List<Judged> words = byWords(full);
    numbers.put(
        "confidence.examples-by-words",
        named(
            Confidence.EXAMPLE_SIGNS,
            fit(full.stream().flatMap(AnswerTraining::byWords).toList())));
    double answer = leastRight(text);
    double maybe = leastServed(text);
    numbers.put(
        "outcome",
        Map.of(
            "answer", round(answer),
            "answer-by-words", round(leastRight(words)),
            "maybe", round(maybe)));
    System.out.printf(Locale.ROOT, "%nanswer from %.3f, maybe from %.3f%n", answer, maybe);
    Judged.print(text, answer, maybe);
    Judged.print(words, leastRight(words), maybe);
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(FILE.toFile(), numbers);
    Files.writeString(FILE, Files.readString(FILE) + "\n");
    System.exit(0);
  }

  private static double weight(Source source) {
    return MOST_QUESTIONS / Math.max(MOST_QUESTIONS, source.questions().size());
  }

  private static Map<Boolean, Logistic.Fit> rankings(
      List<Source> sources, Predicate<Source> taken) {
    Map<Boolean, Logistic.Fit> fits = new LinkedHashMap<>();
    for (boolean known : List.of(true, false)) {
      List<Logistic.Choice> choices =
          sources.stream()
              .filter(taken)
              .filter(source -> source.known() == known)
              .flatMap(
                  source -> source.questions().stream().flatMap(q -> choice(source, q).stream()))
              .toList();
      fits.put(known, Logistic.ofChoices(choices, RANKING_PENALTY));
    }
    return fits;
  }

  private static List<Logistic.Choice> choice(Source source, Source.Question question) {
    List<Integer> seen = seen(question);
    boolean[] right = new boolean[seen.size()];
    boolean any = false;
    for (int i = 0; i < right.length; i++) {
      right[i] = question.right().get(seen.get(i));
      any |= right[i];
    }
    double[][] rows =
        seen.stream().map(i -> question.hits().get(i).evidence().values()).toArray(double[][]::new);
    return any ? List.of(new Logistic.Choice(rows, right, weight(source))) : List.of();
  }

  @SuppressWarnings("ReferenceEquality") // The very same one, not its like.
  private static List<Integer> seen(Source.Question question) {
    return IntStream.range(0, question.hits().size())
        .filter(i -> !question.hits().get(i).evidence().equals(Evidence.NONE))
        .boxed()
        .toList();
  }

  /** The weights, and the line that brings their sum to the scale of the cosines. */
  private static Map<String, Double> ranking(
      Logistic.Fit fit, List<Source> sources, boolean known) {
    List<double[]> points =
        sources.stream()
            .filter(source -> source.known() == known)
            .flatMap(source -> source.questions().stream())
            .flatMap(
                question -> seen(question).stream().map(i -> question.hits().get(i).evidence()))
            .map(
                seen ->
                    new double[] {
                      fit.logOdds(seen.values()),
                      0.2 * seen.name()
                          + 0.4 * seen.inContext()
                          + 0.25 * seen.said()
                          + 0.05 * seen.nameWords()
                          + 0.1 * seen.words()
                    })
            .toList();
    double x = points.stream().mapToDouble(point -> point[0]).average().orElse(0);
    double y = points.stream().mapToDouble(point -> point[1]).average().orElse(0);
    double xx = points.stream().mapToDouble(p -> (p[0] - x) * (p[0] - x)).sum();
    double yy = points.stream().mapToDouble(p -> (p[1] - y) * (p[1] - y)).sum();
    double scale = Math.sqrt(yy / xx);
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < Evidence.NAMES.size(); i++) {
      named.put(Evidence.NAMES.get(i), round(fit.weights()[i]));
    }
    named.put("scale", scale);
    named.put("shift", y - scale * x);
    return named;
  }

  private static List<Best> bests(List<Source> sources, Map<Boolean, Logistic.Fit> rankings) {
    return sources.stream()
        .flatMap(source -> source.questions().stream().map(q -> best(source, q, rankings)))
        .toList();
  }

  private static Best best(
      Source source, Source.Question question, Map<Boolean, Logistic.Fit> rankings) {
    Logistic.Fit fit = rankings.get(source.known());
    ToDoubleFunction<Evidence> odds = evidence -> fit.logOdds(evidence.values());
    List<Integer> order =
        seen(question).stream()
            .sorted(
                Comparator.comparingDouble(
                    i -> -odds.applyAsDouble(question.hits().get(i).evidence())))
            .toList();
    Hit best = question.hits().get(order.getFirst());
    return new Best(
        source,
        Confidence.signs(question.text(), best, question.hits(), odds),
        question.right().get(order.getFirst()),
        order.stream().limit(OFFERED).anyMatch(question.right()::get),
        question.answerable());
  }

  private static Logistic.Fit fit(List<Best> bests) {
    return Logistic.ofRows(bests.stream().map(Best::row).toList(), CONFIDENCE_PENALTY);
  }

  /** Each source by what was learnt without its family. */
  private static List<Judged> byText(List<Source> sources) {
    List<Judged> judged = new ArrayList<>();
    for (String family : sources.stream().map(Source::family).distinct().toList()) {
      Map<Boolean, Logistic.Fit> rankings =
          rankings(sources, source -> !source.family().equals(family));
      Logistic.Fit fit =
          fit(
              bests(
                  sources.stream().filter(source -> !source.family().equals(family)).toList(),
                  rankings));
      for (Source source : sources) {
        if (source.family().equals(family)) {
          for (Source.Question question : source.questions()) {
            Best best = best(source, question, rankings);
            judged.add(judged(best, fit, five(question, rankings.get(source.known()))));
          }
        }
      }
    }
    return judged;
  }

  private static boolean five(Source.Question question, Logistic.Fit fit) {
    return seen(question).stream()
        .sorted(
            Comparator.comparingDouble(
                i -> -fit.logOdds(question.hits().get(i).evidence().values())))
        .limit(5)
        .anyMatch(question.right()::get);
  }

  private static Judged judged(Best best, Logistic.Fit fit, boolean five) {
    return new Judged(
        best.source().name(),
        fit.probability(best.signs()),
        best.right(),
        best.offered(),
        five,
        best.has());
  }

  private static Stream<Best> byWords(Source source) {
    return source.questions().stream()
        .map(
            question ->
                new Best(
                    source,
                    Confidence.exampleSigns(question.hits().getFirst(), question.hits()),
                    question.right().getFirst(),
                    question.right().stream().limit(OFFERED).anyMatch(right -> right),
                    question.answerable()));
  }

  private static List<Judged> byWords(List<Source> sources) {
    List<Judged> judged = new ArrayList<>();
    for (Source source : sources) {
      Logistic.Fit fit =
          fit(
              sources.stream()
                  .filter(other -> !other.family().equals(source.family()))
                  .flatMap(AnswerTraining::byWords)
                  .toList());
      byWords(source).forEach(best -> judged.add(judged(best, fit, best.offered())));
    }
    return judged;
  }

  private static Map<String, Double> named(List<String> names, Logistic.Fit fit) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      named.put(names.get(i), round(fit.weights()[i]));
    }
    named.put("bias", round(fit.bias()));
    return named;
  }

  private static double round(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  /** The least confidence from which on so many of the answers are right. */
  private static double leastRight(List<Judged> judged) {
    List<Judged> sorted =
        judged.stream().sorted(Comparator.comparingDouble(one -> -one.confidence())).toList();
    double least = 1;
    double right = 0;
    double all = 0;
    for (Judged one : sorted) {
      right += one.right() ? 1 : 0;
      all++;
      if (right / all >= RIGHT) {
        least = one.confidence();
      }
    }
    return least;
  }

  /** The confidence that so many of those have whose section is among those that are offered. */
  private static double leastServed(List<Judged> judged) {
    double[] sorted =
        judged.stream()
            .filter(one -> one.answerable() && one.offered())
            .mapToDouble(Judged::confidence)
            .sorted()
            .toArray();
    return sorted[(int) ((1 - SERVED) * sorted.length)];
  }
}
