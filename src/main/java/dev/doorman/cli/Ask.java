package dev.doorman.cli;

import dev.doorman.knowledge.QuestionLanguage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Asks the parts that the chat asks. */
final class Ask {
  private final Parts parts;
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
    this.parts = parts;
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
    Locale locale = QuestionLanguage.of(question, page, parts.library());
    var understanding = parts.understander().understand(question, locale);
    var outcome = parts.local().answer(question, Optional.empty(), locale, top);
    var took = Duration.ofNanos(System.nanoTime() - begun);
    out.println(format.of(new Asked(question, locale, understanding, outcome, took)));
    out.flush();
  }
}
