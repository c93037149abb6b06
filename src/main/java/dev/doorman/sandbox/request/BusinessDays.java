package dev.doorman.sandbox.request;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Counts days from Monday to Friday. Holidays differ from place to place and are not left out. */
final class BusinessDays {
  private BusinessDays() {}

  /** The day that is so many business days after another. */
  static LocalDate after(LocalDate start, int days) {
    LocalDate day = start;
    int left = days;
    while (left > 0) {
      day = day.plusDays(1);
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        left--;
      }
    }
    return day;
  }
}
