package dev.doorman.journey;

import dev.doorman.chat.WireClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A step of the build: starts the jar once and has it write down the classes that it loads and
 * links, so that the many starts of the tests needn't find them again. The JVM checks that the
 * cache fits the jar and its own flags, and does without where it doesn't. Needs Java 25; does
 * nothing on an older one.
 */
final class StartCache {
  private static final int LEAST_JAVA = 25;

  private StartCache() {}

  /** Where the cache of a jar lies: beside its folder. */
  private static Path of(Path jar) {
    return jar.toAbsolutePath().getParent().resolveSibling("start.aot");
  }

  /** The flag that has a jar's start use its cache; nothing where there is none of this jar. */
  static Optional<String> flag(Path jar) {
    Path cache = of(jar);
    try {
      boolean usable =
          Files.exists(cache)
              && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0;
      return usable ? Optional.of("-XX:AOTCache=" + cache) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes the cache.
   *
   * @param args the jar
   */
  public static void main(String... args) throws IOException, InterruptedException {
    Path jar = Path.of(args[0]);
    Files.deleteIfExists(of(jar));
    if (Runtime.version().feature() < LEAST_JAVA) {
      return;
    }
    System.setProperty("doorman.jar", jar.toString());
    Path folder = Files.createTempDirectory("start");
    try (var server = ServerProcess.learning(folder, "-XX:AOTCacheOutput=" + of(jar))) {
      use(server.base());
      server.terminate();
      server.awaitEnd();
    }
  }

  /** What most tests ask for. */
  private static void use(URI server) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      for (String path :
          List.of(
              "/help",
              "/help/delete-or-deactivate",
              "/api/search?q=photos",
              "/widget/doorman.js",
              "/desk/sign-in",
              "/sandbox/mailbox")) {
        http.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.discarding());
      }
    }
    try (WireClient customer = WireClient.greeted(server)) {
      customer.say("What happens to my photos?");
      customer.event("answer");
      customer.say("delete my account");
      customer.choose(customer.prompt("sign-out-offer"), "delete");
      customer.choose(customer.prompt("warning"), "continue");
      customer.event("handoff");
    }
  }
}
