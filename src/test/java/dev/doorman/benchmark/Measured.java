package dev.doorman.benchmark;

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

/** Runs JMH: each measurement in a fresh JVM, two seconds to warm up, then four of one second. */
final class Measured {
  private static final TimeValue SECOND = TimeValue.seconds(1);

  private Measured() {}

  /** What runs the callers of a benchmark. */
  enum Callers {
    /** As in the chat, where each customer's messages have a virtual thread. */
    VIRTUAL,

    /** As in the embedder, whose threads run the model. */
    PLATFORM
  }

  /** The score of a benchmark with so many callers: calls a second. */
  static double perSecond(
      Class<?> benchmark, Callers kind, int callers, Map<String, String> parameters)
      throws RunnerException {
    return run(benchmark, kind, callers, parameters).getPrimaryResult().getScore();
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
            .warmupIterations(2)
            .warmupTime(SECOND)
            .measurementIterations(4)
            .measurementTime(SECOND)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .jvmArgs(jvm(kind));
    parameters.forEach(options::param);
    Collection<RunResult> results = new Runner(options.build()).run();
    return results.iterator().next();
  }

  private static String[] jvm(Callers kind) {
    List<String> usual =
        List.of(
            "-Xmx3g",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djmh.ignoreLock=true");
    return switch (kind) {
      case PLATFORM -> usual.toArray(String[]::new);
      case VIRTUAL -> with(usual, "-Djmh.executor=VIRTUAL");
    };
  }

  private static String[] with(List<String> usual, String more) {
    String[] all = usual.toArray(new String[usual.size() + 1]);
    all[usual.size()] = more;
    return all;
  }
}
