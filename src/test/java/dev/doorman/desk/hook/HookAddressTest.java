package dev.doorman.desk.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.desk.hook.HookAddress.Private;
import dev.doorman.desk.hook.HookAddress.Refused;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be called. */
class HookAddressTest {
  private static HookAddress strict(String... addresses) {
    return new HookAddress(
        Private.REFUSED,
        host -> {
          if (addresses.length == 0) {
            throw new UnknownHostException(host);
          }
          InetAddress[] found = new InetAddress[addresses.length];
          for (int i = 0; i < addresses.length; i++) {
            found[i] = InetAddress.getByName(addresses[i]);
          }
          return List.of(found);
        });
  }

  private static final URI URL = URI.create("https://helpdesk.example/hooks");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://helpdesk.example",
        "https://helpdesk.example:8443/hooks?a=b",
        "HTTPS://helpdesk.example/",
        "http://localhost:9000/hooks",
        "http://127.0.0.1/",
        "http://[::1]:8080/"
      })
  void httpsIsTakenAndHttpOnThisMachine(String text) throws Refused {
    assertThat(strict().read(text)).isEqualTo(URI.create(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "helpdesk.example",
        "http://helpdesk.example/",
        "http://127.0.0.1.helpdesk.example/",
        "http://10.0.0.1/",
        "ftp://helpdesk.example/",
        "file:///etc/passwd",
        "https:///hooks",
        "https://user:secret@helpdesk.example/",
        "https://helpdesk.example/#part",
        "https://helpdesk.example/a b",
        "https://helpdesk.example:99999/",
        "javascript:alert(1)"
      })
  void allElseIsRefusedWithWhatToDo(String text) {
    assertThatThrownBy(() -> strict().read(text))
        .isInstanceOf(Refused.class)
        .hasMessageMatching("url .*(https://|must have no).*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.10",
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::ffff:10.0.0.1",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "2001:db8::1"
      })
  void privateAndOtherSpecialAddressesAreRefused(String address) {
    assertThatThrownBy(() -> strict(address).resolve(URL))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("doorman.hooks.allow-private=true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.255.255",
        "172.32.0.1",
        "192.169.0.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450:4001::1"
      })
  void addressesOfTheInternetAreTaken(String address) throws Exception {
    assertThat(strict(address).resolve(URL)).isEqualTo(InetAddress.getByName(address));
  }

  @Test
  void oneAddressInAPrivateNetworkIsEnoughToRefuseAName() {
    assertThatThrownBy(() -> strict("1.1.1.1", "10.0.0.1").resolve(URL))
        .isInstanceOf(Refused.class);
  }

  @Test
  void nameThatIsNotKnownIsSaidToBe() {
    assertThatThrownBy(() -> strict().resolve(URL))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("helpdesk.example is not known");
  }

  @Test
  void privateAddressIsTakenWhereThatIsAllowed() throws Exception {
    var allowing =
        new HookAddress(Private.ALLOWED, host -> List.of(InetAddress.getByName("10.0.0.1")));
    assertThat(allowing.resolve(URL)).isEqualTo(InetAddress.getByName("10.0.0.1"));
  }
}
