package dev.doorman.sandbox.request;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/**
 * The words that chat and verification page both show, so that a customer sees that they belong
 * together: a colour and an animal in the customer's language, easy to compare and hard to mistake
 * for one another. It is no secret.
 */
final class MatchPhrases {
  private static final Properties WORDS = words();

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
    String[] words = WORDS.getProperty(list).split(" ", -1);
    return words[random.nextInt(words.length)];
  }

  private static Properties words() {
    String file = "/languages/match-phrases.properties";
    try (var reader =
        new InputStreamReader(
            Objects.requireNonNull(MatchPhrases.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8)) {
      var words = new Properties();
      words.load(reader);
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
