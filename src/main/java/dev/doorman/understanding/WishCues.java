package dev.doorman.understanding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What belongs to a clear wish about one's own account in one language, so that everything else in
 * a text is known to be unexplained: somebody else's doing, something that happened, another thing
 * than the account. It is a small closed vocabulary, not a list of dangers, so that it holds for
 * dangers that nobody thought of.
 *
 * <p>Immutable.
 *
 * @param language of the words
 * @param accounts what the wish is about
 * @param verbs what is wished for
 * @param reasons clauses that explain themselves ("I bought a new phone"); what is left without
 *     them is the wish itself
 * @param asks what asks how it is done, and explains itself as well
 * @param suppositions what asks about deleting without a wish for it: what follows ("if I delete
 *     it"), whether it is needed ("do I have to delete it"); with or without a question mark
 * @param means what a deletion is done with or on ("button", "website", "code"); who names it asks
 *     how it's done
 * @param anchors words that only harmless reasons have ("newsletter", "useless"); a clause with one
 *     may also have words of {@code beside}
 * @param beside one word that explains itself only beside an anchor ("too many emails")
 * @param word any one word of a wish; in Chinese, any few signs
 */
record WishCues(
    String language,
    List<Pattern> accounts,
    List<Pattern> verbs,
    List<Pattern> reasons,
    List<Pattern> asks,
    List<Pattern> suppositions,
    List<Pattern> means,
    List<Pattern> anchors,
    Pattern beside,
    Pattern word) {
  private static final Set<String> KEYS =
      Set.of(
          "lists",
          "accounts",
          "verbs",
          "reasons",
          "asks",
          "suppositions",
          "means",
          "anchors",
          "beside",
          "words");

  /** In UTF-16 units; a longer text tells more than its reasons, and is asked about. */
  private static final int REASONED_LONGEST = 400;

  /** Stands for a reason that was taken out. */
  private static final String REASON = "\u0001";

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern CLAUSES = Pattern.compile(" *\\| *");

  WishCues {
    accounts = List.copyOf(accounts);
    verbs = List.copyOf(verbs);
    reasons = List.copyOf(reasons);
    asks = List.copyOf(asks);
    suppositions = List.copyOf(suppositions);
    means = List.copyOf(means);
    anchors = List.copyOf(anchors);
  }

  /** Reads the part {@code wish:} of a file of example utterances. */
  static WishCues read(JsonNode section, Expressions expressions) {
    section.properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> !KEYS.contains(key))
        .forEach(
            key ->
                expressions
                    .fault()
                    .accept(key + ":", "wish: unknown key \"" + key + "\"; known are " + KEYS));
    Expressions own = expressions.with(section.path("lists"));
    return new WishCues(
        expressions.language(),
        own.compiled(section.path("accounts")),
        own.compiled(section.path("verbs")),
        own.compiled(section.path("reasons")),
        own.compiled(section.path("asks")),
        own.compiled(section.path("suppositions")),
        own.compiled(section.path("means")),
        own.compiled(section.path("anchors")),
        own.anyOf(section.path("beside")),
        own.anyOf(section.path("words")));
  }

  /** Whether an account is named in a text; in the form of {@link #unexplained}. */
  boolean isAboutAccount(String serious) {
    return has(accounts, serious);
  }

  /** Whether deleting is named in a text; in the form of {@link #unexplained}. */
  boolean isAboutDeleting(String serious) {
    return has(verbs, serious);
  }

  /** Whether a text names what a deletion is done with; in the form of {@link #unexplained}. */
  boolean namesMeans(String serious) {
    return has(means, serious);
  }

  /**
   * Whether a text asks what deleting leads to, or whether it is needed; in the form of {@link
   * #unexplained}. What stands in a reason is none ("I know that if I delete it …").
   */
  boolean supposes(String serious) {
    return suppositions.stream()
        .flatMap(supposition -> supposition.matcher(serious).results())
        .anyMatch(match -> !isInReason(match, serious));
  }

  private boolean isInReason(MatchResult match, String serious) {
    return reasons.stream()
        .flatMap(reason -> reason.matcher(serious).results())
        .anyMatch(reason -> reason.start() <= match.start() && reason.end() >= match.end());
  }

  private static boolean has(List<Pattern> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
  }

  /**
   * What in a text belongs to no wish.
   *
   * @param serious a text in the form in which danger is looked for, without what is harmless in it
   */
  List<String> unexplained(String serious) {
    if (language.equals("zh")) {
      String rest = without(asks, withoutReasons(serious));
      String left = NO_LETTERS.matcher(word.matcher(rest).replaceAll(" ")).replaceAll(" ").strip();
      return left.isEmpty() ? List.of() : List.of(left);
    }
    List<String> unknown = new ArrayList<>();
    CLAUSES
        .splitAsStream(marked(serious))
        .filter(clause -> !isReason(clause))
        .forEach(clause -> unknown.addAll(unexplainedIn(clause)));
    return unknown;
  }

  /** The text with a mark for each reason and for what asks how it is done. */
  private String marked(String serious) {
    return without(
        asks,
        serious.length() > REASONED_LONGEST
            ? serious
            : replaced(serious, reason -> " " + REASON + " "));
  }

  /**
   * A clause that gives a reason is anchored by it, unless it names deleting: "I changed my mind
   * about deleting it" is no wish.
   */
  private List<String> unexplainedIn(String clause) {
    String unmarked = clause.replace(REASON, " ");
    String rest = without(anchors, unmarked);
    boolean anchored =
        !rest.equals(unmarked) || (clause.contains(REASON) && !isAboutDeleting(clause));
    return SPACES
        .splitAsStream(rest)
        .filter(token -> !token.isEmpty() && !word.matcher(token).matches())
        .filter(token -> !anchored || !beside.matcher(token).matches())
        .toList();
  }

  /** The text without the clauses that explain themselves. */
  String withoutReasons(String serious) {
    return withoutReasons(serious, reason -> " ");
  }

  /** The same, but what names deleting stays: the wish may be worded as a reason is. */
  String wished(String serious) {
    return withoutReasons(serious, reason -> isAboutDeleting(reason) ? reason : " ");
  }

  /** The text with something else in place of each reason. */
  private String replaced(String serious, UnaryOperator<String> left) {
    String rest = serious;
    for (Pattern reason : reasons) {
      rest =
          reason
              .matcher(rest)
              .replaceAll(match -> Matcher.quoteReplacement(left.apply(match.group())));
    }
    return rest;
  }

  private String withoutReasons(String serious, UnaryOperator<String> left) {
    if (serious.length() > REASONED_LONGEST) {
      return serious;
    }
    return CLAUSES
        .splitAsStream(replaced(serious, left))
        .filter(clause -> !isReason(clause))
        .collect(Collectors.joining(" | "));
  }

  /** Whether a clause explains itself by an anchor and wishes for nothing. */
  private boolean isReason(String clause) {
    return !isAboutDeleting(clause) && has(anchors, clause) && unexplainedIn(clause).isEmpty();
  }

  private static String without(List<Pattern> patterns, String text) {
    String rest = text;
    for (Pattern pattern : patterns) {
      rest = pattern.matcher(rest).replaceAll(" ");
    }
    return rest;
  }
}
