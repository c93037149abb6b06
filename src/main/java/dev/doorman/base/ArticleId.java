package dev.doorman.base;

import java.util.regex.Pattern;

/**
 * Names an article, also in its address on the help pages: lower-case letters, digits and dashes.
 */
public record ArticleId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}");

  /**
   * @throws IllegalArgumentException where the value could not stand in an address
   */
  public ArticleId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not an article id: \""
              + value
              + "\"; use up to 100 letters, digits, '.', '_' and '-', beginning with a letter or digit");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
