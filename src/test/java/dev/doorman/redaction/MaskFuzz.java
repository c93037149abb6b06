package dev.doorman.redaction;

import dev.doorman.redaction.Redaction.Watch;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever a text holds, the secrets found lie in it, in order, and only they are replaced. */
public final class MaskFuzz {
  private MaskFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    for (Watch watch : Watch.values()) {
      List<Span> spans = Redaction.spans(text, watch, text);
      int done = 0;
      var kept = new StringBuilder();
      for (Span span : spans) {
        if (span.start() < done || span.end() <= span.start() || span.end() > text.length()) {
          throw new AssertionError("spans out of order: " + spans);
        }
        kept.append(text, done, span.start());
        done = span.end();
      }
      kept.append(text, done, text.length());
      String masked = Redaction.of(text, watch, text).text();
      if (!masked.replace("•", "").equals(kept.toString().replace("•", ""))) {
        throw new AssertionError("more than the secrets was changed");
      }
    }
    Redaction.page(text);
  }
}
