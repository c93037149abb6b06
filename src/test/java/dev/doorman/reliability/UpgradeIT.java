package dev.doorman.reliability;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The release before this one, replaced under load: beside a node of this build over one
 * PostgreSQL, and before and after it on one embedded store. {@code .ci/older-release} builds its
 * artefact and says where it is; docs/releasing.md has the long form.
 */
class UpgradeIT {
  private static final String OLDER = System.getProperty("upgrade.older", "");
  private static final Duration BESIDE = Duration.ofSeconds(12);
  private static final int AT_ONCE = 4;

  /** What runs the tests may build it meanwhile. */
  private static final Duration BUILT = Duration.ofMinutes(5);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "h2"})
  void noMessageFailsWhileTheReleaseBeforeIsReplaced(String store)
      throws SQLException, InterruptedException {
    assumeThat(OLDER).as("the older release's jar: see .ci/older-release").isNotEmpty();
    Path older = Path.of(OLDER).toAbsolutePath();
    await("the older release to be built").atMost(BUILT).until(() -> Files.exists(older));
    Upgrades.Outcome outcome = Upgrades.play(store, folder, older, BESIDE, AT_ONCE);
    assertThat(outcome.refusals()).isEmpty();
    assertThat(outcome.breaches()).allSatisfy((breach, found) -> assertThat(found).isEmpty());
    assertThat(outcome.acknowledged()).isPositive();
    if (store.equals("postgresql")) {
      assertThat(outcome.byOlder()).as("by the older node").isPositive();
      assertThat(outcome.byNewer()).as("by the newer node").isPositive();
    } else {
      assertThat(outcome.back()).isEqualTo(Upgrades.Back.DONE);
    }
  }
}
