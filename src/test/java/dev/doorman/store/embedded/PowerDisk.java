package dev.doorman.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A disk that keeps for sure only what was forced. What was written since then it may keep in any
 * part: each write whole, not at all, or some of its sectors, whatever came first.
 */
final class PowerDisk {
  private static final int SECTOR = 512;

  private final Map<String, Content> files = new HashMap<>();
  private int forces;
  private long capacity = Long.MAX_VALUE;
  private boolean broken;

  /** Bytes at a position, or a new length where there are none. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Write(long position, byte[] bytes) {}

  /** What is kept of a file. */
  private static final class Content {
    private final List<Write> unforced = new ArrayList<>();
    private byte[] forced = new byte[0];
    private int length;

    void force() {
      for (Write write : unforced) {
        int end = Math.toIntExact(write.position + write.bytes.length);
        if (write.bytes.length == 0) {
          length = Math.min(length, end);
          continue;
        }
        if (end > forced.length) {
          forced = Arrays.copyOf(forced, end * 2);
        }
        if (write.position > length) {
          Arrays.fill(forced, length, Math.toIntExact(write.position), (byte) 0);
        }
        System.arraycopy(
            write.bytes, 0, forced, Math.toIntExact(write.position), write.bytes.length);
        length = Math.max(length, end);
      }
      unforced.clear();
    }

    byte[] afterCut(Random random) {
      byte[] image = Arrays.copyOf(forced, length);
      int kept = random.nextInt(4);
      for (Write write : unforced) {
        image =
            switch (kept) {
              case 0 -> image;
              case 1 -> random.nextBoolean() ? applied(image, write) : image;
              default -> torn(image, write, random);
            };
      }
      return image;
    }
  }

  synchronized int forces() {
    return forces;
  }

  /** From now on no file may get longer than this. */
  synchronized void capacity(long bytes) {
    capacity = bytes;
  }

  /** Whether each force fails from now on. */
  synchronized void broken(boolean yes) {
    broken = yes;
  }

  /** Writes to a folder what the disk has when the power is cut now. */
  synchronized void cut(Path folder, Random random) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, Content> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue().afterCut(random));
    }
  }

  private static byte[] torn(byte[] image, Write write, Random random) {
    if (write.bytes.length == 0) {
      return random.nextBoolean() ? applied(image, write) : image;
    }
    byte[] next = image;
    for (int at = 0; at < write.bytes.length; at += SECTOR) {
      if (random.nextInt(3) > 0) {
        byte[] sector =
            Arrays.copyOfRange(write.bytes, at, Math.min(at + SECTOR, write.bytes.length));
        next = applied(next, new Write(write.position + at, sector));
      }
    }
    return next;
  }

  private static byte[] applied(byte[] image, Write write) {
    if (write.bytes.length == 0) {
      return Arrays.copyOf(image, Math.toIntExact(Math.min(write.position, image.length)));
    }
    int end = Math.toIntExact(write.position + write.bytes.length);
    byte[] next = end > image.length ? Arrays.copyOf(image, end) : image;
    System.arraycopy(write.bytes, 0, next, Math.toIntExact(write.position), write.bytes.length);
    return next;
  }

  synchronized FileChannel channel(String name, FileChannel base) throws IOException {
    Content content = files.computeIfAbsent(name, file -> new Content());
    if (base.size() > 0 && content.length == 0 && content.unforced.isEmpty()) {
      throw new IOException("a file of another disk: " + name);
    }
    return new Channel(content, base);
  }

  private final class Channel extends ForwardingFile {
    private final Content content;

    Channel(Content content, FileChannel base) {
      super(base);
      this.content = content;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      synchronized (PowerDisk.this) {
        if (position + source.remaining() > Math.max(capacity, base.size())) {
          throw new IOException("No space left on device");
        }
        byte[] bytes = new byte[source.remaining()];
        source.duplicate().get(bytes);
        content.unforced.add(new Write(position, bytes));
        return base.write(source, position);
      }
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      synchronized (PowerDisk.this) {
        content.unforced.add(new Write(size, new byte[0]));
        base.truncate(size);
      }
    }

    @Override
    public void force(boolean metaData) throws IOException {
      synchronized (PowerDisk.this) {
        if (broken) {
          throw new IOException("Input/output error");
        }
        forces++;
        content.force();
      }
    }
  }
}
