package dev.doorman.redaction;

import dev.doorman.redaction.Redacted.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Replaces the secrets in a text by dots, before anybody stores, forwards or shows it.
 *
 * <p>Card numbers (with a right Luhn digit and an issuer's prefix), IBANs (with right check digits)
 * and passwords that are named as such are replaced always. One-time codes are replaced only where
 * one may be about: most numbers are none. A code is 4 or more digits, in figures of any script, in
 * number words of English, Spanish, Indonesian, Hindi, Chinese or Arabic, in letters that look like
 * figures, or in a mix of these, with signs between them; fewer where the text calls them a code,
 * or where nothing else is said. Numbers that the words beside them make something else stay: order
 * numbers, prices, years, models, versions, dates, times, amounts.
 *
 * <p>It recognises what people usually write, not everything that could be written: {@code
 * RedactionLinesTest} measures how much. The widget keeps the same rules in {@code mask.ts}, with
 * the same table of words.
 *
 * <h2>Thread-safety</h2>
 *
 * Stateless. The time it takes grows with the length of the text.
 */
public final class Redaction {
  /** Stands where a code was. */
  public static final String CODE_MARK = "••••";

  /** Stands where a card number, an IBAN or a password was. */
  public static final String SECRET_MARK = "••••••";

  private static final Pattern BEHIND_PATH = Pattern.compile("[?#].*", Pattern.DOTALL);
  private static final Pattern USER = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*+://)[^/@]*@");
  private static final Pattern SECRET_IN_PATH =
      Pattern.compile(
          "(?i)(/(?:otp|pin|code|codes|verify|verification|token|reset|magic|session|key)/)[^/]+");

  private static final Tokenizer TOKENIZER = new Tokenizer(WordTable.BUNDLED);
  private static final CodeFinder CODES = new CodeFinder(WordTable.BUNDLED);
  private static final PasswordFinder PASSWORDS = new PasswordFinder(WordTable.BUNDLED);

  private Redaction() {}

  /** What is looked for beside card numbers, IBANs and passwords. */
  public enum Watch {
    /** Nothing more: no one-time code is expected. */
    SECRETS,
    /** A one-time code may be about. */
    CODES
  }

  /** The text without its secrets. */
  public static Redacted of(String text, Watch watch) {
    return of(text, watch, "");
  }

  /**
   * The text without its secrets, where the same person wrote another text before: a code may begin
   * in that one.
   *
   * @param earlier the text before it as it was stored; empty if there is none
   */
  public static Redacted of(String text, Watch watch, String earlier) {
    List<Span> spans = spans(text, watch, earlier);
    if (spans.isEmpty()) {
      return new Redacted(text, Set.of());
    }
    var kinds = EnumSet.noneOf(Kind.class);
    var masked = new StringBuilder(text.length());
    int done = 0;
    for (Span span : spans) {
      masked.append(text, done, span.start());
      masked.append(span.kind() == Kind.CODE ? CODE_MARK : SECRET_MARK);
      kinds.add(span.kind());
      done = span.end();
    }
    return new Redacted(masked.append(text, done, text.length()).toString(), kinds);
  }

  /**
   * The text before without the number that it ends in, if this text shows that a code began there;
   * empty if it doesn't.
   *
   * @param earlier the text before it as it was stored
   * @param text as it was sent, whether or not the widget has masked it
   */
  public static Optional<String> beginning(String earlier, String text) {
    return CODES
        .beginning(earlier, TOKENIZER.tokens(earlier), text, TOKENIZER.tokens(text))
        .map(
            span -> earlier.substring(0, span.start()) + CODE_MARK + earlier.substring(span.end()));
  }

  /**
   * The address of a page without what is nobody's business: user, query, fragment, and what stands
   * behind a part of the path that names a code or a token.
   */
  public static String page(String address) {
    String path = BEHIND_PATH.matcher(address).replaceFirst("");
    return SECRET_IN_PATH
        .matcher(USER.matcher(path).replaceFirst("$1"))
        .replaceAll("$1" + CODE_MARK);
  }

  /** Whether a code was replaced in this text, here or by the widget. */
  public static boolean holdsCodeMark(String text) {
    return text.replace(SECRET_MARK, "").contains(CODE_MARK);
  }

  /** Whether a card number, an IBAN or a password was replaced, here or by the widget. */
  public static boolean holdsSecretMark(String text) {
    return text.contains(SECRET_MARK);
  }

  /** Whether a masked text holds nothing but marks and signs. */
  public static boolean holdsNothingElse(String masked) {
    return masked.codePoints().noneMatch(Character::isLetterOrDigit);
  }

  /** Whether the text speaks of a code or a password, in any of the six languages. */
  public static boolean namesCode(String text) {
    return TOKENIZER.tokens(text).stream()
        .anyMatch(
            token ->
                switch (token.type()) {
                  case WORD ->
                      WordTable.BUNDLED.has("code", token.word())
                          || WordTable.BUNDLED.has("password", token.word());
                  case HAN -> WordTable.BUNDLED.hanEnd("hanCode", token.word()) > 0;
                  case FIGURES, HAN_NUMERAL, SIGNS, MARK -> false;
                });
  }

  /** The secrets of a text in order, none touching another. */
  static List<Span> spans(String text, Watch watch, String earlier) {
    List<Token> tokens = TOKENIZER.tokens(text);
    List<Span> spans = new ArrayList<>(PASSWORDS.find(text, tokens));
    spans.addAll(PaymentNumbers.find(text));
    if (watch == Watch.CODES) {
      spans.addAll(CODES.find(text, tokens, TOKENIZER.tokens(earlier)));
    }
    return merged(spans);
  }

  /** Where two overlap, the one that is no code counts for both. */
  private static List<Span> merged(List<Span> spans) {
    spans.sort(Comparator.comparingInt(Span::start));
    List<Span> merged = new ArrayList<>();
    for (Span span : spans) {
      if (merged.isEmpty() || merged.getLast().end() < span.start()) {
        merged.add(span);
      } else {
        Span last = merged.removeLast();
        Kind kind = last.kind() == Kind.CODE ? span.kind() : last.kind();
        merged.add(new Span(last.start(), Math.max(last.end(), span.end()), kind));
      }
    }
    return merged;
  }
}
