package dev.doorman.knowledge.embedding;

import dev.doorman.base.RetriableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes batches of what several callers hand in, without waiting for more to come: a worker that is
 * free takes what waits. Under load that fills the batches by itself; without, nothing is delayed.
 *
 * <p>Workers are platform threads: the model's calls would pin virtual ones. Safe for several
 * threads.
 */
final class Batcher implements AutoCloseable {
  /** When a question that was refused may be asked again: the queue is worked off by then. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** Longer than any batch takes. */
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  /** What a batch is for. */
  interface Batches {
    /** What the model makes of each text, in the same order. */
    List<float[]> encode(List<long[]> texts);
  }

  private final Batches model;
  private final int bound;
  private final EmbeddingListener listener;
  private final List<Thread> workers = new ArrayList<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Waiting waiting = new Waiting();
  private int idle;
  private boolean closed;

  /**
   * @param bound so many questions may wait
   */
  Batcher(Batches model, int threads, int bound, EmbeddingListener listener) {
    this.model = model;
    this.bound = bound;
    this.listener = listener;
    ThreadFactory factory = Thread.ofPlatform().name("doorman-embedding-", 0).daemon().factory();
    for (int i = 0; i < threads; i++) {
      Thread worker = factory.newThread(this::work);
      workers.add(worker);
      worker.start();
    }
  }

  /**
   * Hands in a text that a customer waits for.
   *
   * @throws RetriableException where too many wait already
   * @throws IllegalStateException once closed
   */
  CompletableFuture<float[]> question(long[] pieces) {
    var job = new Job(pieces, System.nanoTime());
    boolean full;
    lock.lock();
    try {
      requireOpen();
      full = waiting.questions() >= bound;
      if (!full) {
        waiting.addQuestion(job);
        arrived.signal();
      }
    } finally {
      lock.unlock();
    }
    if (full) {
      listener.refused();
      throw new RetriableException("too many questions wait to be embedded", RETRY_AFTER, null);
    }
    return job.vector();
  }

  /**
   * Hands in a text of the index, which comes after all questions. There is no bound: its caller
   * has all of them in memory anyway.
   *
   * @throws IllegalStateException once closed
   */
  CompletableFuture<float[]> other(long[] pieces) {
    var job = new Job(pieces, System.nanoTime());
    lock.lock();
    try {
      requireOpen();
      waiting.addOther(job);
      arrived.signal();
    } finally {
      lock.unlock();
    }
    return job.vector();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the embedder is closed");
    }
  }

  /** How many questions wait. */
  int waiting() {
    lock.lock();
    try {
      return waiting.questions();
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    for (List<Job> batch = take(); !batch.isEmpty(); batch = take()) {
      long begun = System.nanoTime();
      run(batch);
      long since = batch.stream().mapToLong(Job::since).min().orElse(begun);
      listener.embedded(
          batch.size(),
          Duration.ofNanos(begun - since),
          Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  /** What goes together next; nothing once closed. */
  private List<Job> take() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        idle++;
        arrived.awaitUninterruptibly();
        idle--;
      }
      return closed ? List.of() : waiting.take(1 + idle);
    } finally {
      lock.unlock();
    }
  }

  /** One text that the model cannot take must not cost the others theirs. */
  private void run(List<Job> batch) {
    try {
      List<float[]> vectors = model.encode(batch.stream().map(Job::pieces).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).vector().complete(vectors.get(i));
      }
    } catch (RuntimeException e) {
      if (batch.size() > 1) {
        batch.forEach(job -> run(List.of(job)));
      } else {
        batch.getFirst().vector().completeExceptionally(e);
      }
    } catch (Error e) {
      // Whoever waits must hear of it, or waits for ever.
      batch.forEach(job -> job.vector().completeExceptionally(e));
    }
  }

  /**
   * Ends the workers, after the batches that they are at. What waits fails, and may be retried
   * elsewhere.
   */
  @Override
  public void close() {
    List<Job> left;
    lock.lock();
    try {
      closed = true;
      left = waiting.drain();
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
    var why = new RetriableException("the embedder was closed meanwhile", null);
    left.forEach(job -> job.vector().completeExceptionally(why));
    for (Thread worker : workers) {
      join(worker);
    }
  }

  private static void join(Thread worker) {
    try {
      if (!worker.join(STOP_WITHIN)) {
        // Freeing the model under a thread that uses it would end the process.
        throw new IllegalStateException(worker.getName() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the embedder was closed", e);
    }
  }
}
