package dev.doorman.conversation.words;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;

/** A time of the coming week, as the customer's language says it. */
public final class Moment {
  private Moment() {}

  /** The same for lines that select by {@code none}. */
  public static String orNone(Optional<ZonedDateTime> at, Locale locale) {
    return at.map(moment -> of(moment, locale)).orElse("none");
  }

  /** Weekday, time of day and zone, as {@code Monday 9:00 AM GMT+1}. */
  public static String of(ZonedDateTime at, Locale locale) {
    DateFormat format =
        DateFormat.getInstanceForSkeleton("EEEEjmz", ULocale.forLocale(Words.spoken(locale)));
    format.setTimeZone(TimeZone.getTimeZone(at.getZone().getId()));
    return format.format(Date.from(at.toInstant()));
  }
}
