package dev.doorman.journey;

import static dev.doorman.Waiting.await;

import dev.doorman.store.embedded.EmbeddedDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * The real jar in a process of its own, with the sandbox, which can be killed and started again.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** It lives for seconds: the second compiler and a concurrent collector would only cost. */
  private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final int port = BehindProxy.freePort();
  private final Path folder;
  private final Map<String, String> settings;
  private Path jar;
  private List<String> flags;
  private final List<String> tuning;
  private Process process;

  ServerProcess(Path folder) {
    this(folder, Map.of());
  }

  /**
   * @param settings environment variables beside those that every test needs
   */
  public ServerProcess(Path folder, Map<String, String> settings) {
    this(folder, settings, built());
  }

  /**
   * @param jar the artefact of this build or of another release
   */
  public ServerProcess(Path folder, Map<String, String> settings, Path jar) {
    this(folder, settings, jar, StartCache.flag(jar).stream().toList());
  }

  private ServerProcess(Path folder, Map<String, String> settings, Path jar, List<String> flags) {
    this(folder, settings, jar, flags, QUICK);
  }

  private ServerProcess(
      Path folder,
      Map<String, String> settings,
      Path jar,
      List<String> flags,
      List<String> tuning) {
    this.folder = folder;
    this.settings = Map.copyOf(settings);
    this.jar = jar;
    this.flags = flags;
    this.tuning = tuning;
    start();
  }

  /** One that the JVM runs as it would an operator's. */
  public static ServerProcess untuned(Path folder, Map<String, String> settings) {
    return new ServerProcess(folder, settings, built(), List.of(), List.of());
  }

  /**
   * One from whose start the JVM learns.
   *
   * @param flag says what to do with that
   */
  static ServerProcess learning(Path folder, String flag) {
    return new ServerProcess(folder, Map.of(), built(), List.of(flag));
  }

  /** The artefact of this build. */
  public static Path built() {
    return Path.of(System.getProperty("doorman.jar")).toAbsolutePath();
  }

  public URI base() {
    return URI.create("http://localhost:" + port);
  }

  /** The number of the process that runs now. */
  public long pid() {
    return process.pid();
  }

  private Path data() {
    return folder.resolve("data");
  }

  public void start() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> arguments = new ArrayList<>();
    Collections.addAll(arguments, java.toString(), "--enable-native-access=ALL-UNNAMED");
    arguments.addAll(tuning);
    arguments.addAll(flags);
    Collections.addAll(arguments, "-jar", jar.toString());
    var command = new ProcessBuilder(arguments);
    command.directory(folder.toFile());
    // What this JVM was told isn't meant for the server.
    command.environment().remove("JAVA_TOOL_OPTIONS");
    command.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    command.environment().put("DOORMAN_DATA", data().toString());
    command.environment().put("DOORMAN_SANDBOX", "true");
    command.environment().putAll(settings);
    command.redirectErrorStream(true);
    command.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    try {
      process = command.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitReady();
  }

  private void awaitReady() {
    HttpRequest ready = HttpRequest.newBuilder(base().resolve("/q/health/ready")).build();
    try (var http = HttpClient.newHttpClient()) {
      await("the server to be ready")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .failFast("the server has ended", () -> !process.isAlive())
          .ignoreExceptionsInstanceOf(ConnectException.class)
          .until(() -> http.send(ready, BodyHandlers.discarding()).statusCode() == 200);
    } catch (ConditionTimeoutException | TerminalFailureException e) {
      process.destroyForcibly();
      throw new AssertionError("the server did not get ready:\n" + String.join("\n", log()), e);
    }
  }

  /** Ends the process as a power cut would. */
  public void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the server cannot be killed");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Asks the process to end, as an operator or an orchestrator does. */
  void terminate() {
    process.destroy();
  }

  /** Waits until the process has ended by itself. */
  void awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("the server does not end");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends as an operator ends it, and starts again from this artefact, where it was. */
  public void run(Path other) {
    if (process.isAlive()) {
      terminate();
      awaitEnd();
    }
    jar = other;
    flags = StartCache.flag(other).stream().toList();
    start();
  }

  /** The readiness report. */
  String readiness() {
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(base().resolve("/q/health/ready")).build(),
              BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Its store, once the process is dead. */
  public Connection database() throws SQLException {
    var info = new Properties();
    info.setProperty("user", "doorman");
    info.setProperty("password", "");
    String url = "jdbc:h2:file:" + data().resolve("doorman") + ";IFEXISTS=TRUE";
    return Objects.requireNonNull(new EmbeddedDriver().connect(url, info));
  }

  /** Every line that it has logged. */
  public List<String> log() {
    try {
      return Files.readAllLines(folder.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
