package dev.doorman.sandbox.request;

import dev.doorman.base.WordLists;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The words that chat and verification page both show, so that a customer sees that they belong
 * together: a colour and an animal in the customer's language, easy to compare and hard to mistake
 * for one another. It is no secret.
 */
final class MatchPhrases {
  private static final Map<String, List<String>> WORDS =
      WordLists.read("/languages/match-phrases.properties");

  private MatchPhrases() {}

  /**
   * A phrase.
   *
   * @param locale as a BCP 47 tag; in English where its language isn't known
   */
  static String next(SecureRandom random, String locale) {
    String known = Locale.forLanguageTag(locale).getLanguage();
    String language = WORDS.containsKey(known + ".first") ? known : "en";
    String between = language.equals("zh") ? "" : " ";
    return one(random, language + ".first") + between + one(random, language + ".second");
  }

  private static String one(SecureRandom random, String list) {
    List<String> words = Objects.requireNonNull(WORDS.get(list));
    return words.get(random.nextInt(words.size()));
  }
}
