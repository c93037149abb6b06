package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.VectorUtil;

/**
 * The vectors of a text's words in their context, for comparing two texts word by word (late
 * interaction, as in ColBERT: Khattab and Zaharia, 2020).
 *
 * <p>They come from the same run of the model as the vector of the whole text. Of each only the
 * first {@value #DIMENSIONS} dimensions are kept, in a byte each: on the help centres of
 * docs/answers.md this ranks as well as all 384, at a tenth of the room.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
public final class WordVectors {
  /** Kept of each vector. */
  public static final int DIMENSIONS = 128;

  /** A text of which nothing is known. */
  public static final WordVectors NONE = new WordVectors(List.of(), new byte[0][], new int[0]);

  /** A text that was embedded as a whole only. */
  static final WordVectors UNREAD = new WordVectors(List.of(), new byte[0][], new int[0]);

  /** What a word piece begins with that only continues a word. */
  private static final String CONTINUED = "##";

  private static final int ONE = 127;

  private final List<String> words;
  private final byte[][] pieces;

  /** For each piece the place of its word. */
  private final int[] wordOf;

  private WordVectors(List<String> words, byte[][] pieces, int[] wordOf) {
    this.words = words;
    this.pieces = pieces;
    this.wordOf = wordOf;
  }

  /**
   * Makes them of a model's rows.
   *
   * @param names the text's word pieces, without those that mark start and end
   * @param vectors a row for each of them
   * @param from where the first row begins
   * @param width of a row
   */
  public static WordVectors of(List<String> names, float[] vectors, int from, int width) {
    List<String> words = new ArrayList<>();
    byte[][] pieces = new byte[names.size()][];
    int[] wordOf = new int[names.size()];
    for (int i = 0; i < pieces.length; i++) {
      String name = names.get(i);
      if (name.startsWith(CONTINUED) && !words.isEmpty()) {
        words.add(words.removeLast() + name.substring(CONTINUED.length()));
      } else {
        words.add(name);
      }
      wordOf[i] = words.size() - 1;
      pieces[i] = rounded(vectors, from + i * width);
    }
    return new WordVectors(List.copyOf(words), pieces, wordOf);
  }

  private static byte[] rounded(float[] vectors, int from) {
    double square = 0;
    for (int i = 0; i < DIMENSIONS; i++) {
      square += vectors[from + i] * vectors[from + i];
    }
    double scale = ONE / Math.sqrt(Math.max(square, Double.MIN_NORMAL));
    byte[] bytes = new byte[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      bytes[i] = (byte) Math.round(vectors[from + i] * scale);
    }
    return bytes;
  }

  /** Several texts as one. */
  public static WordVectors joined(List<WordVectors> parts) {
    if (parts.isEmpty()) {
      return NONE;
    }
    List<String> words = new ArrayList<>();
    List<byte[]> pieces = new ArrayList<>();
    List<Integer> wordOf = new ArrayList<>();
    for (WordVectors part : parts) {
      Arrays.stream(part.wordOf).forEach(word -> wordOf.add(words.size() + word));
      words.addAll(part.words);
      pieces.addAll(List.of(part.pieces));
    }
    return new WordVectors(
        List.copyOf(words),
        pieces.toArray(byte[][]::new),
        wordOf.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The text's words in order, signs among them, in lower case. */
  public List<String> words() {
    return words;
  }

  /**
   * How near each word is to the nearest one of another text.
   *
   * @return for each of {@link #words} a cosine; 0 where the other text has none
   */
  public double[] nearestIn(WordVectors other) {
    double[] sums = new double[words.size()];
    int[] counts = new int[sums.length];
    for (int i = 0; i < pieces.length; i++) {
      int best = other.pieces.length == 0 ? 0 : Integer.MIN_VALUE;
      for (byte[] theirs : other.pieces) {
        best = Math.max(best, VectorUtil.dotProduct(pieces[i], theirs));
      }
      sums[wordOf[i]] += best / (double) (ONE * ONE);
      counts[wordOf[i]]++;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= Math.max(1, counts[i]);
    }
    return sums;
  }
}
