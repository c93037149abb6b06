package dev.doorman.understanding;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts in the form in which they are compared. */
final class Wording {
  private static final Pattern APOSTROPHES = Pattern.compile("[’‘`´ʼ]");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern CLOSING = Pattern.compile("[\\p{Punct}\\s。！？…؟،؛।～]+$");

  private static final Pattern OPENING = Pattern.compile("^[¿¡\\s]+");

  /** Longer texts are cut here: what a customer wants is said by then. In UTF-16 units. */
  private static final int MOST = 1_000;

  private Wording() {}

  /** Lower case, plain apostrophes, single spaces. */
  static String plain(String text) {
    String same = Normalizer.normalize(cut(text), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return SPACES.matcher(APOSTROPHES.matcher(same).replaceAll("'")).replaceAll(" ").strip();
  }

  /** At most what is looked at of a text. */
  static String cut(String text) {
    return text.length() > MOST ? text.substring(0, MOST) : text;
  }

  /** Without what opens and closes a sentence. */
  static String open(String plain) {
    return OPENING.matcher(CLOSING.matcher(plain).replaceAll("")).replaceAll("");
  }
}
