package dev.doorman.desk.hook;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Calls a subscriber.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads.
 */
public interface HookCall {
  /**
   * What came back.
   *
   * @param text how the body begins, at most {@value #TEXT_MOST} characters of it
   * @param retryAfter as the header says it, where it does so in seconds
   */
  record Answer(int status, String text, Optional<Duration> retryAfter) {}

  /** How much of an answer is kept. */
  int TEXT_MOST = 500;

  /** There was no answer; the message says why. */
  final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    public NoAnswer(String message) {
      super(message);
    }
  }

  /**
   * Sends a body by POST; follows no redirect.
   *
   * @param address where the call goes, whatever the URL's name stands for by now
   * @throws NoAnswer where there was none within the deadline
   */
  Answer post(URI url, InetAddress address, String signature, byte[] body) throws NoAnswer;
}
