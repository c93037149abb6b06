package dev.doorman.knowledge;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Texts as the runs of letters that they are made of, which forgives endings and typos and needs to
 * know nothing of a language but whether its signs are words. Hashed; immutable once built.
 */
final class Runs {
  private static final int LETTERS = 3;

  /** A Chinese sign says as much as some letters. */
  private static final int SIGNS = 1;

  private final int length;
  private final String language;
  private final Map<Integer, Integer> frequencies = new HashMap<>();
  private final int texts;

  /** A text's runs, each once and ascending, with their weights; of length 1 in all. */
  @SuppressWarnings("ArrayRecordComponent")
  record Weighed(int[] runs, float[] weights) {}

  /**
   * @param longer by how much the runs are longer than usual
   * @param texts tell which runs are common and say little
   */
  Runs(String language, int longer, Collection<String> texts) {
    this.language = language;
    this.length = (language.equals("zh") ? SIGNS : LETTERS) + longer;
    this.texts = texts.size();
    for (String text : texts) {
      Arrays.stream(of(text)).distinct().forEach(run -> frequencies.merge(run, 1, Integer::sum));
    }
  }

  /** The hashes of a text's runs, ascending, each as often as it is there. */
  private int[] of(String text) {
    String plain = Likeness.plain(text, language);
    IntStream runs = of(plain, 0);
    return (language.equals("hi") ? IntStream.concat(runs, of(Skeleton.of(plain), 1)) : runs)
        .sorted()
        .toArray();
  }

  /**
   * @param kind tells runs of one spelling from those of another
   */
  private IntStream of(String plain, int kind) {
    int[] signs = (" " + plain + " ").codePoints().toArray();
    return IntStream.rangeClosed(0, signs.length - length).map(from -> hash(signs, from, kind));
  }

  private int hash(int[] signs, int from, int kind) {
    int hash = kind;
    for (int i = from; i < from + length; i++) {
      hash = (hash * 0x01000193) ^ (signs[i] * 0x9E3779B1);
    }
    return hash;
  }

  /** The different runs of a text, ascending. */
  int[] distinct(String text) {
    return Arrays.stream(of(text)).distinct().toArray();
  }

  Weighed weigh(String text) {
    int[] all = of(text);
    int[] runs = Arrays.stream(all).distinct().toArray();
    double[] weights = new double[runs.length];
    double square = 0;
    int at = 0;
    for (int i = 0; i < runs.length; i++) {
      int count = 0;
      while (at < all.length && all[at] == runs[i]) {
        at++;
        count++;
      }
      weights[i] = Math.sqrt(count) * rarity(runs[i]);
      square += weights[i] * weights[i];
    }
    float[] scaled = new float[runs.length];
    for (int i = 0; i < runs.length; i++) {
      scaled[i] = (float) (weights[i] / Math.sqrt(square));
    }
    return new Weighed(runs, scaled);
  }

  private double rarity(int run) {
    return 1 + Math.log((1.0 + texts) / (1 + frequencies.getOrDefault(run, 0)));
  }

  /** The cosine of two texts. */
  static double cosine(Weighed one, Weighed other) {
    double sum = 0;
    int j = 0;
    for (int i = 0; i < one.runs.length; i++) {
      while (j < other.runs.length && other.runs[j] < one.runs[i]) {
        j++;
      }
      if (j < other.runs.length && other.runs[j] == one.runs[i]) {
        sum += one.weights[i] * other.weights[j];
      }
    }
    return sum;
  }

  /**
   * How much of a question another text has, its rare runs counting more; from 0 to 1.
   *
   * @param question its different runs
   * @param text its different runs, ascending
   */
  double share(int[] question, int[] text) {
    double all = 0;
    double had = 0;
    for (int run : question) {
      int known = frequencies.getOrDefault(run, 0);
      double weight = Math.log(1 + (texts - known + 0.5) / (known + 0.5));
      all += weight;
      had += Arrays.binarySearch(text, run) >= 0 ? weight : 0;
    }
    return all == 0 ? 0 : had / all;
  }
}
