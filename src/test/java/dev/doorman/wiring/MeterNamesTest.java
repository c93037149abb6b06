package dev.doorman.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeterNamesTest {
  @ParameterizedTest
  @CsvSource({
    "/sandbox/verify/q8Zr1k0TtB2mYp5wXc7nVg,/sandbox/verify/{}",
    "/sandbox/mailbox/maria@example.com,/sandbox/mailbox/{}",
    "/api/desk/chats/{id}/messages,/api/desk/chats/{id}/messages",
    "/api/desk/chats/3b0a/messages,/api/desk/{}",
    "/help/delete-or-deactivate,/help/{}",
    "/whatever/somebody/invents,OTHER",
    "/helpless,OTHER",
    "/help,/help",
    "NOT_FOUND,NOT_FOUND"
  })
  void nothingVariableIsInTheName(String uri, String template) {
    assertThat(MeterNames.template(uri)).isEqualTo(template);
  }

  @Test
  void aMethodThatNobodyDefinedIsNoMeter() {
    assertThat(MeterNames.method("POST")).isEqualTo("POST");
    assertThat(MeterNames.method("MADEUP")).isEqualTo("OTHER");
    assertThat(MeterNames.method("get")).isEqualTo("OTHER");
  }
}
