package dev.doorman.desk.reply;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reply to be sent by agents.
 *
 * @param shortcut what an agent types to get it: letters, digits, dashes, in lower case
 * @param text with {@linkplain Variable variables}
 * @param locale of the text; a language alone goes for all of its regions
 * @param team whose it is; empty where it is everybody's
 */
public record CannedReply(
    ReplyId id,
    String shortcut,
    String title,
    String text,
    Optional<Locale> locale,
    Optional<String> team) {
  private static final Pattern SHORTCUT =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}_-]*");
  private static final Pattern TEAM = Pattern.compile("[\\p{L}\\p{N}][^\\p{Cntrl}]*");
  private static final int SHORTCUT_MOST = 40;
  private static final int TITLE_MOST = 200;
  private static final int TEXT_MOST = 4000;
  private static final int TEAM_MOST = 64;
  private static final int LOCALE_MOST = 35;

  /**
   * @throws IllegalArgumentException saying what is wrong with it and what to do
   */
  public CannedReply {
    shortcut = shortcut.strip().toLowerCase(Locale.ROOT);
    title = title.strip();
    text = text.replace("\r\n", "\n").strip();
    if (shortcut.length() > SHORTCUT_MOST || !SHORTCUT.matcher(shortcut).matches()) {
      throw new IllegalArgumentException(
          "shortcut must be 1 to 40 letters, digits, dashes or underscores, as refund-late");
    }
    if (title.isEmpty() || title.length() > TITLE_MOST || hasControls(title, "")) {
      throw new IllegalArgumentException("title must be one line of 1 to 200 characters");
    }
    if (text.isEmpty() || text.length() > TEXT_MOST || hasControls(text, "\n\t")) {
      throw new IllegalArgumentException("text must have 1 to 4,000 characters");
    }
    List<String> unknown = Variable.unknownIn(text);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "text has unknown variables: "
              + String.join(", ", unknown)
              + "; there are "
              + Variable.all());
    }
    team.ifPresent(CannedReply::check);
    locale.ifPresent(CannedReply::check);
  }

  private static void check(String team) {
    if (team.length() > TEAM_MOST || !TEAM.matcher(team).matches()) {
      throw new IllegalArgumentException("team must be the name of a team, or be left out");
    }
  }

  private static void check(Locale locale) {
    if (locale.getLanguage().isEmpty() || locale.toLanguageTag().length() > LOCALE_MOST) {
      throw new IllegalArgumentException(
          "locale must be a language tag as en or pt-BR, or be left out");
    }
  }

  private static boolean hasControls(String text, String allowed) {
    return text.codePoints()
        .anyMatch(point -> Character.isISOControl(point) && allowed.indexOf(point) < 0);
  }

  /** Whether it may be sent in a chat of this locale. */
  boolean speaks(Locale chat) {
    return locale
        .map(
            own ->
                own.equals(chat)
                    || (own.getCountry().isEmpty()
                        && own.getScript().isEmpty()
                        && own.getLanguage().equals(chat.getLanguage())))
        .orElse(true);
  }

  /** Whether it may be sent in a chat of this team. */
  boolean isOf(String chatsTeam) {
    return team.map(chatsTeam::equals).orElse(true);
  }

  /** Of two with the same shortcut the one that fits more closely has more. */
  int closeness() {
    return (locale.isPresent() ? 2 : 0) + (team.isPresent() ? 1 : 0);
  }
}
