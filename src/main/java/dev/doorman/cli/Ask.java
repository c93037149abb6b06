package dev.doorman.cli;

import dev.doorman.conversation.AnsweringListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Asks the parts that the chat asks. */
final class Ask {
  private final AnsweringListener listener;
  private final Format format;
  private final Locale page;
  private final int top;
  private final PrintWriter out;

  /** How an outcome is written. */
  interface Format {
    String of(Asked asked);
  }

  /**
   * @param page the locale of the page that the questions are asked on
   */
  Ask(Parts parts, Format format, Locale page, int top, PrintWriter out) {
    this.listener = parts.listener();
    this.format = format;
    this.page = page;
    this.top = top;
    this.out = out;
  }

  /** Every line is a question; each is answered before the next is read. */
  void each(BufferedReader in) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      one(line);
    }
  }

  void one(String question) {
    long begun = System.nanoTime();
    var heard = listener.understand(question, Optional.empty(), page, top);
    var took = Duration.ofNanos(System.nanoTime() - begun);
    out.println(format.of(new Asked(question, heard, took)));
    out.flush();
  }
}
