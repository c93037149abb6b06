package dev.doorman.sandbox.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDaysTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-05,1,2026-01-06", // Monday
    "2026-01-09,1,2026-01-12", // Friday
    "2026-01-10,1,2026-01-12", // Saturday
    "2026-01-11,1,2026-01-12", // Sunday
    "2026-01-05,15,2026-01-26",
    "2026-01-05,0,2026-01-05"
  })
  void weekendsAreNotCounted(LocalDate start, int days, LocalDate end) {
    assertThat(BusinessDays.after(start, days)).isEqualTo(end);
  }
}
