package dev.doorman;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes down what each test class cost: a line a class, with its name, its seconds of processor
 * time and those of the process so far, both with what it started. {@link TestTimes} reads it. Does
 * nothing where the build doesn't say where to write.
 */
public final class ProcessorTimes implements TestExecutionListener {
  private static final @Nullable String FOLDER = System.getProperty("tests.processor-times");

  private double begun;

  @Override
  public void executionStarted(TestIdentifier test) {
    if (FOLDER != null && outermostClass(test).isPresent()) {
      begun = ProcessorTime.ofTree(ProcessHandle.current());
    }
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (FOLDER != null) {
      outermostClass(test).ifPresent(name -> write(FOLDER, name));
    }
  }

  private static Optional<String> outermostClass(TestIdentifier test) {
    return test.getSource()
        .filter(source -> test.isContainer() && source instanceof ClassSource)
        .map(source -> ((ClassSource) source).getClassName())
        .filter(name -> name.indexOf('$') < 0);
  }

  private void write(String folder, String name) {
    double now = ProcessorTime.ofTree(ProcessHandle.current());
    Path file = Path.of(folder, ProcessHandle.current().pid() + ".tsv");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          String.format(Locale.ROOT, "%s\t%.2f\t%.2f%n", name, now - begun, now),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
