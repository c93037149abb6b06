package dev.doorman.knowledge.embedding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * As much of the protocol buffers' encoding as it takes to edit an ONNX file: a message is a list
 * of numbered fields, and what is not edited is passed on byte for byte.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>
 */
final class Protobuf {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private Protobuf() {}

  /**
   * One field of a message.
   *
   * @param type how it is encoded
   * @param value without its length, where it has one
   */
  record Field(int number, int type, ByteBuffer value) {
    static Field of(int number, ByteBuffer message) {
      return new Field(number, BYTES, message);
    }

    static Field of(int number, byte[] bytes) {
      return of(number, ByteBuffer.wrap(bytes));
    }

    static Field of(int number, String text) {
      return of(number, text.getBytes(StandardCharsets.UTF_8));
    }

    static Field of(int number, long value) {
      ByteBuffer bytes = ByteBuffer.allocate(varintSize(value));
      varint(value, bytes);
      return new Field(number, VARINT, bytes.flip());
    }

    String text() {
      return StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }

    private long key() {
      return ((long) number << 3) | type;
    }

    private int size() {
      int length = value.remaining();
      return varintSize(key()) + (type == BYTES ? varintSize(length) : 0) + length;
    }

    private void write(ByteBuffer out) {
      varint(key(), out);
      if (type == BYTES) {
        varint(value.remaining(), out);
      }
      out.put(value.duplicate());
    }
  }

  /**
   * The fields of a message, in their order.
   *
   * @throws IllegalArgumentException where it is none
   */
  static List<Field> fields(ByteBuffer message) {
    ByteBuffer in = message.duplicate();
    List<Field> fields = new ArrayList<>();
    while (in.hasRemaining()) {
      long key = varint(in);
      int type = (int) (key & 7);
      int start = in.position();
      long length =
          switch (type) {
            case VARINT -> {
              varint(in);
              int read = in.position() - start;
              in.position(start);
              yield read;
            }
            case FIXED64 -> Long.BYTES;
            case FIXED32 -> Integer.BYTES;
            case BYTES -> varint(in);
            default -> throw new IllegalArgumentException("not a protobuf message");
          };
      if (length < 0 || length > in.remaining()) {
        throw new IllegalArgumentException("a protobuf message ends too early");
      }
      fields.add(new Field((int) (key >>> 3), type, in.slice(in.position(), (int) length)));
      in.position(in.position() + (int) length);
    }
    return fields;
  }

  /** A message of these fields, on the heap, in an array of just its size. */
  static ByteBuffer message(List<Field> fields) {
    ByteBuffer out = ByteBuffer.allocate(fields.stream().mapToInt(Field::size).sum());
    fields.forEach(field -> field.write(out));
    return out.flip();
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (!in.hasRemaining()) {
        throw new IllegalArgumentException("a protobuf message ends too early");
      }
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("not a protobuf message");
  }

  private static void varint(long value, ByteBuffer out) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      out.put((byte) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    out.put((byte) left);
  }

  /** How many bytes a number takes. */
  private static int varintSize(long varint) {
    return Math.max(1, Math.ceilDiv(Long.SIZE - Long.numberOfLeadingZeros(varint), 7));
  }
}
