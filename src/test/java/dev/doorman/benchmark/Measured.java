package dev.doorman.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH: each measurement in a fresh JVM, some seconds to warm up, then three of one second. */
final class Measured {
  private static final TimeValue SECOND = TimeValue.seconds(1);

  /** To warm up, in seconds: the compiler has to be done. The model alone is not its work. */
  private static final int LONG = 6;

  private static final int SHORT = 2;

  private Measured() {}

  /** What runs the callers of a benchmark. */
  enum Callers {
    /** As in the chat, where each customer's messages have a virtual thread. */
    VIRTUAL,

    /** As in the embedder, whose threads run the model. */
    PLATFORM
  }

  /**
   * What came out.
   *
   * @param perSecond calls a second
   * @param cpuMillis the CPU time of one, of all threads together
   */
  record Score(double perSecond, double cpuMillis) {
    /** Where a call does several things: of each of them. */
    Score each(int things) {
      return new Score(perSecond * things, cpuMillis / things);
    }

    /** The better of two measurements of the same thing. */
    Score or(Score other) {
      return new Score(Math.max(perSecond, other.perSecond), Math.min(cpuMillis, other.cpuMillis));
    }
  }

  /** The score of a benchmark with so many callers. */
  static Score score(Class<?> benchmark, Callers kind, int callers, Map<String, String> parameters)
      throws RunnerException {
    RunResult result = run(benchmark, kind, callers, parameters);
    return new Score(
        result.getPrimaryResult().getScore(),
        result.getSecondaryResults().get(CpuTime.RESULT).getScore());
  }

  /** All that JMH knows about a benchmark with so many callers. */
  static RunResult run(
      Class<?> benchmark, Callers kind, int callers, Map<String, String> parameters)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
            .threads(callers)
            .forks(1)
            .warmupIterations(benchmark == CeilingBenchmark.class ? SHORT : LONG)
            .warmupTime(SECOND)
            .measurementIterations(3)
            .measurementTime(SECOND)
            .shouldFailOnError(true)
            .addProfiler(CpuTime.class)
            .verbosity(VerboseMode.SILENT)
            .jvmArgs(jvm(kind));
    parameters.forEach(options::param);
    Collection<RunResult> results = new Runner(options.build()).run();
    return results.iterator().next();
  }

  private static String[] jvm(Callers kind) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-Xmx3g");
    arguments.add("--enable-native-access=ALL-UNNAMED");
    arguments.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    arguments.add("-Djmh.ignoreLock=true");
    if (Runtime.version().feature() >= 24) {
      // JMH's own use, of which these versions warn.
      arguments.add("--sun-misc-unsafe-memory-access=allow");
    }
    switch (kind) {
      case PLATFORM -> {}
      case VIRTUAL -> arguments.add("-Djmh.executor=VIRTUAL");
    }
    return arguments.toArray(String[]::new);
  }
}
