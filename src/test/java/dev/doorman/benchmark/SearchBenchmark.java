package dev.doorman.benchmark;

import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.SearchIndex;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Search by words and vectors, without the embedding of the question. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SearchBenchmark {
  private static final int WORDS = 8;

  @Param("100000")
  public int passages;

  private final Random random = new Random(11);
  private SearchIndex index;

  @Setup
  public void build() {
    index = new SearchIndex(ManyPassages.library(passages), List.of(), new ManyPassages.Vectors());
  }

  @Benchmark
  public List<Hit> search() {
    return index.search(ManyPassages.text(random, WORDS), Library.DEFAULT_LOCALE, 20);
  }
}
