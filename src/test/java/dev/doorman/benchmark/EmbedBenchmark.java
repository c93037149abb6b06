package dev.doorman.benchmark;

import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.knowledge.embedding.Embedder.Settings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What Doorman's embedder gives, from a text to its vector, where no vector is there already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EmbedBenchmark {
  /** Threads of the embedder; 0 is as many as it takes by itself. */
  @Param("0")
  public int workers;

  private final Questions questions = new Questions();
  private Embedder embedder;

  @Setup
  public void open() {
    Settings usual = Settings.usual();
    embedder =
        new Embedder(
            new Settings(
                usual.model(),
                workers == 0 ? usual.threads() : workers,
                usual.waiting(),
                0,
                usual.listener(),
                usual.stored()));
  }

  @TearDown
  public void close() {
    embedder.close();
  }

  @Benchmark
  public float[] embed() {
    return embedder.embed(questions.next());
  }
}
