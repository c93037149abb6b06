package dev.doorman.deletion.http;

import dev.doorman.deletion.ContractBreak.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which times an answer may hold, seen from now. The bounds are wide: they find a date of another
 * century, not a calendar that differs. Each method returns the value, or throws what is wrong.
 */
final class AnswerRules {
  /** Two clocks are rarely further apart; the contract's times are compared with this allowance. */
  static final Duration SKEW = Duration.ofMinutes(2);

  private static final Duration MOST_AHEAD = Duration.ofHours(24).plusMinutes(5);
  private static final int MOST_DAYS = 366;

  private final Instant now;

  AnswerRules(Instant now) {
    this.now = now;
  }

  /** A link may have expired already: the first answer to a repeated key is repeated too. */
  Instant linkExpiry(Instant value) throws RequestJson.Unreadable {
    return notFarAhead(Field.EXPIRES_AT, value);
  }

  Instant verifiedUntil(Instant value) throws RequestJson.Unreadable {
    if (value.isBefore(now.minus(SKEW))) {
      throw new RequestJson.Unreadable(
          Field.VERIFIED_UNTIL, "must be ahead while the state is verified; expired comes after");
    }
    return notFarAhead(Field.VERIFIED_UNTIL, value);
  }

  Instant acceptedAt(Instant value) throws RequestJson.Unreadable {
    if (value.isAfter(now.plus(SKEW)) || value.isBefore(now.minus(Duration.ofDays(MOST_DAYS)))) {
      throw new RequestJson.Unreadable(Field.ACCEPTED_AT, "must be in the past year");
    }
    return value;
  }

  LocalDate expectedBy(LocalDate value, Instant acceptedAt) throws RequestJson.Unreadable {
    LocalDate accepted = LocalDate.ofInstant(acceptedAt, ZoneOffset.UTC);
    // The API's own day may be one before or after that in UTC.
    if (value.isBefore(accepted.minusDays(1)) || value.isAfter(accepted.plusDays(MOST_DAYS))) {
      throw new RequestJson.Unreadable(
          Field.EXPECTED_BY, "must be on or after the day of acceptedAt, within a year");
    }
    return value;
  }

  private Instant notFarAhead(Field field, Instant value) throws RequestJson.Unreadable {
    if (value.isAfter(now.plus(MOST_AHEAD))) {
      throw new RequestJson.Unreadable(field, "must be at most 24 hours ahead");
    }
    return value;
  }
}
