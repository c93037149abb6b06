package dev.doorman.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnOriginTest {
  private static final OwnOrigin UNSET = new OwnOrigin(Optional.empty());
  private static final OwnOrigin HELP =
      new OwnOrigin(Optional.of(URI.create("https://Help.Example:443/")));

  @ParameterizedTest
  @CsvSource({
    "http://desk.example, desk.example",
    "https://desk.example, desk.example",
    "https://Desk.Example, DESK.example",
    "http://desk.example, desk.example:80",
    "https://desk.example, desk.example:443",
    "https://desk.example:443, desk.example",
    "http://127.0.0.1:8080, 127.0.0.1:8080",
    "https://127.0.0.1:8080, 127.0.0.1:8080",
    "http://[::1]:8080, [::1]:8080",
    "http://help_desk:8080, help_desk:8080",
  })
  void aPageOfTheSameHostAndPortIsOwn(String origin, String authority) {
    assertThat(UNSET.owns(origin, authority)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://evil.example, desk.example",
    "http://desk.example.evil.example, desk.example",
    "http://desk.example:81, desk.example",
    "http://desk.example, desk.example:8080",
    "http://desk.example:8080, desk.example",
    "https://desk.example, desk.example:80",
    "http://desk.example@evil.example, desk.example",
    "http://desk.example/, desk.example",
    "ftp://desk.example, desk.example",
    "null, desk.example",
    "desk.example, desk.example",
    "http://, desk.example",
    "http://desk.example, ''",
    "http://desk.example, ' '",
    "http://desk.example, 'desk.example:no'",
    "'http://desk .example', desk.example",
  })
  void anyOtherIsNot(String origin, String authority) {
    assertThat(UNSET.owns(origin, authority)).isFalse();
  }

  @Test
  void withoutAnAddressOnlyThePublicOneIsOwn() {
    assertThat(UNSET.owns("http://desk.example", null)).isFalse();
    assertThat(HELP.owns("https://help.example", null)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://help.example", "https://help.example:443", "HTTPS://HELP.example"})
  void thePublicAddressIsOwnWhateverTheRequestWasSentTo(String origin) {
    assertThat(HELP.owns(origin, "10.0.0.3:8080")).isTrue();
  }

  @Test
  void thePublicAddressHasItsSchemeAndPort() {
    assertThat(HELP.owns("http://help.example", "10.0.0.3:8080")).isFalse();
    assertThat(HELP.owns("https://help.example:8443", "10.0.0.3:8080")).isFalse();
  }

  @Test
  void anOriginIsWrittenAsBrowsersWriteIt() {
    URI asked = URI.create("http://127.0.0.1:8080/");
    assertThat(HELP.known(asked)).isEqualTo("https://help.example");
    assertThat(UNSET.known(asked)).isEqualTo("http://127.0.0.1:8080");
    assertThat(HELP.isSecure(asked)).isTrue();
    assertThat(UNSET.isSecure(asked)).isFalse();
  }
}
