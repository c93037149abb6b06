package dev.doorman.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh server and a browser profile that has not been here, for each test. */
abstract class Journey {
  @TempDir Path folder;

  ServerProcess server;
  BrowserContext context;

  @BeforeEach
  void start() {
    server = new ServerProcess(folder, settings());
    context = Chromium.shared().newContext();
  }

  /** Environment variables of the server. */
  Map<String, String> settings() {
    return Map.of();
  }

  @AfterEach
  void stop() {
    if (context != null) {
      context.close();
    }
    if (server != null) {
      server.close();
    }
  }

  static Locator.FilterOptions hasText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
