package dev.doorman.knowledge.embedding;

import java.io.ByteArrayOutputStream;
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

  /** Of the bytes of a field's number and length. */
  private static final int MOST_HEAD = 10;

  private Protobuf() {}

  /**
   * One field of a message.
   *
   * @param type how it is encoded
   * @param value without its length, where it has one
   */
  record Field(int number, int type, ByteBuffer value) {
    static Field of(int number, ByteArrayOutputStream message) {
      return new Field(number, BYTES, ByteBuffer.wrap(message.toByteArray()));
    }

    static Field of(int number, byte[] bytes) {
      return new Field(number, BYTES, ByteBuffer.wrap(bytes));
    }

    static Field of(int number, String text) {
      return of(number, text.getBytes(StandardCharsets.UTF_8));
    }

    static Field of(int number, long value) {
      var out = new ByteArrayOutputStream();
      varint(value, out);
      return new Field(number, VARINT, ByteBuffer.wrap(out.toByteArray()));
    }

    String text() {
      return StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }

    void write(ByteArrayOutputStream out) {
      varint(((long) number << 3) | type, out);
      if (type == BYTES) {
        varint(value.remaining(), out);
      }
      byte[] bytes = new byte[value.remaining()];
      value.duplicate().get(bytes);
      out.writeBytes(bytes);
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

  /** A message of these fields. */
  static ByteArrayOutputStream message(List<Field> fields) {
    // Models are large: with room for all, nothing is copied over and over.
    int room = fields.stream().mapToInt(field -> field.value().remaining() + MOST_HEAD).sum();
    var out = new ByteArrayOutputStream(room);
    fields.forEach(field -> field.write(out));
    return out;
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

  private static void varint(long value, ByteArrayOutputStream out) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      out.write((int) ((left & 0x7f) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }
}
