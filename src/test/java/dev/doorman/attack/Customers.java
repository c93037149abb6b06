package dev.doorman.attack;

import dev.doorman.socket.guard.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Customers who go on asking while somebody attacks, and how long each waits. */
final class Customers implements AutoCloseable {
  private static final int CHATS = 10;

  /** Between two questions of all of them: within what the limits let one address send. */
  private static final Duration PAUSE = Duration.ofMillis(125);

  private static final List<String> QUESTIONS =
      List.of(
          "How do I delete my account?",
          "What happens to my photos?",
          "How long does it take?",
          "Can I use the phone afterwards?",
          "Do I have to turn off Find My Device?");

  private final List<RawClient> chats = new ArrayList<>();
  private int asked;
  private int unanswered;

  Customers(int port) throws IOException {
    for (int i = 0; i < CHATS; i++) {
      RawClient client = new Target(port, Target.CUSTOMER).chat();
      chats.add(client);
      if (Texts.hello(client, Optional.empty()).isEmpty()) {
        throw new IOException("a customer was refused");
      }
    }
  }

  /** Asks for so long; returns how long each question took until it was acknowledged, sorted. */
  List<Duration> ask(Duration length) throws IOException {
    List<Duration> waits = new ArrayList<>();
    long end = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < end) {
      long begun = System.nanoTime();
      String question = QUESTIONS.get(asked % QUESTIONS.size()) + " " + asked;
      if (!Texts.isTaken(chats.get(asked % CHATS), question)) {
        unanswered++;
      }
      asked++;
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      waits.add(took);
      LockSupport.parkNanos(PAUSE.minus(took).toNanos());
    }
    waits.sort(null);
    return waits;
  }

  /** Questions that were not acknowledged. */
  int unanswered() {
    return unanswered;
  }

  static Duration p99(List<Duration> sorted) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * 99 / 100));
  }

  @Override
  public void close() throws IOException {
    for (RawClient chat : chats) {
      chat.close();
    }
  }
}
