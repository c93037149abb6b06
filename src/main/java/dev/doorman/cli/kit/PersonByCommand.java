package dev.doorman.cli.kit;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the vendor's command in a shell, with {@code DOORMAN_VERIFICATION_URL}, {@code
 * DOORMAN_MATCH_PHRASE} and {@code DOORMAN_ERRAND} ({@code verify} or {@code reject}) in its
 * environment. What the command prints goes where the kit's errors go.
 *
 * @param commands what to run for an errand; nobody does one without
 */
record PersonByCommand(Map<Person.Errand, String> commands, Duration patience) implements Person {
  @Override
  public Result go(Errand errand, URI link, String matchPhrase) {
    String command = commands.get(errand);
    if (command == null) {
      return new Result.Absent(
          "no command does it (--%s-with)".formatted(errand.name().toLowerCase(Locale.ROOT)));
    }
    var builder =
        new ProcessBuilder("sh", "-c", command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("DOORMAN_"));
    environment.put("DOORMAN_VERIFICATION_URL", link.toString());
    environment.put("DOORMAN_MATCH_PHRASE", matchPhrase);
    environment.put("DOORMAN_ERRAND", errand.name().toLowerCase(Locale.ROOT));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return new Result.Absent("the command did not end in %d s".formatted(patience.toSeconds()));
      }
      return process.exitValue() == 0
          ? new Result.Done()
          : new Result.Absent("the command ended with " + process.exitValue());
    } catch (IOException e) {
      return new Result.Absent("the command cannot be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.Absent("interrupted");
    }
  }
}
