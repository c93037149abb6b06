package dev.doorman.access.page;

import io.quarkus.qute.TemplateExtension;
import java.util.List;

/** What templates use by {@code access:}. */
@TemplateExtension(namespace = "access")
final class Lists {
  private Lists() {}

  /** The values of an input, with commas between. */
  static String joined(List<String> values) {
    return String.join(", ", values);
  }
}
