package dev.doorman.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.doorman.base.FinalException;
import io.smallrye.config.ConfigMapping;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentCheckTest {
  @Test
  void settingsAndOtherProgramsVariablesAreLeftAlone() {
    assertThatCode(
            () ->
                EnvironmentCheck.check(
                    List.of(
                        "PATH",
                        "DOORMAN_SANDBOX",
                        "DOORMAN_DB_URL",
                        "DOORMAN_DB_USER",
                        "DOORMAN_DB_PASSWORD",
                        "DOORMAN_REDIS_URL",
                        "DOORMAN_TRUSTED_PROXIES",
                        "DOORMAN_ADMIN_PASSWORD",
                        "DOORMAN_DELETION_API_URL",
                        "DOORMAN_WEBHOOK_SECRET",
                        "DOORMAN_WEBHOOK_SECRET_1_",
                        "DOORMAN_EMBEDDING_THREADS",
                        "DOORMAN_CHAT_HELLO_WITHIN")))
        .doesNotThrowAnyException();
  }

  @Test
  void aMistypedSettingStopsTheStartAndIsNamed() {
    assertThatThrownBy(() -> EnvironmentCheck.check(List.of("DOORMAN_SANDBX", "DOORMAN_DATA")))
        .isInstanceOf(FinalException.class)
        .hasMessageContaining("Not a setting of Doorman: DOORMAN_SANDBX.")
        .hasMessageContaining("DOORMAN_SANDBOX");
  }

  @Test
  void everyGroupOfSettingsIsKnown() {
    var groups =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.doorman")
                .stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::getName)
                .toList();
    assertThat(groups).hasSizeGreaterThan(10);
    assertThat(EnvironmentCheck.SETTINGS.stream().map(Class::getName)).containsAll(groups);
  }
}
