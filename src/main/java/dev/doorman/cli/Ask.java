package dev.doorman.cli;

import dev.doorman.knowledge.Library;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Asks the parts that the chat asks. */
final class Ask {
  private static final Locale LOCALE = Library.DEFAULT_LOCALE;

  private final Parts parts;
  private final Format format;
  private final int top;
  private final PrintWriter out;

  /** How an outcome is written. */
  interface Format {
    String of(Asked asked);
  }

  Ask(Parts parts, Format format, int top, PrintWriter out) {
    this.parts = parts;
    this.format = format;
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
    var understanding = parts.understander().understand(question, LOCALE);
    var outcome = parts.answerer().answer(question, LOCALE, top);
    var took = Duration.ofNanos(System.nanoTime() - begun);
    out.println(format.of(new Asked(question, understanding, outcome, took)));
    out.flush();
  }
}
