package dev.doorman.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorman.base.FinalException;
import io.smallrye.config.PropertiesConfigSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {
  @TempDir Path folder;

  private void check(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent("doorman.data", folder.resolve("data").toString());
    SettingsCheck.check(List.of(new PropertiesConfigSource(all, "a test", 500)));
  }

  private String refused(Map<String, String> settings) {
    return String.valueOf(
        catchThrowableOfType(FinalException.class, () -> check(settings)).getMessage());
  }

  @Test
  void defaultsAreRight() {
    assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
    assertThat(folder.resolve("data")).as("nothing is made").doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "doorman.conversation.create-for, an hour, a duration",
    "doorman.desk.zone, Berlin, a time zone",
    "doorman.db.url, postgresql://db/doorman, jdbc:postgresql://HOST:PORT/DATABASE",
    "doorman.redis.url, redis.internal:6379, redis://:PASSWORD@HOST:PORT",
    "doorman.admin.password, short, at least 12",
    "doorman.admin.password, Password1234, easy to guess",
    "doorman.admin.password, 123456789012, easy to guess",
    "doorman.public-url, help.vendor.example, https://HOST",
    "doorman.allowed-origins, 'https://a.example,b.example', b.example",
    "doorman.deletion-api.url, https://api.vendor.example, doorman.deletion-api.token",
    "doorman.db.connections, many, a whole number",
    "doorman.db.fsync, perhaps, true or false",
  })
  void aWrongOneIsNamedInOneLineWithWhatWasMeant(String key, String value, String meant) {
    String refused = refused(Map.of(key, value));
    assertThat(refused).contains(key.substring(0, key.lastIndexOf('.')), meant);
    assertThat(refused.lines()).hasSize(1);
  }

  @Test
  void allAreToldAtOnce() {
    assertThat(
            refused(Map.of("doorman.public-url", "help", "doorman.admin.password", "short"))
                .lines())
        .hasSize(2);
  }

  @Test
  void aPasswordIsNotRepeated() {
    assertThat(refused(Map.of("doorman.redis.url", "secret@redis"))).doesNotContain("secret");
    assertThat(refused(Map.of("doorman.admin.password", "hidden"))).doesNotContain("hidden");
  }

  @Test
  void aDataFolderThatCannotBeWrittenIsNamed() throws Exception {
    Path file = Files.createFile(folder.resolve("a-file"));
    assertThat(refused(Map.of("doorman.data", file.resolve("data").toString())))
        .contains("doorman.data", "a-file", "DOORMAN_DATA");
  }
}
