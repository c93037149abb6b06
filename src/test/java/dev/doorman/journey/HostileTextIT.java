package dev.doorman.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.doorman.site.Payloads;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Texts of articles and readers stay texts, whatever stands in them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileTextIT {
  /** Every script on the page is a file of this server, or data that no browser runs. */
  private static final String FOREIGN =
      """
      [...document.querySelectorAll('*')].filter(e =>
        (e.localName === 'script' && e.type !== 'application/ld+json'
          && !(e.src && new URL(e.src).origin === location.origin))
        || [...e.attributes].some(a => a.name.startsWith('on'))
        || ['iframe', 'base', 'style', 'math', 'object', 'embed'].includes(e.localName)
        || (e.localName === 'form' && new URL(e.action).origin !== location.origin)
        || (e.localName === 'a' && /^javascript:/i.test(e.href))
      ).map(e => e.outerHTML)""";

  private ServerProcess server;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Path knowledge = Files.createDirectories(folder.resolve("knowledge"));
    Files.createDirectories(knowledge.resolve("en"));
    Files.createDirectories(knowledge.resolve("intents"));
    Files.copy(
        Path.of("knowledge/en/delete-or-deactivate.md"),
        knowledge.resolve("en/delete-or-deactivate.md"));
    try (var intents = Files.list(Path.of("knowledge/intents"))) {
      for (Path file : intents.toList()) {
        Files.copy(file, knowledge.resolve("intents").resolve(file.getFileName()));
      }
    }
    for (int i = 0; i < Payloads.ALL.size(); i++) {
      Files.writeString(knowledge.resolve("en/hostile-" + i + ".md"), article(i));
    }
    server =
        new ServerProcess(
            folder,
            Map.of(
                "DOORMAN_KNOWLEDGE", knowledge.toString(),
                "DOORMAN_SITE_NAME", Payloads.ALL.getFirst(),
                "DOORMAN_SITE_SEARCHES_PER_MINUTE", "10000",
                "DOORMAN_FEEDBACK_VOTES_PER_MINUTE", "1000",
                "DOORMAN_FEEDBACK_VOTERS_PER_DAY", "1000"));
  }

  private static String article(int number) {
    String text = Payloads.asMarkdown(Payloads.ALL.get(number));
    return """
        ---
        id: hostile-%d
        title: %s
        locale: en
        updated: 2026-01-02
        ---

        Introduction %s

        ## Heading %s? {#one}

        - Item %s

        1. Step %s

        | Head %s | other |
        |---|---|
        | Cell | **%s** |
        """
        .formatted(
            number,
            Payloads.asYaml(Payloads.ALL.get(number)),
            text,
            text,
            text,
            text,
            text.replace("|", "&#124;"),
            text.replace("|", "&#124;"));
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** A page that remembers what left the server's origin, and what was asked of the reader. */
  private Page watched(BrowserContext context, List<String> seen) {
    Page page = context.newPage();
    page.onRequest(
        request -> {
          if (!request.url().startsWith(server.base() + "/")
              && !request.url().startsWith("data:image/svg+xml")) {
            seen.add(request.url());
          }
        });
    page.onDialog(
        dialog -> {
          seen.add("dialog " + dialog.message());
          dialog.dismiss();
        });
    return page;
  }

  private static void assertHarmless(Page page, List<String> seen) {
    assertThat(page.evaluate("typeof window.pwned")).as(page.url()).isEqualTo("undefined");
    assertThat((List<?>) page.evaluate(FOREIGN)).as(page.url()).isEmpty();
    assertThat(seen).as("what left from %s", page.url()).isEmpty();
  }

  /** As a browser shows it: signs that have no width may be left out. */
  private static String shown(String text) {
    return text.replaceAll("(?U)\\s+", " ").strip();
  }

  @Test
  void inArticlesTheyAreShownAsTheyAre() {
    List<String> seen = new ArrayList<>();
    try (var context = Chromium.shared().newContext()) {
      Page page = watched(context, seen);
      page.navigate(server.base() + "/help");
      assertThat(page.locator(".card h3").count()).isEqualTo(Payloads.ALL.size() + 1);
      assertHarmless(page, seen);
      for (int i = 0; i < Payloads.ALL.size(); i++) {
        String payload = Payloads.ALL.get(i);
        page.navigate(server.base() + "/help/hostile-" + i);
        assertThat(shown(page.locator("h1").textContent())).isEqualTo(shown(payload));
        assertThat(shown(page.title())).contains(shown(payload));
        String text = shown(page.locator("article").textContent());
        for (String place : List.of("Introduction ", "Heading ", "Item ", "Step ", "Head ")) {
          assertThat(text).contains(place + shown(payload));
        }
        Object headline =
            page.evaluate(
                "JSON.parse(document.querySelector('[type=\"application/ld+json\"]')"
                    + ".textContent)['@graph'][0].headline");
        assertThat(shown(String.valueOf(headline))).isEqualTo(shown(payload));
        assertHarmless(page, seen);
      }
    }
  }

  @Test
  void inSearchesTheyAreShownAsTheyAre() {
    List<String> seen = new ArrayList<>();
    try (var context = Chromium.shared().newContext()) {
      Page page = watched(context, seen);
      for (String payload : Payloads.ALL) {
        page.navigate(
            server.base() + "/help?q=" + URLEncoder.encode(payload, StandardCharsets.UTF_8));
        Locator title = page.locator("[data-results-title]");
        assertThat(shown(title.textContent())).contains(shown(payload));
        assertThat(shown(page.locator("#page_query").inputValue())).isEqualTo(shown(payload));
        assertHarmless(page, seen);
      }
      for (String payload : Payloads.ALL) {
        page.navigate(server.base() + "/help");
        page.locator("#page_query").fill(payload);
        assertThat(page.locator("[data-results]")).isVisible();
        assertThat(shown(page.locator("[data-results-title]").textContent()))
            .contains(shown(payload));
        assertHarmless(page, seen);
      }
    }
  }

  /** The last one: it ends the server, to read its store. */
  @Test
  @Order(Integer.MAX_VALUE)
  void inCommentsTheyAreStoredAsTheyAre() throws SQLException {
    List<String> seen = new ArrayList<>();
    try (var context = Chromium.shared().newContext()) {
      Page page = watched(context, seen);
      for (String payload : Payloads.ALL) {
        page.navigate(server.base() + "/help/delete-or-deactivate");
        page.locator("[data-helpful=false]").click();
        page.locator("#page_comment").fill(payload);
        page.locator("[data-vote-comment] button").click();
        assertThat(page.locator("[data-vote-status]")).hasText("Thanks! We read every comment.");
        assertHarmless(page, seen);
        // The next one comes from another reader.
        page.evaluate("localStorage.clear()");
      }
    }
    server.kill();
    List<String> stored = new ArrayList<>();
    try (var connection = server.database();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select remark from article_vote")) {
      while (rows.next()) {
        stored.add(rows.getString(1));
      }
    }
    assertThat(stored)
        .containsExactlyInAnyOrderElementsOf(Payloads.ALL.stream().map(String::strip).toList());
  }
}
