package dev.doorman.knowledge.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.doorman.knowledge.LongText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;

/** Cuts texts into the word pieces of a model, about 40 µs a question. Safe for several threads. */
final class WordPieces implements AutoCloseable {
  /** At most so many at once, with the two that mark start and end; a model has no more places. */
  static final int MOST = 512;

  private final HuggingFaceTokenizer tokenizer;

  /** The tokenizer is native: using it while it is freed would end the process. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private boolean closed;

  WordPieces(byte[] tokenizer) {
    try {
      this.tokenizer =
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(tokenizer), Map.of("padding", "false"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A text's word pieces, with those that mark start and end; of a text that is too long, those of
   * each part of it. The parts end where words end.
   *
   * @throws IllegalStateException once closed
   */
  List<long[]> of(String text) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the embedder is closed");
      }
      Encoding encoding = tokenizer.encode(text, true, false);
      long[] ids = encoding.getIds();
      return ids.length <= MOST ? List.of(ids) : parts(ids, encoding.getTokens());
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * A text's word pieces, with those that mark start and end. Of a text that has more than {@code
   * first + last} only words count, and of these only the first and the last ones, as if nothing
   * stood between them; so a long text is the same however it is punctuated.
   *
   * @throws IllegalStateException once closed
   */
  long[] ends(String text, int first, int last) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the embedder is closed");
      }
      // The tokenizer itself cuts behind the 512th piece, so that the end would be lost.
      Encoding encoding = tokenizer.encode(LongText.ends(text), true, false);
      long[] ids = encoding.getIds();
      return isLong(ids, first, last) ? ends(words(ids, encoding.getTokens()), first, last) : ids;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Whether it has more pieces than these and the two that mark start and end. */
  static boolean isLong(long[] ids, int first, int last) {
    return ids.length > first + last + 2;
  }

  private static long[] words(long[] ids, String[] tokens) {
    return IntStream.range(0, ids.length)
        .filter(
            i ->
                i == 0
                    || i == ids.length - 1
                    || tokens[i].codePoints().anyMatch(Character::isLetterOrDigit))
        .mapToLong(i -> ids[i])
        .toArray();
  }

  private static long[] ends(long[] ids, int first, int last) {
    if (!isLong(ids, first, last)) {
      return ids;
    }
    long[] ends = new long[first + last + 2];
    System.arraycopy(ids, 0, ends, 0, first + 1);
    System.arraycopy(ids, ids.length - last - 1, ends, first + 1, last + 1);
    return ends;
  }

  private static List<long[]> parts(long[] ids, String[] tokens) {
    List<long[]> parts = new ArrayList<>();
    int last = ids.length - 1;
    for (int from = 1; from < last; ) {
      int to = Math.min(from + MOST - 2, last);
      int word = to;
      while (word > from && word < last && tokens[word].startsWith("##")) {
        word--;
      }
      // A single word that is too long is cut anywhere.
      to = word > from ? word : to;
      long[] part = new long[to - from + 2];
      part[0] = ids[0];
      System.arraycopy(ids, from, part, 1, to - from);
      part[part.length - 1] = ids[last];
      parts.add(part);
      from = to;
    }
    return parts;
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        tokenizer.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
