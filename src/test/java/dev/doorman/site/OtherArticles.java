package dev.doorman.site;

import dev.doorman.access.oidc.WithProvider;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Known by a public name, over TLS, with an administrator and a provider to sign in with: the
 * articles as they are, and beside them hostile ones and ones in other languages, in a folder that
 * a test may edit.
 */
public final class OtherArticles implements QuarkusTestProfile {
  /** The administrator's. */
  public static final String PASSWORD = "correct horse battery";

  static final String HOSTILE_TITLE = "<script>alert('title')</script> & \"quotes\"";

  private static final String HOSTILE =
      """
      ---
      id: hostile
      title: %s
      locale: en
      updated: 2026-01-02
      ---

      An introduction with `<img src=x onerror=alert(1)>` and "quotes' in it.

      ## A heading "with" `<b>marks</b>` {#contents}

      - [click me](javascript:alert(1))
      - [click me too](data:text/html;base64,PHNjcmlwdD4=)
      - [other host](//evil.example/x)
      - [backslash](/\\evil.example/x)
      - [path](/help/delete-or-deactivate#good-to-know)
      - [anchor](#results)
      - [mail](mailto:help@vendor.example)

      | `<i>` | two |
      |---|---|
      | `</td><script>alert(2)</script>` | **strong** *soft* |

      ## Results {#results}

      1. A step

         - with a bullet under it
      """
          .formatted("'" + HOSTILE_TITLE.replace("'", "''") + "'");

  private static final String GERMAN =
      """
      ---
      id: delete-or-deactivate
      title: Mi-Konto löschen oder deaktivieren
      locale: de
      updated: 2026-11-20
      ---

      Das Löschen ist endgültig.

      ## Abmelden oder löschen? {#sign-out-or-delete}

      Wenn Sie unsicher sind, melden Sie sich zuerst ab.
      """;

  private static final String ARABIC =
      """
      ---
      id: only-arabic
      title: تسجيل الخروج
      locale: ar
      updated: 2026-11-20
      ---

      مقدمة.

      ## تسجيل الخروج {#sign-out}

      اضغط على تسجيل الخروج.
      """;

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(WithProvider.class));
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "other-articles");
      try (Stream<Path> files = Files.walk(Path.of("knowledge"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = folder.resolve(Path.of("knowledge").relativize(file));
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
      Files.createDirectories(folder.resolve("more"));
      Files.writeString(folder.resolve("more/hostile.md"), HOSTILE);
      Files.writeString(folder.resolve("more/de.md"), GERMAN);
      Files.writeString(folder.resolve("more/ar.md"), ARABIC);
      return Map.ofEntries(
          Map.entry("doorman.knowledge", folder.toString()),
          Map.entry("doorman.articles.settle", "100ms"),
          Map.entry("doorman.articles.look-every", "500ms"),
          Map.entry("doorman.public-url", "https://help.vendor.example"),
          Map.entry("doorman.edge.hosts", "doorman.internal"),
          Map.entry("doorman.edge.openapi", "false"),
          Map.entry("doorman.admin.password", PASSWORD),
          Map.entry("doorman.site.name", "Vendor <Help>"),
          Map.entry("doorman.site.colour", "#FFEE00"),
          Map.entry("doorman.site.logo", "https://cdn.vendor.example/logo.svg?v=1&w=2"),
          Map.entry("doorman.site.embed-snippet", "true"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
