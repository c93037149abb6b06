package dev.doorman.base;

import java.util.regex.Pattern;

/**
 * Names an article, also in its address on the help pages: letters and digits of any script, dots,
 * dashes, and slashes between the names of folders.
 */
public record ArticleId(String value) {
  private static final int MAX_LENGTH = 100;

  private static final Pattern FORM =
      Pattern.compile(
          "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*(?:/[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*)*");

  /**
   * @throws IllegalArgumentException where the value could not stand in an address
   */
  public ArticleId {
    if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not an article id: \""
              + value
              + "\"; use up to 100 letters, digits, '.', '_', '-' and '/', beginning with a letter or digit");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
