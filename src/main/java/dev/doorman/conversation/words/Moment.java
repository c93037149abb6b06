package dev.doorman.conversation.words;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Locale;

/** A time of the coming week, as the customer's language says it. */
public final class Moment {
  private Moment() {}

  /** Weekday, time of day and zone, as {@code Monday 9:00 AM GMT+1}. */
  public static String of(ZonedDateTime at, Locale locale) {
    DateFormat format =
        DateFormat.getInstanceForSkeleton("EEEEjmz", ULocale.forLocale(Words.spoken(locale)));
    format.setTimeZone(TimeZone.getTimeZone(at.getZone().getId()));
    return format.format(Date.from(at.toInstant()));
  }
}
