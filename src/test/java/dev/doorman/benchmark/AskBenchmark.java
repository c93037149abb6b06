package dev.doorman.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The whole {@code ask}: understanding and answering, with the articles in {@code knowledge}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class AskBenchmark {
  private Asking asking;

  @Setup
  public void open() {
    asking = new Asking();
  }

  @TearDown
  public void close() {
    asking.close();
  }

  @Benchmark
  public Object ask() {
    return asking.ask();
  }
}
