package dev.doorman.knowledge.embedding;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Stands in for a model: waits until it may, notes its batches, and gives each text its number. */
final class GatedModel implements Batcher.Batches {
  /** It cannot take a text of this number. */
  static final long BAD = -1;

  /** It breaks on a text of this number. */
  static final long WORST = -2;

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<List<Long>> batches = new CopyOnWriteArrayList<>();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  static long[] text(long number) {
    return new long[] {number};
  }

  @Override
  public List<float[]> encode(List<long[]> texts) {
    threads.add(Thread.currentThread());
    entered.countDown();
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    batches.add(texts.stream().map(text -> text[0]).toList());
    for (long[] text : texts) {
      if (text[0] == BAD) {
        throw new IllegalArgumentException("bad");
      }
      if (text[0] == WORST) {
        throw new LinkageError("worst");
      }
    }
    return texts.stream().map(text -> new float[] {text[0]}).toList();
  }

  void awaitEntered() throws InterruptedException {
    entered.await();
  }

  void open() {
    gate.countDown();
  }

  List<List<Long>> batches() {
    return batches;
  }

  Set<Thread> threads() {
    return threads;
  }
}
