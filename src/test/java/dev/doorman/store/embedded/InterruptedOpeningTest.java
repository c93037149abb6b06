package dev.doorman.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool gives up on a connection by interrupting its thread; the opening of the file goes on. */
class InterruptedOpeningTest {
  @TempDir Path folder;

  /** A file system on which no file is opened before the test says so. */
  public static final class GatedPath extends FilePathWrapper {
    static final CountDownLatch GATE = new CountDownLatch(1);

    /** For H2. */
    public GatedPath() {}

    @Override
    public String getScheme() {
      return "gated";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
      try {
        GATE.await();
      } catch (InterruptedException e) {
        // As a channel of the system's does that is used by an interrupted thread.
        throw new ClosedByInterruptException();
      }
      return getBase().open(mode);
    }
  }

  @Test
  void aThreadThatGivesUpHearsItsPassingAndTheStoreIsOpenedAllTheSame() throws Exception {
    FilePath.register(new GatedPath());
    var driver = new EmbeddedDriver("gated:");
    Path file = folder.resolve("doorman");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Pairs.open(driver, file))
        .isInstanceOf(SQLTransientConnectionException.class)
        .hasMessageContaining("still being opened");
    assertThat(Thread.interrupted()).as("the thread is still told to end").isTrue();

    GatedPath.GATE.countDown();
    var pairs = new Pairs();
    try (Connection later = Pairs.open(driver, file)) {
      Pairs.create(later);
      pairs.turn(later, new Random(1));
    }
    try (Connection again = Pairs.open(new EmbeddedDriver(), file)) {
      assertThat(Pairs.stored(again)).isEqualTo(pairs.acknowledged).hasSize(1);
    }
  }
}
