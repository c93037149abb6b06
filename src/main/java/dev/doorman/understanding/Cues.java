package dev.doorman.understanding;

import dev.doorman.dialogue.Intent;
import dev.doorman.knowledge.EverydaySpelling;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expressions of one language that tell more than the example utterances can.
 *
 * @param spelling has the standard words, in which a text is looked at too
 * @param patterns by cue, all but {@link Cue#NEGATION}
 * @param verbs what names the action of a wish
 * @param denials what denies a wish
 */
record Cues(
    EverydaySpelling spelling,
    Map<Cue, List<Pattern>> patterns,
    Map<Intent, Pattern> verbs,
    Map<Intent, List<Pattern>> denials) {
  Cues {
    patterns = Map.copyOf(patterns);
    verbs = Map.copyOf(verbs);
    denials = Map.copyOf(denials);
  }

  /** The thoughts of a text, in order. */
  List<String> thoughts(String plain) {
    List<String> thoughts = List.of(plain);
    for (Pattern end : patterns.getOrDefault(Cue.BREAK, List.of())) {
      thoughts = thoughts.stream().flatMap(end::splitAsStream).toList();
    }
    return thoughts.stream().filter(thought -> !thought.isBlank()).toList();
  }

  /** The thoughts of a text that ask nothing. */
  List<String> statements(String plain) {
    return thoughts(plain).stream().filter(thought -> !has(Cue.QUESTION, thought)).toList();
  }

  /** What the thoughts of a text say before they ask. */
  List<String> introductions(String plain) {
    return thoughts(plain).stream()
        .filter(thought -> has(Cue.QUESTION, thought))
        .map(thought -> thought.substring(0, question(thought)))
        .filter(introduction -> !introduction.isBlank())
        .toList();
  }

  /** Where a question begins in a thought; its length where there is none. */
  private int question(String thought) {
    return patterns.getOrDefault(Cue.QUESTION, List.of()).stream()
        .map(pattern -> pattern.matcher(thought))
        .filter(Matcher::find)
        .mapToInt(Matcher::start)
        .min()
        .orElse(thought.length());
  }

  boolean has(Cue cue, String plain) {
    return in(patterns.getOrDefault(cue, List.of()), plain);
  }

  boolean denies(Intent wish, String plain) {
    return in(denials.getOrDefault(wish, List.of()), plain);
  }

  boolean names(Intent wish, String plain) {
    Pattern pattern = verbs.get(wish);
    return pattern != null && in(List.of(pattern), plain);
  }

  /** Whether the text denies one wish or another. */
  boolean deniesAny(String plain) {
    return denials.keySet().stream().anyMatch(wish -> denies(wish, plain));
  }

  /** Whether the text names what one wish or another is about. */
  boolean namesAny(String plain) {
    return verbs.keySet().stream().anyMatch(wish -> names(wish, plain));
  }

  /** The text without what is said around what matters; the text itself where nothing is left. */
  String withoutFiller(String plain) {
    String rest = plain;
    for (Pattern filler : patterns.getOrDefault(Cue.FILLER, List.of())) {
      rest = filler.matcher(rest).replaceAll("").strip();
    }
    return rest.isEmpty() ? plain : rest;
  }

  private boolean in(List<Pattern> patterns, String text) {
    if (found(patterns, text)) {
      return true;
    }
    String standard = spelling.standard(text);
    return !standard.equals(text) && found(patterns, standard);
  }

  private static boolean found(List<Pattern> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
  }
}
