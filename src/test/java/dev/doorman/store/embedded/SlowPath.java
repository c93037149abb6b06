package dev.doorman.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system of H2 on a slow disk. As with a real one, an interrupted thread loses its file. */
public final class SlowPath extends FilePathWrapper {
  static final String PREFIX = "slow:";

  /** Twenty times what a middling solid-state disk takes for a read or a write of a few kB. */
  private static final Duration CALL = Duration.ofMillis(2);

  /** Twenty times what it takes to force a file. */
  private static final Duration FORCE = Duration.ofMillis(100);

  /** For H2. */
  public SlowPath() {}

  static void register() {
    FilePath.register(new SlowPath());
  }

  @Override
  public String getScheme() {
    return "slow";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    pass(CALL);
    return new Channel(getBase().open(mode));
  }

  private static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  private static final class Channel extends ForwardingFile {
    Channel(FileChannel base) {
      super(base);
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
      pass(CALL);
      return super.read(target, position);
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      pass(CALL);
      return super.write(source, position);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      pass(CALL);
      super.implTruncate(size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      pass(FORCE);
      super.force(metaData);
    }
  }
}
