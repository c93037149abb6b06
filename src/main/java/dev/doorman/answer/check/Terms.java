package dev.doorman.answer.check;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text as the terms that count. */
final class Terms {
  /** Between the names of a menu path. */
  static final String ARROW = "→";

  private static final Pattern ARROWS = Pattern.compile("[-=]>|[>›»▸➔➜→]");
  private static final Pattern TOKEN =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}]*|\\p{Nd}+|→|[^\\s\\p{L}\\p{Nd}]");

  /** Signs that say nothing. All others are terms, and so have to stand in the passages. */
  private static final String FREE_SIGNS = ".,;:()\"'-–—…";

  private static final Set<String> SIGNED = Set.of("sign", "turn", "switch");
  private static final Set<String> PARTICLES = Set.of("in", "out", "on", "off");

  private final List<Term> terms = new ArrayList<>();
  private boolean negating;
  private boolean atStart = true;
  private String last = "";

  private Terms() {}

  /** The terms of a sentence, in order. */
  static List<Term> of(String sentence) {
    return new Terms().read(plain(sentence));
  }

  /** The text in one form of its characters, with one kind of quotes and arrows. */
  static String plain(String text) {
    String one = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String quoted = one.replaceAll("[‘’‛ʼ`´]", "'").replaceAll("[“”„«]", "\"");
    return ARROWS.matcher(quoted).replaceAll(" → ").replaceAll("[\\s\\p{Z}]+", " ").strip();
  }

  private List<Term> read(String text) {
    Matcher token = TOKEN.matcher(English.joined(text));
    while (token.find()) {
      take(token.group());
    }
    if (negating && !terms.isEmpty()) {
      // Nothing follows that it could be about, as in "it does not".
      Term about = terms.removeLast();
      terms.add(new Term(about.form(), true, about.past(), about.capital()));
    }
    return List.copyOf(terms);
  }

  private void take(String token) {
    String word = token.toLowerCase(Locale.ROOT);
    if (Character.isLetter(word.charAt(0))) {
      word(token, word);
      atStart = false;
    } else if (English.isNumber(word)) {
      add(new Term(number(word), negating, false, false));
    } else if (!FREE_SIGNS.contains(word)) {
      add(new Term(word, false, false, false));
    }
    last = word;
  }

  private void word(String token, String word) {
    if (joinsLast(word)) {
      Term verb = terms.removeLast();
      String particle = verb.form().equals("sign") && word.equals("on") ? "in" : word;
      String joined =
          verb.form() + "_" + (particle.equals("off") && isSign(verb) ? "out" : particle);
      terms.add(new Term(joined, verb.negated(), verb.past(), verb.capital()));
    } else if (English.isNegation(word)) {
      negating = true;
    } else if (!English.isFree(word)) {
      boolean capital = !atStart && Character.isUpperCase(token.charAt(0));
      String number = English.number(word);
      String form = number.equals(word) ? English.term(word) : number;
      add(new Term(form, negating, English.isPast(word), capital));
    }
  }

  /** "Sign in" and "sign out" are no forms of "sign". */
  private boolean joinsLast(String word) {
    return PARTICLES.contains(word)
        && !terms.isEmpty()
        && SIGNED.contains(terms.getLast().form())
        && (last.equals("-") || English.term(last).equals(terms.getLast().form()));
  }

  private static boolean isSign(Term verb) {
    return verb.form().equals("sign");
  }

  private void add(Term term) {
    terms.add(term);
    // An arrow or another sign is nothing that could be negated.
    negating = negating && !term.negated();
  }

  private static String number(String digits) {
    var western = new StringBuilder();
    digits.chars().forEach(digit -> western.append(Character.digit(digit, 10)));
    return western.toString();
  }
}
