package dev.doorman.desk.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.base.FinalException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** 2026-03-02 is a Monday; Berlin is an hour ahead. */
  private static boolean open(String when, String... hours) {
    return Hours.of(List.of(hours), BERLIN).areAt(Instant.parse(when));
  }

  @Test
  void withoutHoursTheDeskIsAlwaysOpen() {
    assertThat(open("2026-03-01T03:00:00Z")).isTrue();
  }

  @Test
  void theHoursAreThoseOfTheZone() {
    assertThat(open("2026-03-02T07:59:59Z", "Mon-Fri 09:00-17:00")).isFalse();
    assertThat(open("2026-03-02T08:00:00Z", "Mon-Fri 09:00-17:00")).isTrue();
    assertThat(open("2026-03-02T15:59:59Z", "Mon-Fri 09:00-17:00")).isTrue();
    assertThat(open("2026-03-02T16:00:00Z", "Mon-Fri 09:00-17:00")).isFalse();
    assertThat(open("2026-03-01T12:00:00Z", "Mon-Fri 09:00-17:00")).as("Sunday").isFalse();
  }

  @Test
  void severalSpansAddUp() {
    assertThat(open("2026-03-07T10:00:00Z", "Mon-Fri 09:00-17:00", "sat 10:00-14:00")).isTrue();
  }

  @Test
  void hoursMayReachIntoTheNextDayAndAcrossTheWeek() {
    assertThat(open("2026-03-08T00:30:00Z", "Sat 22:00-02:00")).as("Sunday 01:30").isTrue();
    assertThat(open("2026-03-07T00:30:00Z", "Sat 22:00-02:00")).as("Saturday 01:30").isFalse();
    assertThat(open("2026-03-01T12:00:00Z", "Sat-Mon 00:00-24:00")).as("Sunday").isTrue();
    assertThat(open("2026-03-03T12:00:00Z", "Sat-Mon 00:00-24:00")).as("Tuesday").isFalse();
  }

  @Test
  void theNextOpeningIsTheNearestAfterNow() {
    Hours hours = Hours.of(List.of("Mon-Fri 09:00-17:00", "Sat 10:00-14:00"), BERLIN);
    assertThat(hours.nextAfter(Instant.parse("2026-03-06T20:00:00Z")))
        .as("on Friday evening")
        .contains(ZonedDateTime.of(2026, 3, 7, 10, 0, 0, 0, BERLIN));
    assertThat(hours.nextAfter(Instant.parse("2026-03-07T20:00:00Z")))
        .as("on Saturday evening")
        .contains(ZonedDateTime.of(2026, 3, 9, 9, 0, 0, 0, BERLIN));
    assertThat(hours.nextAfter(Instant.parse("2026-03-09T06:00:00Z")))
        .as("early on Monday")
        .contains(ZonedDateTime.of(2026, 3, 9, 9, 0, 0, 0, BERLIN));
    assertThat(Hours.of(List.of(), BERLIN).nextAfter(Instant.EPOCH)).isEmpty();
  }

  @Test
  void whatCannotBeReadIsToldWithTheKey() {
    for (String bad : List.of("weekdays", "Mon 9-17", "Mon-Foo 09:00-17:00", "Mon 25:00-26:00")) {
      assertThatThrownBy(() -> open("2026-03-02T08:00:00Z", bad))
          .isInstanceOf(FinalException.class)
          .hasMessageContaining("doorman.desk.hours")
          .hasMessageContaining(bad);
    }
  }
}
