package dev.doorman.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The short run of the fuzz targets: the kept corpus, and changes of it that are the same each
 * time. The long run, with Jazzer, is in CONTRIBUTING.md.
 */
class FuzzCorpusTest {
  private static final int CHANGES = 300;
  private static final long SEED = 20260301;

  @ParameterizedTest
  @EnumSource
  void corpusAndChangesOfItHold(FuzzTargets target) throws Exception {
    List<byte[]> corpus = corpus(target);
    assertThat(corpus).hasSizeGreaterThan(3);
    corpus.forEach(target::run);
    var random = new Random(SEED);
    for (byte[] seed : corpus) {
      for (int i = 0; i < CHANGES; i++) {
        byte[] changed = changed(seed, corpus, random);
        try {
          target.run(changed);
        } catch (RuntimeException | Error e) {
          throw new AssertionError(target + " fails on " + java.util.Arrays.toString(changed), e);
        }
      }
    }
  }

  private static List<byte[]> corpus(FuzzTargets target) throws Exception {
    String folder = "/fuzz/" + target.name().toLowerCase(Locale.ROOT);
    List<byte[]> inputs = new ArrayList<>();
    Path path = Path.of(Objects.requireNonNull(FuzzCorpusTest.class.getResource(folder)).toURI());
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.sorted().toList()) {
        inputs.add(read(file));
      }
    }
    return inputs;
  }

  private static byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  /** One to four changes: a byte set, a piece dropped, doubled, or taken from another input. */
  private static byte[] changed(byte[] seed, List<byte[]> corpus, Random random) {
    byte[] now = seed.clone();
    for (int change = random.nextInt(4); change >= 0; change--) {
      if (now.length == 0) {
        return now;
      }
      int at = random.nextInt(now.length);
      int length = Math.min(now.length - at, 1 + random.nextInt(16));
      now =
          switch (random.nextInt(4)) {
            case 0 -> {
              now[at] = (byte) random.nextInt(256);
              yield now;
            }
            case 1 -> spliced(now, at, at + length, new byte[0]);
            case 2 -> spliced(now, at, at, java.util.Arrays.copyOfRange(now, at, at + length));
            default -> {
              byte[] other = corpus.get(random.nextInt(corpus.size()));
              int from = other.length == 0 ? 0 : random.nextInt(other.length);
              int to = Math.min(other.length, from + length);
              yield spliced(now, at, at, java.util.Arrays.copyOfRange(other, from, to));
            }
          };
    }
    return now;
  }

  private static byte[] spliced(byte[] into, int from, int to, byte[] piece) {
    byte[] made = new byte[from + piece.length + into.length - to];
    System.arraycopy(into, 0, made, 0, from);
    System.arraycopy(piece, 0, made, from, piece.length);
    System.arraycopy(into, to, made, from + piece.length, into.length - to);
    return made;
  }
}
