package dev.doorman.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.knowledge.KnowledgeException;
import dev.doorman.knowledge.Problem;
import dev.doorman.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFailureTest {
  @Test
  void faultsInArticlesAreNamedByFileAndLine() {
    var fault = new KnowledgeException(List.of(new Problem("en/a.md", 3, "give it a title")));
    assertThat(StartFailure.explain(new RuntimeException(fault)))
        .hasValueSatisfying(why -> assertThat(why).contains("en/a.md:3: give it a title"));
  }

  @Test
  void aStoreThatAnotherProcessUsesIsNamed() {
    var inUse = new SQLException("Database may be already in use", "90020", 90020);
    assertThat(StartFailure.explain(new RuntimeException(new IllegalStateException(inUse))))
        .hasValueSatisfying(why -> assertThat(why).contains("Another process", "DOORMAN_DATA"));
  }

  @Test
  void whateverKeepsTheEmbeddedStoreFromBeingOpenedIsToldWithARemedy() {
    for (int code : new int[] {50000, 90028, 90031, 90098}) {
      var failure = new SQLException("General error", "HY000", code);
      failure.initCause(new IOException("No space left on device"));
      assertThat(StartFailure.explain(new RuntimeException(failure)))
          .hasValueSatisfying(
              why -> assertThat(why).contains("No space left on device", "DOORMAN_DATA", "backup"));
    }
  }

  @Test
  void whatKeepsPostgresFromBeingUsedIsToldWithARemedy() {
    Map.of(
            "08001", "DOORMAN_DB_URL",
            "28P01", "DOORMAN_DB_PASSWORD",
            "3D000", "createdb",
            "42501", "may not make tables")
        .forEach(
            (state, remedy) ->
                assertThat(
                        StartFailure.explain(
                            new RuntimeException(new SQLException("it said so", state))))
                    .hasValueSatisfying(why -> assertThat(why).contains(remedy, "it said so")));
  }

  @Test
  void aDamagedFileIsNamedWithTheWayOut(@TempDir Path folder) throws IOException {
    try (var tables = TestDatabase.in(folder)) {
      assertThat(tables.count("conversation")).isZero();
    }
    Path file = folder.resolve("doorman.mv.db");
    byte[] damaged = Files.readAllBytes(file);
    Arrays.fill(damaged, (byte) 'x');
    Files.write(file, damaged);
    assertThatThrownBy(() -> TestDatabase.in(folder))
        .satisfies(
            failure ->
                assertThat(StartFailure.explain(failure))
                    .hasValueSatisfying(
                        why ->
                            assertThat(why)
                                .contains("damaged", "doorman", "backup", "DOORMAN_DATA")));
  }

  @Test
  void otherFailuresAreNotExplainedAway() {
    assertThat(StartFailure.explain(new IllegalStateException("a bug"))).isEmpty();
  }
}
