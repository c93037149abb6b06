package dev.doorman.benchmark.answers;

import dev.doorman.answer.Answer;
import dev.doorman.answer.Answerer;
import dev.doorman.answer.Citation;
import dev.doorman.answer.LocalAnswerer;
import dev.doorman.answer.Maybe;
import dev.doorman.answer.Offer;
import dev.doorman.answer.Outcome;
import dev.doorman.answer.Unknown;
import dev.doorman.knowledge.Embeddings;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.QuestionLanguage;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.understanding.Understander;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What becomes of the questions about the first article in each language with the numbers as they
 * are shipped, with the article's front matter and without. These numbers were learnt from the same
 * questions too.
 */
public final class FirstArticleFigures {
  private static final Path QUESTIONS = Path.of("src/test/resources/questions/first-article.tsv");
  private static final List<String> LANGUAGES = List.of("en", "es", "id", "hi", "zh", "ar");
  private static final int TOP = 5;

  private FirstArticleFigures() {}

  /** Prints a line for each language. */
  public static void main(String[] arguments) throws IOException {
    try (var embedder = new Embedder()) {
      print(embedder);
    }
    System.exit(0);
  }

  static void print(Embeddings embedder) throws IOException {
    KnowledgeFolder folder = KnowledgeFolder.read(Path.of("knowledge"));
    Library library = folder.library();
    List<String> offTopic = new Understander(folder, library, embedder).offTopic();
    for (boolean bare : List.of(false, true)) {
      Library read = bare ? library.bare() : library;
      var answerer =
          new LocalAnswerer(new Answerer(new SearchIndex(read, offTopic, embedder)), read);
      System.out.printf("%n%s%n", bare ? "bare" : "with front matter");
      for (String language : LANGUAGES) {
        line(language, answerer, read);
      }
    }
  }

  private static void line(String language, LocalAnswerer answerer, Library library)
      throws IOException {
    int has = 0;
    int right = 0;
    int wrong = 0;
    int served = 0;
    int none = 0;
    int told = 0;
    int offered = 0;
    for (String line : Files.readAllLines(QUESTIONS)) {
      String[] row = line.split("\t", -1);
      if (!row[0].equals(language)) {
        continue;
      }
      Locale locale = QuestionLanguage.of(row[1], Locale.of(language), library);
      Outcome outcome = answerer.answer(row[1], Optional.empty(), locale, TOP);
      boolean isAnswer = outcome instanceof Answer;
      if (row[2].equals("-")) {
        none++;
        told += isAnswer ? 1 : 0;
        offered += outcome instanceof Maybe ? 1 : 0;
      } else {
        boolean isRight = named(outcome).anyMatch(Set.of(row[2].split(",", -1))::contains);
        has++;
        served += isRight ? 1 : 0;
        right += isAnswer && isRight ? 1 : 0;
        wrong += isAnswer && !isRight ? 1 : 0;
      }
    }
    System.out.printf(
        "| %s | %d of %d | %d | %d | %d of %d | %d |%n",
        language, right, has, wrong, served, told, none, offered);
  }

  private static Stream<String> named(Outcome outcome) {
    return switch (outcome) {
      case Answer answer -> answer.citations().stream().map(Citation::section);
      case Maybe maybe -> maybe.offered().stream().map(Offer::citation).map(Citation::section);
      case Unknown unknown -> Stream.of();
    };
  }
}
