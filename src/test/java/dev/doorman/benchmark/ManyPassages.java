package dev.doorman.benchmark;

import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Embeddings;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.Section;
import dev.doorman.knowledge.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Passages by the thousand, always the same: words of a made-up vocabulary, the common ones more
 * often. A text's vector is the sum of its words' vectors, so that passages that share words lie
 * near each other, as real ones do.
 */
public final class ManyPassages {
  private static final int WORDS = 20_000;
  private static final int DIMENSIONS = 384;
  private static final int IN_SECTION = 10;
  private static final int IN_ARTICLE = 10;
  private static final int LENGTH = 25;
  private static final Pattern SPACES = Pattern.compile("\\W+");

  private ManyPassages() {}

  /** Articles with so many passages in all. */
  public static Library library(int passages) {
    var random = new Random(7);
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < passages / (IN_SECTION * IN_ARTICLE); i++) {
      articles.add(article(i, random));
    }
    return new Library(articles);
  }

  private static Article article(int number, Random random) {
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < IN_ARTICLE; i++) {
      List<Block> blocks = new ArrayList<>();
      // The section as a whole is a passage too.
      for (int j = 0; j < IN_SECTION - 1; j++) {
        blocks.add(new Block.Paragraph(List.of(plain(text(random, LENGTH)))));
      }
      sections.add(new Section("section-" + i, text(random, 4), blocks, Map.of()));
    }
    return new Article(
        new ArticleId("article-" + number),
        text(random, 5),
        Library.DEFAULT_LOCALE,
        LocalDate.of(2026, 1, 1),
        Optional.empty(),
        List.of(),
        "1",
        List.of(),
        sections,
        Map.of(),
        List.of(),
        Optional.empty());
  }

  private static Span plain(String text) {
    return new Span(text, Set.of(), Optional.empty());
  }

  /** A text of so many words. */
  public static String text(Random random, int words) {
    var text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(word(random));
    }
    return text.append('.').toString();
  }

  /** The k-th word about 1/k as often as the first, as in any language. */
  private static String word(Random random) {
    int rank = (int) Math.exp(random.nextDouble() * Math.log(WORDS));
    return "w" + Integer.toString(rank * 7919, Character.MAX_RADIX);
  }

  /** Vectors without a model. Safe for several threads. */
  static final class Vectors implements Embeddings {
    private final Map<String, float[]> words = new ConcurrentHashMap<>();

    @Override
    public float[] embed(String text) {
      float[] sum = new float[DIMENSIONS];
      for (String word : SPACES.splitAsStream(text).toList()) {
        float[] vector = words.computeIfAbsent(word, Vectors::of);
        for (int i = 0; i < DIMENSIONS; i++) {
          sum[i] += vector[i];
        }
      }
      double square = 0;
      for (float value : sum) {
        square += value * value;
      }
      for (int i = 0; i < DIMENSIONS; i++) {
        sum[i] /= (float) Math.sqrt(square);
      }
      return sum;
    }

    private static float[] of(String word) {
      float[] vector = new float[DIMENSIONS];
      var random = new Random(word.hashCode());
      for (int i = 0; i < DIMENSIONS; i++) {
        // A word that is everywhere is short, and says little.
        vector[i] = word.length() * (random.nextFloat() - 0.5f);
      }
      return vector;
    }

    @Override
    public Map<String, float[]> embedAll(Collection<String> texts) {
      Map<String, float[]> vectors = new LinkedHashMap<>();
      texts.forEach(text -> vectors.computeIfAbsent(text, this::embed));
      return vectors;
    }
  }
}
