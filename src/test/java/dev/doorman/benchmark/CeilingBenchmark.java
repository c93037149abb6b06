package dev.doorman.benchmark;

import dev.doorman.knowledge.embedding.RawModel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What ONNX Runtime gives at best: batches that are cut, sorted by length and laid out in memory
 * beforehand; nothing but the call itself is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CeilingBenchmark {
  private static final int QUESTIONS = 2_048;

  /** Texts in a call; the score counts calls. */
  @Param({"1", "8", "32"})
  public int batch;

  /** The model as Doorman runs it, or as it was published. */
  @Param({"row-scales", "published"})
  public String model;

  private final AtomicInteger next = new AtomicInteger();
  private RawModel raw;
  private List<RawModel.Batch> batches;

  @Setup
  public void open() {
    raw = new RawModel(model.equals("row-scales"));
    batches = raw.batches(QUESTIONS, batch, Questions::at);
  }

  @TearDown
  public void close() {
    raw.close();
  }

  @Benchmark
  public float call() {
    return raw.run(batches.get(Math.floorMod(next.getAndIncrement(), batches.size())));
  }
}
