package dev.doorman.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.store.Durability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingDiskTest {
  @TempDir Path folder;

  private final Random random = new Random(18);
  private final Pairs pairs = new Pairs();

  @Test
  void onAFullDiskNothingIsAcknowledgedAndTheStoreIsWellAgainWithRoom() throws Exception {
    comesBack(disk -> disk.capacity(1), disk -> disk.capacity(Long.MAX_VALUE));
  }

  @Test
  void whatTheDiskRefusesToForceIsNotAcknowledged() throws Exception {
    comesBack(disk -> disk.broken(true), disk -> disk.broken(false));
  }

  private void comesBack(Consumer<PowerDisk> fails, Consumer<PowerDisk> mended) throws Exception {
    PowerDisk disk = PowerPath.disk(folder);
    var driver = new EmbeddedDriver(PowerPath.PREFIX);
    Path file = folder.resolve("doorman");
    try (Connection connection = Pairs.open(driver, file);
        Connection idle = Pairs.open(driver, file)) {
      Pairs.create(connection);
      for (int turn = 0; turn < 50; turn++) {
        pairs.turn(connection, random);
      }
      fails.accept(disk);
      assertThatThrownBy(
              () -> {
                // The journal has some room left in its file.
                while (true) {
                  pairs.turn(connection, random);
                }
              })
          .isInstanceOf(SQLException.class);
      assertThat(connection.isValid(0)).isFalse();
      assertThat(idle.isValid(0)).isFalse();
      mended.accept(disk);
    }
    try (Connection again = Pairs.open(driver, file)) {
      assertThat(again.unwrap(Durability.class).condition().fault()).isEmpty();
      pairs.turn(again, random);
      assertThat(Pairs.stored(again)).containsAll(pairs.acknowledged);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).noneMatch(path -> path.toString().contains("trace"));
    }
  }
}
