package dev.doorman.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A stretch of network on this machine that can be made to fail, also for connections that are open
 * already. It forwards bytes and knows no protocol.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class TcpProxy implements AutoCloseable {
  private static final int CHUNK = 16 * 1024;

  /** What is wrong with the way. */
  public sealed interface Fault {
    record None() implements Fault {}

    /** Each piece arrives so much later, in both directions. */
    record Latency(Duration each) implements Fault {}

    /** Every connection is reset (RST): the open ones now, new ones at once. */
    record Resets() implements Fault {}

    /**
     * Connections are accepted and stay, but nothing arrives, not even their end. What was sent
     * meanwhile arrives once the fault is over, as after a partition that TCP outlives.
     */
    record BlackHole() implements Fault {}

    /**
     * The connections that are open now have lost their other end, and learn it only after this
     * time; new ones are well. So it is where a firewall forgets, or a server fails over.
     */
    record SlowClose(Duration after) implements Fault {}
  }

  private final ServerSocket entrance;
  private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AtomicInteger held = new AtomicInteger();
  private volatile Fault fault = new Fault.None();
  private volatile int target;
  private volatile boolean closed;

  /** Leads nowhere yet: connections are reset. */
  public TcpProxy() {
    try {
      entrance = new ServerSocket();
      entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().name("tcp-proxy").daemon().start(this::accept);
  }

  /** The port of this machine that it leads to. */
  public TcpProxy to(int port) {
    target = port;
    return this;
  }

  public int port() {
    return entrance.getLocalPort();
  }

  /** How many pieces, or ends, are held up by the fault right now. */
  public int held() {
    return held.get();
  }

  /** How many connections are open through it. */
  public int open() {
    return pairs.size();
  }

  /** From now on this is wrong, and nothing else. */
  public void set(Fault next) {
    lock.lock();
    try {
      fault = next;
      if (next instanceof Fault.SlowClose(Duration after)) {
        long end = System.nanoTime() + after.toNanos();
        for (Pair pair : pairs) {
          pair.lost = true;
          Thread.ofVirtual().start(() -> closeAt(pair, end));
        }
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (next instanceof Fault.Resets) {
      pairs.forEach(Pair::reset);
    }
  }

  private void closeAt(Pair pair, long end) {
    lock.lock();
    try {
      while (!closed && System.nanoTime() < end) {
        changed.awaitNanos(end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    pair.close();
  }

  private void accept() {
    while (!closed) {
      try {
        Socket near = entrance.accept();
        Thread.ofVirtual().start(() -> begin(near));
      } catch (IOException e) {
        // Closed.
        return;
      }
    }
  }

  private void begin(Socket near) {
    try {
      if (fault instanceof Fault.Resets || target == 0) {
        near.setSoLinger(true, 0);
        near.close();
        return;
      }
      near.setTcpNoDelay(true);
      Pair pair = new Pair(near, new Socket(InetAddress.getLoopbackAddress(), target));
      pair.far.setTcpNoDelay(true);
      pairs.add(pair);
      if (closed || fault instanceof Fault.Resets) {
        pair.reset();
        return;
      }
      Thread.ofVirtual().start(() -> pump(pair, pair.near, pair.far));
      Thread.ofVirtual().start(() -> pump(pair, pair.far, pair.near));
    } catch (IOException e) {
      // Nobody listens there: seen from here, the connection ends at once.
      silently(near);
    }
  }

  private void pump(Pair pair, Socket from, Socket to) {
    byte[] bytes = new byte[CHUNK];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int count;
      do {
        count = in.read(bytes);
        if (!passes(pair)) {
          return;
        }
        if (count > 0) {
          out.write(bytes, 0, count);
        }
      } while (count >= 0);
      to.shutdownOutput();
      if (pair.ended()) {
        pair.close();
      }
    } catch (IOException e) {
      if (passes(pair)) {
        pair.reset();
      }
    }
  }

  /** Waits as long as the fault holds things up; false where they never arrive. */
  private boolean passes(Pair pair) {
    lock.lock();
    try {
      long begun = System.nanoTime();
      while (!closed && !pair.lost) {
        long left =
            switch (fault) {
              case Fault.None none -> 0;
              case Fault.Resets resets -> 0;
              case Fault.SlowClose others -> 0;
              case Fault.BlackHole hole -> TimeUnit.SECONDS.toNanos(1);
              case Fault.Latency(Duration each) -> begun + each.toNanos() - System.nanoTime();
            };
        if (left <= 0) {
          return true;
        }
        held.incrementAndGet();
        try {
          changed.awaitNanos(left);
        } finally {
          held.decrementAndGet();
        }
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private static void silently(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone anyway.
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    set(new Fault.Resets());
  }

  /** One connection, in its two halves. */
  private final class Pair {
    final Socket near;
    final Socket far;
    private int ends;
    volatile boolean lost;

    Pair(Socket near, Socket far) {
      this.near = near;
      this.far = far;
    }

    /** Notes that one direction has ended; whether both have. */
    synchronized boolean ended() {
      return ++ends == 2;
    }

    void reset() {
      for (Socket socket : new Socket[] {near, far}) {
        try {
          socket.setSoLinger(true, 0);
        } catch (IOException e) {
          // It is closed already.
        }
      }
      close();
    }

    void close() {
      pairs.remove(this);
      silently(near);
      silently(far);
    }
  }
}
