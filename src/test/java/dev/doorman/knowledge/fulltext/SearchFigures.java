package dev.doorman.knowledge.fulltext;

import dev.doorman.base.ArticleId;
import dev.doorman.benchmark.ManyPassages;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.PlainText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;

/**
 * What a search by words costs beside the barest query of Lucene for the same words in the same
 * index: one clause a word in one field, without an excerpt. Both are measured in turns, so that
 * other work on the machine falls on both.
 *
 * <p>Run by {@code -Dbenchmark.main=dev.doorman.knowledge.fulltext.SearchFigures}.
 */
public final class SearchFigures {
  private static final int ROUNDS = 4_000;
  private static final int WARM_UP = 4_000;
  private static final int RESULTS = 20;
  private static final int PASSAGES = 100_000;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Analysis analysis = new Analysis("en");
  private final LanguageIndex index;
  private final List<String> texts;

  private SearchFigures(List<Article> articles, List<String> texts) {
    var languages =
        articles.stream()
            .collect(
                Collectors.<Article, ArticleId, Set<String>>toMap(Article::id, a -> Set.of("en")));
    this.index = new LanguageIndex("en", articles, languages);
    this.texts = texts;
  }

  /** Measures and prints a table. */
  public static void main(String... args) throws IOException {
    System.out.println(
        "| sections | query | bare, p50 µs | p99 | search, p50 µs | p99 | p99 to bare |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    List<Article> own =
        KnowledgeFolder.read(Path.of("knowledge")).library().articles().stream()
            .filter(article -> article.locale().equals(Library.DEFAULT_LOCALE))
            .toList();
    List<String> ownTexts =
        own.stream()
            .flatMap(article -> article.all().stream())
            .map(s -> PlainText.of(s.blocks()))
            .toList();
    new SearchFigures(own, ownTexts).all("the first article's");
    var random = new Random(3);
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(ManyPassages.text(random, 12));
    }
    new SearchFigures(ManyPassages.library(PASSAGES).articles(), many).all("10,000");
  }

  private void all(String sections) throws IOException {
    measure(sections, "two words", words -> words);
    measure(sections, "two words, the last begun", SearchFigures::begun);
    measure(sections, "two words, one letter wrong", SearchFigures::misspelt);
  }

  private static String begun(String query) {
    return query.substring(0, query.length() - 1);
  }

  private static String misspelt(String query) {
    int at = query.length() - 2;
    return query.substring(0, at) + "q" + query.substring(at + 1);
  }

  private void measure(String sections, String kind, UnaryOperator<String> typed)
      throws IOException {
    var random = new Random(9);
    List<String> queries = new ArrayList<>();
    while (queries.size() < ROUNDS) {
      List<String> words =
          NO_WORD.splitAsStream(texts.get(random.nextInt(texts.size())).strip()).toList();
      int at = random.nextInt(Math.max(1, words.size() - 1));
      String query =
          typed.apply(words.get(at) + " " + words.get(Math.min(at + 1, words.size() - 1)));
      queries.add(query);
    }
    long[] bare = new long[ROUNDS];
    long[] full = new long[ROUNDS];
    for (int i = -WARM_UP; i < ROUNDS; i++) {
      String query = queries.get(Math.floorMod(i, ROUNDS));
      long begun = System.nanoTime();
      bare(query);
      long between = System.nanoTime();
      index.search(query, Set.of(), RESULTS);
      long done = System.nanoTime();
      if (i >= 0) {
        bare[i] = between - begun;
        full[i] = done - between;
      }
    }
    Arrays.sort(bare);
    Arrays.sort(full);
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.0f | %.0f | %.0f | %.0f | %.1f× |%n",
        sections,
        kind,
        at(bare, 50),
        at(bare, 99),
        at(full, 50),
        at(full, 99),
        at(full, 99) / at(bare, 99));
  }

  private static double at(long[] sorted, int percent) {
    return sorted[sorted.length * percent / 100] / 1_000.0;
  }

  private void bare(String query) throws IOException {
    var words = new BooleanQuery.Builder();
    for (Token token : analysis.asked(query)) {
      words.add(new TermQuery(new Term(Zone.TEXT.stems(), token.stem())), Occur.SHOULD);
    }
    index.searcher().search(words.build(), RESULTS);
  }
}
