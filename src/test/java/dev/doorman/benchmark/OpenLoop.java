package dev.doorman.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls that come at their own pace, whether or not the earlier ones are done. A latency counts
 * from the instant at which the call was meant to come, so that a stall costs all who would have
 * come meanwhile: no coordinated omission.
 */
final class OpenLoop {
  private final Runnable call;

  OpenLoop(Runnable call) {
    this.call = call;
  }

  /** How the calls are spread. */
  enum Arrivals {
    /** Always the same time between two. */
    PACED {
      @Override
      double gap(Random random) {
        return 1;
      }
    },

    /** By chance, each for itself, as customers come: sometimes several at once. */
    RANDOM {
      @Override
      double gap(Random random) {
        return -Math.log(1 - random.nextDouble());
      }
    };

    /** The next one, in mean gaps. */
    abstract double gap(Random random);
  }

  /** One after the other, alone. */
  Latencies alone(int times) {
    long[] nanos = new long[times];
    for (int i = 0; i < times; i++) {
      long begun = System.nanoTime();
      call.run();
      nanos[i] = System.nanoTime() - begun;
    }
    return Latencies.of(nanos);
  }

  /**
   * How many can be done in a second, by so many callers who ask again as soon as they are
   * answered.
   */
  double most(int callers, Duration length) throws InterruptedException, ExecutionException {
    long begun = System.nanoTime();
    List<Future<Long>> counts = new ArrayList<>();
    try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < callers; i++) {
        counts.add(
            askers.submit(
                () -> {
                  long done = 0;
                  for (; System.nanoTime() - begun < length.toNanos(); done++) {
                    call.run();
                  }
                  return done;
                }));
      }
    }
    long took = System.nanoTime() - begun;
    long all = 0;
    for (var count : counts) {
      all += count.get();
    }
    return all / (took / 1e9);
  }

  /** So many in a second, each on a virtual thread of its own. */
  Latencies at(double perSecond, Duration length, Arrivals arrivals)
      throws InterruptedException, ExecutionException {
    var random = new Random(3);
    double mean = 1e9 / perSecond;
    List<Future<Long>> calls = new ArrayList<>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      long begun = System.nanoTime();
      double due = 0;
      while (due < length.toNanos()) {
        long intended = begun + (long) due;
        for (long left = intended - System.nanoTime();
            left > 0;
            left = intended - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        calls.add(
            callers.submit(
                () -> {
                  call.run();
                  return System.nanoTime() - intended;
                }));
        due += mean * arrivals.gap(random);
      }
    }
    long[] nanos = new long[calls.size()];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = calls.get(i).get();
    }
    return Latencies.of(nanos);
  }
}
