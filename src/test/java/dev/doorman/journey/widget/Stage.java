package dev.doorman.journey.widget;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import dev.doorman.journey.Chromium;
import dev.doorman.journey.ServerProcess;
import dev.doorman.journey.SharedResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server and one vendor's site for all tests of the widget. */
final class Stage implements AutoCloseable {
  private final Path folder = temporary();
  private final Vendor vendor = new Vendor();
  private final ServerProcess server =
      new ServerProcess(
          folder,
          Map.of(
              "DOORMAN_ALLOWED_ORIGINS",
              vendor.origin(),
              "DOORMAN_KNOWLEDGE",
              HostileKnowledge.writeTo(folder.resolve("knowledge")).toString(),
              "DOORMAN_IDENTITY_PUBLIC_KEY",
              vendor.publicKey(),
              "DOORMAN_IDENTITY_ISSUER",
              vendor.origin(),
              "DOORMAN_IDENTITY_AUDIENCE",
              "doorman",
              "DOORMAN_CHAT_CONVERSATIONS_PER_MINUTE",
              "10000",
              "DOORMAN_CHAT_MESSAGES_PER_MINUTE_PER_ADDRESS",
              "100000"));

  URI server() {
    return server.base();
  }

  Vendor vendor() {
    return vendor;
  }

  /** A browser that has not been here, on a desktop. */
  BrowserContext visitor() {
    return visitor(new Browser.NewContextOptions());
  }

  BrowserContext visitor(Browser.NewContextOptions options) {
    return Chromium.shared().newContext(options);
  }

  @Override
  public void close() {
    server.close();
    vendor.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("widget");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands the stage of this process to tests. */
  static final class Provider implements ParameterResolver {
    private static final SharedResource<Stage> STAGE = new SharedResource<>(Stage::new);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return STAGE.get();
    }
  }
}
