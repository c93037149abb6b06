package dev.doorman.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file with what is to be written to another one, in order. A record counts only if it is whole
 * and all before it are, so what is read after a loss of power is what was written until some
 * moment, and all that was forced.
 *
 * <h2>Thread-safety</h2>
 *
 * For one thread at a time.
 */
final class Journal {
  private static final long MAGIC = 0x446f6f726d616e31L;
  private static final int FILE_HEADER = 16;

  /** Generation, position, length, checksum of these and the bytes. */
  private static final int RECORD_HEADER = 8 + 8 + 4 + 8;

  /** Stands for a new length of the file in place of bytes. */
  private static final int TRUNCATE = -1;

  private static final int MOST_BYTES = 1 << 30;

  private final FileChannel file;
  private long generation;
  private long end = FILE_HEADER;

  /**
   * A write to the other file.
   *
   * @param position of the bytes, or the new length where there are none
   */
  // Never compared; the bytes are written as they are.
  @SuppressWarnings("ArrayRecordComponent")
  record Write(long position, byte[] bytes) {
    boolean truncates() {
      return bytes.length == 0;
    }

    long end() {
      return position + bytes.length;
    }

    /** Does it. */
    void apply(FileChannel to) throws IOException {
      if (truncates()) {
        to.truncate(position);
        return;
      }
      writeFully(to, ByteBuffer.wrap(bytes), position);
    }
  }

  Journal(FileChannel file) {
    this.file = file;
  }

  /**
   * Does again what the file says, and begins a new generation.
   *
   * @param main what it is for; forced when this returns
   */
  void replay(FileChannel main) throws IOException {
    ByteBuffer header = read(0, FILE_HEADER);
    if (header.remaining() == FILE_HEADER && header.getLong() == MAGIC) {
      generation = header.getLong();
      long at = FILE_HEADER;
      Write write;
      while ((write = record(at)) != null) {
        write.apply(main);
        at += RECORD_HEADER + write.bytes().length;
      }
      main.force(true);
    }
    reset();
  }

  private @Nullable Write record(long at) throws IOException {
    ByteBuffer header = read(at, RECORD_HEADER);
    if (header.remaining() < RECORD_HEADER || header.getLong() != generation) {
      return null;
    }
    long position = header.getLong();
    int length = header.getInt();
    long checksum = header.getLong();
    if (position < 0 || length < TRUNCATE || length > MOST_BYTES) {
      return null;
    }
    ByteBuffer bytes = read(at + RECORD_HEADER, Math.max(0, length));
    byte[] content = new byte[bytes.remaining()];
    bytes.get(content);
    var write = new Write(position, content);
    return content.length == Math.max(0, length) && checksum(write) == checksum ? write : null;
  }

  /** Adds records and forces them. */
  void append(List<Write> writes) throws IOException {
    int size = writes.stream().mapToInt(write -> RECORD_HEADER + write.bytes().length).sum();
    ByteBuffer records = ByteBuffer.allocate(size);
    for (Write write : writes) {
      records
          .putLong(generation)
          .putLong(write.position())
          .putInt(write.truncates() ? TRUNCATE : write.bytes().length)
          .putLong(checksum(write))
          .put(write.bytes());
    }
    writeFully(file, records.flip(), end);
    file.force(false);
    end += size;
  }

  /** How long it is. */
  long length() {
    return end;
  }

  /**
   * Begins anew; all that is in it must be on the disk in the other file. If the new header is
   * lost, the old records are done again, which changes nothing.
   */
  void reset() throws IOException {
    generation++;
    end = FILE_HEADER;
    ByteBuffer header = ByteBuffer.allocate(FILE_HEADER).putLong(MAGIC).putLong(generation);
    writeFully(file, header.flip(), 0);
  }

  /** Begins anew, and keeps nothing: all that was in it must be on the disk in the other file. */
  void empty() throws IOException {
    reset();
    file.truncate(FILE_HEADER);
    file.force(true);
  }

  /** Closes it, empty: all that was in it must be on the disk in the other file. */
  void closeEmpty() throws IOException {
    empty();
    file.close();
  }

  void close() throws IOException {
    file.close();
  }

  private long checksum(Write write) {
    var sum = new CRC32C();
    sum.update(
        ByteBuffer.allocate(20)
            .putLong(generation)
            .putLong(write.position())
            .putInt(write.truncates() ? TRUNCATE : write.bytes().length)
            .flip());
    sum.update(write.bytes());
    return sum.getValue();
  }

  private ByteBuffer read(long at, int length) throws IOException {
    long there = Math.max(0, Math.min(length, file.size() - at));
    ByteBuffer bytes = ByteBuffer.allocate((int) there);
    while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) >= 0) {
      // On to the rest.
    }
    return bytes.flip();
  }

  private static void writeFully(FileChannel to, ByteBuffer bytes, long position)
      throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += to.write(bytes, at);
    }
  }
}
