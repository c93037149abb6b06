package dev.doorman.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is known of the disk below the store, over all times that it is opened.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class Disk {
  /** As much as a turn and its upkeep may want at once. */
  private static final int PROBE_BYTES = 1 << 20;

  private final AtomicLong fsyncs = new AtomicLong();
  private volatile String fault = "";

  long fsyncs() {
    return fsyncs.get();
  }

  /** Something was written and forced. */
  void forced() {
    fsyncs.incrementAndGet();
    fault = "";
  }

  /** Something could not be written. */
  void failed(String why) {
    fault = why;
  }

  /**
   * Why it cannot be written; empty where it can. After a fault it is tried again, with a file that
   * is deleted at once.
   */
  String fault(Path folder) {
    if (!fault.isEmpty()) {
      try {
        Path probe = Files.createTempFile(folder, "doorman-probe", ".tmp");
        try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE)) {
          channel.write(ByteBuffer.allocate(PROBE_BYTES));
          channel.force(true);
        } finally {
          Files.delete(probe);
        }
        fault = "";
      } catch (IOException e) {
        // It stands as it stood.
      }
    }
    return fault;
  }
}
