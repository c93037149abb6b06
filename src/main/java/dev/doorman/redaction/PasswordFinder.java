package dev.doorman.redaction;

import dev.doorman.redaction.Redacted.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what a text calls a password: "my password is …", "… is my password". Stateless. */
final class PasswordFinder {
  private static final int FILLERS = 4;
  private static final int SHORTEST = 3;
  private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");
  private static final Pattern DIGIT = Pattern.compile("\\p{N}");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern SIGN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'’.,/:…-]");
  private static final Pattern MIXED_CASE = Pattern.compile("\\p{Ll}\\p{Lu}");
  private static final Pattern ADDRESS =
      Pattern.compile("\\S+@\\S+\\.\\S+|https?:\\S+|www\\.\\S+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final String OPENING = "\"'“”‘’«»「『（(:：=-–—";
  private static final String CLOSING = "\"'“”‘’«»」』）).,;，。；、؟?!！।…";

  private final WordTable table;

  PasswordFinder(WordTable table) {
    this.table = table;
  }

  /** How sure the text is that a value follows. */
  private enum Link {
    NONE,
    /** My password is … */
    IS,
    /** Password: … */
    COLON
  }

  List<Span> find(String text, List<Token> tokens) {
    List<Span> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      int last = term(tokens, i);
      if (last >= 0) {
        ahead(text, tokens, last, found);
        behind(text, tokens, i, found);
        i = last;
      }
    }
    return found;
  }

  /** The last token of a word for a password that begins here; -1 if there is none. */
  private int term(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (token.type() == Token.Type.HAN) {
      return table.hanEnd("hanPassword", token.word()) > 0 ? i : -1;
    }
    if (token.type() != Token.Type.WORD) {
      return -1;
    }
    if (i + 2 < tokens.size()
        && tokens.get(i + 1).type() == Token.Type.SIGNS
        && tokens.get(i + 2).type() == Token.Type.WORD
        && table.has("password2", token.word() + " " + tokens.get(i + 2).word())) {
      return i + 2;
    }
    return table.has("password", token.word()) ? i : -1;
  }

  private void ahead(String text, List<Token> tokens, int term, List<Span> found) {
    Link link = Link.NONE;
    int passed = 0;
    int at = term + 1;
    if (tokens.get(term).type() == Token.Type.HAN) {
      String rest =
          tokens.get(term).word().substring(table.hanEnd("hanPassword", tokens.get(term).word()));
      link = table.hanStarts("hanIs", rest) ? Link.IS : Link.NONE;
      if (!rest.isEmpty() && !table.isHanWord("hanIs", rest)) {
        return;
      }
    }
    for (; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      if (token.type() == Token.Type.SIGNS) {
        if (token.word().matches("(?s).*[:：=].*")) {
          link = Link.COLON;
          at++;
          break;
        }
        if (token.word().matches("(?s).*[.,;!?\\n，。؟।].*")) {
          return;
        }
      } else if (link == Link.NONE && table.has("is", token.word()) && isAfterSpace(text, token)) {
        link = Link.IS;
      } else if (link == Link.NONE && passed < FILLERS && table.has("fillers", token.word())) {
        passed++;
      } else {
        break;
      }
    }
    if (at < tokens.size() || link == Link.COLON) {
      int start = at < tokens.size() ? tokens.get(at).start() : text.length();
      // A sign may be the value's first.
      int from =
          at > 0 && tokens.get(at - 1).type() == Token.Type.SIGNS
              ? tokens.get(at - 1).start()
              : start;
      value(text, Math.max(from, tokens.get(term).end()), link, found);
    }
  }

  private static boolean isAfterSpace(String text, Token token) {
    return token.start() > 0 && !Character.isLetterOrDigit(text.codePointBefore(token.start()));
  }

  private void value(String text, int from, Link link, List<Span> found) {
    int start = from;
    boolean quoted = false;
    while (start < text.length()
        && (isSpace(text.charAt(start)) || OPENING.indexOf(text.charAt(start)) >= 0)) {
      quoted |= "\"“”«»「『".indexOf(text.charAt(start)) >= 0;
      start++;
    }
    int end = chunkEnd(text, start);
    int whole = end;
    while (end > start && CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    String value = text.substring(start, end);
    if (value.length() < SHORTEST
        || !LETTER_OR_DIGIT.matcher(value).find()
        || ADDRESS.matcher(value).matches()) {
      return;
    }
    boolean mixed = isMixed(value);
    boolean secret =
        switch (link) {
          case NONE -> mixed || quoted;
          case IS -> isStrong(value) || quoted || isPlainValue(text, value, whole, end);
          case COLON -> isStrong(value) || quoted || isPlainWord(value);
        };
    if (secret) {
      found.add(
          new Span(start, mixed ? Math.max(end, signEnd(text, end, whole)) : end, Kind.PASSWORD));
    }
  }

  /** An exclamation or question mark may well be a password's last sign. */
  private static int signEnd(String text, int end, int whole) {
    int at = end;
    while (at < whole && "!?".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** Where a value of no spaces ends; within Chinese text where the Latin letters end. */
  private static int chunkEnd(String text, int start) {
    int end = start;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      boolean han = Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
      if (isSpace(c) || han || "，。；、！？）」』".indexOf(c) >= 0) {
        break;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  private boolean isPlainWord(String value) {
    return !table.has("plain", WordTable.folded(value))
        && value.codePoints().allMatch(Character::isLetter);
  }

  /** A word like any other, which only its place tells to be the value: at a clause's end. */
  private boolean isPlainValue(String text, String value, int whole, int end) {
    return isPlainWord(value) && (end < whole || isBlank(text.substring(whole)));
  }

  private static boolean isStrong(String value) {
    return DIGIT.matcher(value).find()
        || SIGN.matcher(value).find()
        || MIXED_CASE.matcher(value).find();
  }

  private static boolean isMixed(String value) {
    return LETTER.matcher(value).find()
        && (DIGIT.matcher(value).find() || SIGN.matcher(value).find());
  }

  private void behind(String text, List<Token> tokens, int term, List<Span> found) {
    boolean linked = false;
    int at = term - 1;
    Token named = tokens.get(term);
    if (named.type() == Token.Type.HAN) {
      linked = table.hanStarts("hanIs", named.word());
    }
    for (int passed = 0; at >= 0 && passed <= FILLERS; at--) {
      Token token = tokens.get(at);
      if (token.type() == Token.Type.SIGNS && isBlank(token.word()) && token.length() == 1) {
        continue;
      }
      if (!token.isWord() || token.type() == Token.Type.HAN) {
        break;
      }
      if (table.has("is", token.word()) || token.word().equals("itu")) {
        linked = true;
        at--;
        break;
      }
      if (!table.has("fillers", token.word())) {
        break;
      }
      linked |= isHindiPossessive(token.word());
      passed++;
    }
    if (!linked || at < 0) {
      return;
    }
    int end = tokens.get(at).end();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0
        && !isSpace(text.charAt(start - 1))
        && "，。；：「『（".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    String value = text.substring(start, end);
    if (value.length() >= SHORTEST && isMixed(value) && !ADDRESS.matcher(value).matches()) {
      found.add(new Span(start, end, Kind.PASSWORD));
    }
  }

  /** Those that don't break a line too, which phones put in. */
  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isBlank(String text) {
    return text.codePoints().allMatch(PasswordFinder::isSpace);
  }

  private static boolean isHindiPossessive(String word) {
    return word.equals("mera") || word.equals(WordTable.folded("मेरा"));
  }
}
