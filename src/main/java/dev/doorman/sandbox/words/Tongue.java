package dev.doorman.sandbox.words;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * One language that the sandbox speaks.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
public final class Tongue {
  private static final int SECONDS_MOST = 90;
  private static final int MINUTES_MOST = 90;
  private static final int SIXTY = 60;

  private final String lang;
  private final ULocale locale;
  private final Properties bundle;

  Tongue(String lang, Properties bundle) {
    this.lang = lang;
    // Codes and phone numbers come in these digits, so everything does.
    this.locale = new ULocale(lang + "@numbers=latn");
    this.bundle = bundle;
  }

  /** The language, as an HTML language tag. */
  public String lang() {
    return lang;
  }

  /** {@code ltr} or {@code rtl}. */
  public String dir() {
    return locale.isRightToLeft() ? "rtl" : "ltr";
  }

  /** A run of text; strong runs are set off. */
  public record Run(String text, boolean strong) {}

  /**
   * The words for a key.
   *
   * @throws IllegalArgumentException where there are none: a fault of ours, found by a test
   */
  public String say(String key, Map<String, Object> arguments) {
    return format(pattern(key), arguments);
  }

  /** The words for a key that takes no arguments. */
  public String say(String key) {
    return say(key, Map.of());
  }

  /** The words for a key that takes one argument. */
  public String say(String key, String name, Object value) {
    return say(key, Map.of(name, value));
  }

  /** The words for a key, in runs. */
  public List<Run> runs(String key) {
    return runs(key, Map.of());
  }

  /** The words for a key that takes one argument, in runs. */
  public List<Run> runs(String key, String name, Object value) {
    return runs(key, Map.of(name, value));
  }

  /** Split before it is filled in, so that no argument can set itself off. */
  private List<Run> runs(String key, Map<String, Object> arguments) {
    List<Run> runs = new ArrayList<>();
    boolean strong = false;
    for (String part : pattern(key).split("\\*\\*", -1)) {
      if (!part.isEmpty()) {
        runs.add(new Run(format(part, arguments), strong));
      }
      strong = !strong;
    }
    return runs;
  }

  private String pattern(String key) {
    String pattern = bundle.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no words for " + key + " in " + lang);
    }
    return pattern;
  }

  private String format(String pattern, Map<String, Object> arguments) {
    return new MessageFormat(pattern, locale).format(arguments);
  }

  /**
   * A span of time in words, rounded up: {@code 60 seconds}, {@code 2 minutes}, {@code 3 hours}.
   */
  public String time(Duration span) {
    long seconds = Math.max(1, span.plusMillis(999).toSeconds());
    if (seconds <= SECONDS_MOST) {
      return say("time.seconds", "count", seconds);
    }
    long minutes = (seconds + SIXTY - 1) / SIXTY;
    return minutes <= MINUTES_MOST
        ? say("time.minutes", "count", minutes)
        : say("time.hours", "count", (minutes + SIXTY - 1) / SIXTY);
  }

  /** Day and time in UTC, as this language writes them. */
  public String moment(Instant instant) {
    DateFormat format = DateFormat.getInstanceForSkeleton("dMMMMHHmm", locale);
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format.format(Date.from(instant));
  }
}
