package dev.doorman.benchmark.answers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.doorman.answer.Confidence;
import dev.doorman.answer.Signs;
import dev.doorman.benchmark.answers.Thresholds.Aims;
import dev.doorman.knowledge.Embeddings;
import dev.doorman.knowledge.Evidence;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.embedding.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Learns the numbers of {@code answers/trained.json}: weights of the ranking, of the confidence,
 * and where an answer and an offer begin. What is printed for a source was learnt without its
 * family; what is written is learnt from all. The folder with the public sets is {@code
 * benchmark.sets}.
 */
public final class AnswerTraining {
  private static final Path FILE = Path.of("src/main/resources/answers/trained.json");

  private static final Aims TEXT = new Aims(0.05, 0.985, 0);

  /** Half of the questions about anything else are a bank's, about accounts too. */
  private static final Aims EXAMPLES = new Aims(0.05, 0.985, 0.95);

  /** Each language has ten near questions or so. */
  private static final Aims WORDS = new Aims(0.1, 0.995, 0);

  private static final int OFFERED = 3;
  private static final int FIVE = 5;

  private AnswerTraining() {}

  /** Trains, prints, and writes the file. */
  public static void main(String[] arguments) throws IOException {
    try (var embedder = new Embedder()) {
      train(Path.of(System.getProperty("benchmark.sets", "no-sets")), embedder);
    }
    System.exit(0);
  }

  static void train(Path sets, Embeddings embedder) throws IOException {
    List<Source> bare = Sources.bare(sets, embedder);
    List<Source> full = Sources.withExamples(sets, embedder);
    Map<String, Object> numbers = new LinkedHashMap<>();
    var rankings = Rankings.of(bare, source -> true);
    numbers.put("ranking.known", rankings.numbers(bare, true));
    numbers.put("ranking.other", rankings.numbers(bare, false));

    Map<String, Double> outcome = new LinkedHashMap<>();
    train("text", Signs.OF_TEXT, text(bare), TEXT, numbers, outcome);
    // There is one article with examples in English, so it is left out by who asked.
    train(
        "examples",
        Signs.OF_EXAMPLES,
        left -> withExamples(full, true, Source::name),
        EXAMPLES,
        numbers,
        outcome);
    train(
        "words",
        Signs.OF_WORDS,
        left -> withExamples(full, false, Source::family),
        WORDS,
        numbers,
        outcome);
    numbers.put("outcome", outcome);
    Files.writeString(
        FILE,
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(numbers)
            + "\n");
  }

  private static void train(
      String kind,
      List<String> signs,
      Function<String, List<Best>> rows,
      Aims aims,
      Map<String, Object> numbers,
      Map<String, Double> outcome) {
    var curves = new Curves(signs, rows);
    List<Judged> judged = curves.leftOut();
    var from = Thresholds.of(judged, aims);
    System.out.printf("%n%s%n", kind);
    Judged.print(judged, from);
    numbers.put("answer." + kind, curves.answers());
    numbers.put("offer." + kind, curves.offers());
    outcome.put("answer-" + kind, Rankings.round(from.answer()));
    outcome.put("offer-" + kind, Rankings.round(from.offer()));
  }

  /** By text: ranked by weights that have not seen the family that is left out. */
  private static Function<String, List<Best>> text(List<Source> sources) {
    return left -> {
      var rankings = Rankings.of(sources, source -> !source.family().equals(left));
      List<Best> bests = new ArrayList<>();
      for (Source source : sources) {
        Logistic.Fit fit = rankings.fit(source.known());
        ToDoubleFunction<Evidence> odds = evidence -> fit.logOdds(evidence.values());
        for (Source.Question question : source.questions()) {
          List<Integer> order = Rankings.order(question, fit);
          Hit best = question.hits().get(order.getFirst());
          bests.add(
              best(
                  source,
                  source.family(),
                  question,
                  order,
                  Signs.ofText(question.text(), best, question.hits(), odds)));
        }
      }
      return bests;
    };
  }

  /** By example questions, in the order in which they were found. */
  private static List<Best> withExamples(
      List<Source> sources, boolean known, Function<Source, String> fold) {
    List<Best> bests = new ArrayList<>();
    for (Source source : sources) {
      if (source.known() == known) {
        for (Source.Question question : source.questions()) {
          List<Integer> order = Rankings.all(question);
          Hit best = question.hits().getFirst();
          bests.add(
              best(
                  source,
                  fold.apply(source),
                  question,
                  order,
                  known
                      ? Signs.ofExamples(best, question.hits())
                      : Signs.ofWords(best, question.hits())));
        }
      }
    }
    return bests;
  }

  private static Best best(
      Source source, String fold, Source.Question question, List<Integer> order, double[] signs) {
    return new Best(
        source.name(),
        fold,
        signs,
        question.right().get(order.getFirst()),
        order.stream().limit(OFFERED).anyMatch(question.right()::get),
        order.stream().limit(FIVE).anyMatch(question.right()::get),
        question.answerable(),
        Confidence.rulesOut(question.text(), question.hits().get(order.getFirst())),
        Rankings.weight(source));
  }
}
