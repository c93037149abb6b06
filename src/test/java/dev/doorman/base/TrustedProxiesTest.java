package dev.doorman.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private static final TrustedProxies INSIDE =
      TrustedProxies.of(List.of("10.0.0.0/8", " fd00::/8", "192.0.2.7"));

  @Test
  void withoutTrustedProxiesTheHeaderCountsForNothing() {
    assertThat(TrustedProxies.NONE.client("198.51.100.1:4711", List.of("203.0.113.9")))
        .isEqualTo("198.51.100.1");
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, 203.0.113.9, 203.0.113.9",
    "10.1.2.3:55555, 203.0.113.9, 203.0.113.9",
    "192.0.2.7, 203.0.113.9:1234, 203.0.113.9",
    "192.0.2.8, 203.0.113.9, 192.0.2.8",
    "11.1.2.3, 203.0.113.9, 11.1.2.3",
    "fd12:0:0:0:0:0:0:1:55555, '[2001:db8::1]:443', 2001:db8::1",
    "10.1.2.3, '', 10.1.2.3",
    "10.1.2.3, unknown, 10.1.2.3",
    "10.1.2.3, localhost, 10.1.2.3",
  })
  void theLastUntrustedAddressIsTheClients(String peer, String forwarded, String client) {
    assertThat(INSIDE.client(peer, List.of(forwarded))).isEqualTo(client);
  }

  @Test
  void whatTheClientMadeUpBeforeIsNotBelieved() {
    assertThat(INSIDE.client("10.0.0.1", List.of("1.1.1.1, 203.0.113.9, 10.0.0.2")))
        .isEqualTo("203.0.113.9");
    assertThat(INSIDE.client("10.0.0.1", List.of("1.1.1.1", "203.0.113.9,10.0.0.2")))
        .isEqualTo("203.0.113.9");
    assertThat(INSIDE.client("10.0.0.1", List.of("10.0.0.9, forged, 203.0.113.9")))
        .isEqualTo("203.0.113.9");
  }

  @Test
  void whereAllAreProxiesTheFirstOneCounts() {
    assertThat(INSIDE.client("10.0.0.1", List.of("10.0.0.3, 10.0.0.2"))).isEqualTo("10.0.0.3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0.0/x", "proxy.example", "10.0.0.0/8/8", "", "300.1.1.1"})
  void whatIsNoNetworkStopsTheStartAndIsNamed(String cidr) {
    assertThatThrownBy(() -> TrustedProxies.of(List.of(cidr)))
        .isInstanceOf(FinalException.class)
        .hasMessageContaining("doorman.trusted-proxies")
        .hasMessageContaining("\"" + cidr + "\"");
  }
}
