package dev.doorman.sandbox.page;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Texts in addresses, for the templates. */
@TemplateExtension
final class QueryValues {
  private QueryValues() {}

  /** The text as it stands in an address's query. */
  static String inQuery(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
