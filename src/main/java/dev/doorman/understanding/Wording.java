package dev.doorman.understanding;

import dev.doorman.knowledge.LongText;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts in the form in which they are compared. */
final class Wording {
  private static final Pattern APOSTROPHES = Pattern.compile("[’‘`´ʼ]");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern CLOSING = Pattern.compile("[\\p{Punct}\\s。！？…؟،؛।～]+$");

  private static final Pattern OPENING = Pattern.compile("^[¿¡\\s]+");

  private Wording() {}

  /** Lower case, plain apostrophes, single spaces. */
  static String plain(String text) {
    String same = Normalizer.normalize(cut(text), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return SPACES.matcher(APOSTROPHES.matcher(same).replaceAll("'")).replaceAll(" ").strip();
  }

  /** What is looked at of a text: its ends, where what a customer wants is said. */
  static String cut(String text) {
    return LongText.ends(text);
  }

  /** Without what opens and closes a sentence. */
  static String open(String plain) {
    return OPENING.matcher(CLOSING.matcher(plain).replaceAll("")).replaceAll("");
  }
}
