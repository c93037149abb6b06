package dev.doorman.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The CPU time that a call costs the whole process, callers and workers together. Other work on the
 * machine disturbs it less than the calls a second.
 */
public final class CpuTime implements InternalProfiler {
  /** The name of the result, in milliseconds for a call. */
  static final String RESULT = "cpu";

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private long begun;

  @Override
  public String getDescription() {
    return "CPU time of a call";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    begun = system.getProcessCpuTime();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double millis = (system.getProcessCpuTime() - begun) / 1e6;
    long calls = Math.max(1, result.getMetadata().getAllOps());
    return List.of(new ScalarResult(RESULT, millis / calls, "ms/op", AggregationPolicy.AVG));
  }
}
