package dev.doorman.base;

/**
 * The vendor's own name for a customer's account, as its page vouched for with a signed token. It
 * prints as {@code [subject]}, for it is no business of a log.
 *
 * @param value 1 to {@value #MOST} characters (code points), none of them a control character
 */
public record Subject(String value) {
  private static final int MOST = 255;

  public Subject {
    if (value.isBlank()
        || value.codePointCount(0, value.length()) > MOST
        || value.codePoints().anyMatch(Subject::isUnstorable)) {
      throw new IllegalArgumentException("a subject has 1 to 255 characters");
    }
  }

  private static boolean isUnstorable(int point) {
    return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
  }

  @Override
  public String toString() {
    return "[subject]";
  }
}
