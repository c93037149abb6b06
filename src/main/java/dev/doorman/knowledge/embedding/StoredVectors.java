package dev.doorman.knowledge.embedding;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of the index's texts that were made before, so that a start doesn't make them again:
 * those the artefact brings for its own articles, and those in a file for everybody else's.
 *
 * <p>A vector is kept under the model that made it and the first 128 bits of its text's SHA-256. A
 * file that is missing, damaged, or of another model counts as empty: its vectors are made anew.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads; {@link #keep} runs one at a time.
 */
public final class StoredVectors {
  /** No vectors, and no file to keep any in. */
  public static final StoredVectors NONE = new StoredVectors(Map.of(), "", Optional.empty());

  private static final int FORMAT = 0x44564331;

  private final Map<Key, float[]> packaged;
  private final String model;
  private final Optional<Path> file;
  private volatile Map<Key, float[]> filed;

  private record Key(long high, long low) {
    static Key of(String text) {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new Key(bytes.getLong(), bytes.getLong());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private StoredVectors(Map<Key, float[]> packaged, String model, Optional<Path> file) {
    this.packaged = packaged;
    this.model = model;
    this.file = file;
    this.filed = file.map(path -> read(path, model)).orElse(Map.of());
  }

  /** Those the artefact brings, which its build made. */
  public static StoredVectors packaged(EmbeddingModel model) {
    return new StoredVectors(resource(model), model.vectorsOf(), Optional.empty());
  }

  /**
   * Those the artefact brings, and those in a file.
   *
   * @param file need not be there yet; its folder neither
   */
  public static StoredVectors packagedAnd(Path file, EmbeddingModel model) {
    return new StoredVectors(resource(model), model.vectorsOf(), Optional.of(file));
  }

  /** Those in a file alone, as the build makes it. */
  public static StoredVectors in(Path file, EmbeddingModel model) {
    return new StoredVectors(Map.of(), model.vectorsOf(), Optional.of(file));
  }

  /** The vector of a text, or null if it has to be made. Nobody may change it. */
  float @Nullable [] find(String text) {
    if (packaged.isEmpty() && filed.isEmpty()) {
      return null;
    }
    Key key = Key.of(text);
    float[] found = packaged.get(key);
    return found != null ? found : filed.get(key);
  }

  /**
   * Keeps these vectors for the next start, in place of those that are in the file. Writes nothing
   * if the file has them all, and no others.
   *
   * @param vectors by text; those that the artefact brings are left out
   * @throws UncheckedIOException if the file can't be written; what was in it stays
   */
  public synchronized void keep(Map<String, float[]> vectors) {
    if (file.isEmpty()) {
      return;
    }
    Map<Key, float[]> kept = new HashMap<>();
    vectors.forEach(
        (text, vector) -> {
          Key key = Key.of(text);
          if (!packaged.containsKey(key)) {
            kept.put(key, vector);
          }
        });
    if (!kept.keySet().equals(filed.keySet())) {
      write(file.get(), kept);
      filed = Map.copyOf(kept);
    }
  }

  private void write(Path to, Map<Key, float[]> vectors) {
    Path folder = to.toAbsolutePath().getParent();
    try {
      Path part = Files.createTempFile(Files.createDirectories(folder), "vectors", ".part");
      try {
        var sum = new CRC32();
        try (var out =
            new DataOutputStream(
                new CheckedOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(part)), sum))) {
          out.writeInt(FORMAT);
          out.writeUTF(model);
          out.writeInt(vectors.size());
          for (var entry : vectors.entrySet()) {
            out.writeLong(entry.getKey().high());
            out.writeLong(entry.getKey().low());
            ByteBuffer bytes = ByteBuffer.allocate(Embedder.DIMENSIONS * Float.BYTES);
            bytes.asFloatBuffer().put(entry.getValue());
            out.write(bytes.array());
          }
          out.writeLong(sum.getValue());
        }
        Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Key, float[]> read(Path file, String model) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, model);
    } catch (IOException e) {
      return Map.of();
    }
  }

  private static Map<Key, float[]> resource(EmbeddingModel model) {
    try (InputStream in =
        StoredVectors.class.getResourceAsStream("/vectors/" + model.vectorsOf() + ".bin")) {
      return in == null ? Map.of() : read(in, model.vectorsOf());
    } catch (IOException e) {
      return Map.of();
    }
  }

  private static Map<Key, float[]> read(InputStream from, String model) throws IOException {
    var sum = new CRC32();
    var in = new DataInputStream(new CheckedInputStream(new BufferedInputStream(from), sum));
    if (in.readInt() != FORMAT || !in.readUTF().equals(model)) {
      return Map.of();
    }
    int count = in.readInt();
    Map<Key, float[]> vectors = new HashMap<>();
    byte[] bytes = new byte[Embedder.DIMENSIONS * Float.BYTES];
    for (int i = 0; i < count; i++) {
      Key key = new Key(in.readLong(), in.readLong());
      in.readFully(bytes);
      float[] vector = new float[Embedder.DIMENSIONS];
      ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
      vectors.put(key, vector);
    }
    long expected = sum.getValue();
    return in.readLong() == expected ? Map.copyOf(vectors) : Map.of();
  }
}
