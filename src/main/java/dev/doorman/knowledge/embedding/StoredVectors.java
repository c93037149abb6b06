package dev.doorman.knowledge.embedding;

import dev.doorman.knowledge.Embeddings.Read;
import dev.doorman.knowledge.WordVectors;
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

  private static final int FORMAT = 0x44564332;

  private final Map<Key, Read> packaged;
  private final String model;
  private final Optional<Path> file;
  private volatile Map<Key, Read> filed;

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

  private StoredVectors(Map<Key, Read> packaged, String model, Optional<Path> file) {
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

  /**
   * What was read of a text; empty if it has to be read anew. Nobody may change it.
   *
   * @param withWords whether the vectors of its words are needed too
   */
  Optional<Read> find(String text, boolean withWords) {
    if (packaged.isEmpty() && filed.isEmpty()) {
      return Optional.empty();
    }
    Key key = Key.of(text);
    return Optional.ofNullable(packaged.getOrDefault(key, filed.get(key)))
        .filter(read -> !withWords || read.words().isRead());
  }

  /**
   * Keeps these vectors for the next start, in place of those that are in the file. Writes nothing
   * if the file has them all, and no others.
   *
   * @param reads by text; those that the artefact brings are left out
   * @throws UncheckedIOException if the file can't be written; what was in it stays
   */
  public synchronized void keep(Map<String, Read> reads) {
    if (file.isEmpty()) {
      return;
    }
    Map<Key, Read> kept = new HashMap<>();
    reads.forEach(
        (text, read) -> {
          Key key = Key.of(text);
          if (!isIn(packaged, key, read)) {
            kept.put(key, read);
          }
        });
    boolean isKept = kept.entrySet().stream().allMatch(e -> isIn(filed, e.getKey(), e.getValue()));
    if (!isKept || kept.size() != filed.size()) {
      write(file.get(), kept);
      filed = Map.copyOf(kept);
    }
  }

  private static boolean isIn(Map<Key, Read> known, Key key, Read read) {
    Read found = known.get(key);
    return found != null && (found.words().isRead() || !read.words().isRead());
  }

  private void write(Path to, Map<Key, Read> vectors) {
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
            bytes.asFloatBuffer().put(entry.getValue().vector());
            out.write(bytes.array());
            entry.getValue().words().write(out);
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

  private static Map<Key, Read> read(Path file, String model) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, model);
    } catch (IOException e) {
      return Map.of();
    }
  }

  private static Map<Key, Read> resource(EmbeddingModel model) {
    try (InputStream in =
        StoredVectors.class.getResourceAsStream("/vectors/" + model.vectorsOf() + ".bin")) {
      return in == null ? Map.of() : read(in, model.vectorsOf());
    } catch (IOException e) {
      return Map.of();
    }
  }

  private static Map<Key, Read> read(InputStream from, String model) throws IOException {
    var sum = new CRC32();
    var in = new DataInputStream(new CheckedInputStream(new BufferedInputStream(from), sum));
    if (in.readInt() != FORMAT || !in.readUTF().equals(model)) {
      return Map.of();
    }
    int count = in.readInt();
    Map<Key, Read> vectors = new HashMap<>();
    byte[] bytes = new byte[Embedder.DIMENSIONS * Float.BYTES];
    for (int i = 0; i < count; i++) {
      Key key = new Key(in.readLong(), in.readLong());
      in.readFully(bytes);
      float[] vector = new float[Embedder.DIMENSIONS];
      ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
      vectors.put(key, new Read(vector, WordVectors.read(in)));
    }
    long expected = sum.getValue();
    return in.readLong() == expected ? Map.copyOf(vectors) : Map.of();
  }
}
