package dev.doorman.sandbox.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.sandbox.TestConfig;
import dev.doorman.sandbox.book.Store;
import dev.doorman.sandbox.jdbc.TestStore;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerKeyTest {
  private final Store store = new TestStore().store();

  private ServerKey started(Map<String, String> keys) {
    return new ServerKey(TestConfig.of(keys), store, new SecureRandom());
  }

  @Test
  void theKeyOutlivesARestart() {
    byte[] before = started(Map.of()).mac("code", "dr_1", "123456");
    assertThat(started(Map.of()).mac("code", "dr_1", "123456")).isEqualTo(before);
  }

  @Test
  void everyInstallationHasAKeyOfItsOwn() {
    byte[] other =
        new ServerKey(TestConfig.of(Map.of()), new TestStore().store(), new SecureRandom())
            .mac("code", "dr_1", "123456");
    assertThat(started(Map.of()).mac("code", "dr_1", "123456")).isNotEqualTo(other);
  }

  @Test
  void aConfiguredKeyIsTheOneThatCounts() {
    Map<String, String> one = Map.of("doorman.sandbox.server-key", "1".repeat(32));
    Map<String, String> two = Map.of("doorman.sandbox.server-key", "2".repeat(32));
    assertThat(started(one).mac("code", "a")).isEqualTo(started(one).mac("code", "a"));
    assertThat(started(one).mac("code", "a")).isNotEqualTo(started(two).mac("code", "a"));
  }

  @Test
  void purposesAndPartsDoNotMix() {
    ServerKey key = started(Map.of());
    assertThat(key.mac("code", "ab", "c")).isNotEqualTo(key.mac("code", "a", "bc"));
    assertThat(key.mac("code", "a")).isNotEqualTo(key.mac("handle", "a"));
  }

  @Test
  void handlesHave128BitsAndDiffer() {
    var handles = new Handles(started(Map.of()));
    Set<String> seen = new HashSet<>();
    for (int request = 0; request < 100; request++) {
      for (int link = 1; link <= 6; link++) {
        String handle = handles.of("dr_" + request, link);
        assertThat(handle).matches("[A-Za-z0-9_-]{22}");
        assertThat(seen.add(handle)).isTrue();
      }
    }
  }
}
