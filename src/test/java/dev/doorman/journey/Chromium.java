package dev.doorman.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * The installed Chromium, one for all tests of this process: what a test needs for itself is a
 * context, which it closes. Its headless shell draws the same at half the processor time, and is
 * preferred. Where there is neither, tests report that they did not run; under CI they fail.
 */
public final class Chromium implements AutoCloseable {
  private static final SharedResource<Chromium> SHARED = new SharedResource<>(Chromium::new);

  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/bin/chromium-headless-shell"),
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));

  private final Playwright playwright;
  private final Browser browser;

  private Chromium() {
    // Machines that build are slow at times.
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    Path executable =
        PLACES.stream().filter(Files::isExecutable).findFirst().orElseGet(Chromium::missing);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** The browser; started by the first who asks, ended with the process. */
  public static Browser shared() {
    return SHARED.get().browser;
  }

  private static Path missing() {
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError("no Chromium in " + PLACES + ", which CI has to have");
    }
    return Assumptions.abort(
        "no Chromium in " + PLACES + ": the browser tests did not run; install it and try again");
  }

  @Override
  public void close() {
    playwright.close();
  }
}
