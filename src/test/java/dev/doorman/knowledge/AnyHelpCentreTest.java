package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.ArticleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of articles load as their owners wrote them. */
@SuppressWarnings("StringConcatToTextBlock") // Ends of lines are what some tests are about.
class AnyHelpCentreTest {
  @Test
  void anArticleNeedsNoFrontMatter() {
    Article article = only("es/billing/how-to-pay.md", "# Cómo pagar\n\nCon tarjeta.\n");
    assertThat(article.id()).isEqualTo(new ArticleId("billing/how-to-pay"));
    assertThat(article.title()).isEqualTo("Cómo pagar");
    assertThat(article.locale()).isEqualTo(Locale.of("es"));
    assertThat(article.lastUpdated()).isEmpty();
    assertThat(article.sections().getFirst().anchor()).isEqualTo("cómo-pagar");
  }

  @Test
  void aFileWithoutHeadingIsCalledByItsName() {
    assertThat(only("refund_policy.md", "Within 14 days.").title()).isEqualTo("Refund policy");
  }

  @Test
  void theLanguageComesFromTheFolderTheFileOrTheDefaults() {
    assertThat(only("pt-BR/a.md", "Oi.").locale().toLanguageTag()).isEqualTo("pt-BR");
    assertThat(only("a.fr.md", "Oui.").locale()).isEqualTo(Locale.FRENCH);
    assertThat(only("a.fr.md", "Oui.").id()).isEqualTo(new ArticleId("a"));
    assertThat(only("it-support/a.md", "Hello.").locale()).isEqualTo(Locale.ENGLISH);
    Map<String, String> files = new HashMap<>();
    files.put("knowledge.yaml", "locale: de\nproduct: Konto\nupdated: 2026-03-04\n");
    files.put("a.md", "Hallo.");
    Article article = KnowledgeFolder.of(files).library().articles().getFirst();
    assertThat(article.locale()).isEqualTo(Locale.GERMAN);
    assertThat(article.product()).contains("Konto");
    assertThat(article.updated()).isEqualTo(LocalDate.of(2026, 3, 4));
  }

  @Test
  void scalarsOfTheFrontMatterStayAsTheyAreWritten() {
    Article article =
        only("a.md", "---\nid: 0042\ntitle: Yes\nlocale: no\nupdated: 2026-01-02\n---\nText.");
    assertThat(article.id().value()).isEqualTo("0042");
    assertThat(article.title()).isEqualTo("Yes");
    assertThat(article.locale().getLanguage()).isEqualTo("no");
  }

  @Test
  void byteOrderMarksTrailingBlanksAndWindowsLinesAreNoFaults() {
    Article article = only("a.md", "\uFEFF---  \r\ntitle: A\r\n--- \r\n\r\n## B\r\n\r\nText.\r\n");
    assertThat(article.title()).isEqualTo("A");
    assertThat(article.sections().getFirst().anchor()).isEqualTo("b");
  }

  @Test
  void aLineAcrossThePageIsNoFrontMatter() {
    Article article = only("a.md", "---\n\nText before.\n\n---\n\nText behind.\n");
    assertThat(PlainText.of(article.introduction())).isEqualTo("Text before.\nText behind.");
  }

  @Test
  void whichFilesCountIsAsStated(@TempDir Path folder) throws IOException {
    for (String file :
        List.of(
            "a.md",
            "b.markdown",
            "c.MD",
            "README.md",
            "node_modules/x/d.md",
            ".hidden/e.md",
            "notes.txt",
            "sub/index.md")) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "# Title\n\nText.\n");
    }
    assertThat(KnowledgeFolder.read(folder).library().articles())
        .extracting(article -> article.id().value())
        .containsExactlyInAnyOrder("a", "b", "c", "sub");
  }

  @Test
  void anchorsComeFromHeadingsByGitHubsRule() {
    Article article =
        only(
            "a.md",
            "## What's new?\n\na\n\n## What's new?\n\nb\n\n## 删除 帐号\n\nc\n\n## `x.y` & Z\n\nd\n\n"
                + "## Own {#Written-Here}\n\ne\n\n## <a name=\"Old\"></a>New\n\nf\n\n### Deeper\n\ng\n");
    assertThat(article.sections())
        .extracting(Section::anchor)
        .containsExactly("whats-new", "whats-new-1", "删除-帐号", "xy--z", "written-here", "old");
    assertThat(PlainText.of(article.sections().getLast().parts().get("deeper")))
        .isEqualTo("Deeper\ng");
  }

  @Test
  void whatStandsBeforeTheFirstHeadingCanBeCited() {
    Article article = only("a.md", "---\ntitle: A\n---\nHello there.\n\n## B\n\nText.\n");
    assertThat(article.section("introduction").orElseThrow().heading()).isEqualTo("A");
    assertThat(article.all()).hasSize(2);
    assertThat(only("a.md", "![only](a.png)\n\n## B\n\nText.\n").all()).hasSize(1);
  }

  @Test
  void formerNamesStillLeadToAnArticle() {
    Library library =
        KnowledgeFolder.of(
                Map.of(
                    "a.md",
                    "---\nid: new\naliases: [old, older/one]\nmoved:\n  before: after\n---\n"
                        + "## After\n\nText.\n"))
            .library();
    Article found = library.article(new ArticleId("older/one"), Locale.ENGLISH).orElseThrow();
    assertThat(found.id().value()).isEqualTo("new");
    assertThat(found.section("before").orElseThrow().heading()).isEqualTo("After");
  }

  @Test
  void linksBetweenFilesLeadToPagesAndOthersToWhereTheArticlesStood() {
    Map<String, String> files = new HashMap<>();
    files.put("knowledge.yaml", "links: https://docs.example/\n");
    files.put("en/pay/how.md", "---\nid: how-to-pay\n---\n## How\n\nText.\n");
    files.put(
        "en/a.md",
        "[a](pay/how.md#How) [b](/pay/how) [c](/en/pay/how.md) [d](../other) [e](#X) [f](tel:1)");
    Article article =
        KnowledgeFolder.of(files).library().articles().stream()
            .filter(each -> each.id().value().equals("a"))
            .findFirst()
            .orElseThrow();
    assertThat(PlainText.runs(article.introduction()).flatMap(span -> span.href().stream()))
        .containsExactly(
            "/help/how-to-pay#how",
            "/help/how-to-pay",
            "/help/how-to-pay",
            "https://docs.example/other",
            "#x",
            "tel:1");
  }

  @Test
  void picturesComeFromTheFolderAndFromNowhereElse(@TempDir Path parent) throws IOException {
    Path folder = Files.createDirectories(parent.resolve("articles/img"));
    Files.write(
        folder.resolve("a b.gif"),
        Base64.getDecoder().decode("R0lGODlhAwACAIAAAAAAAP///ywAAAAAAwACAAACAoRdADs="));
    Files.writeString(parent.resolve("secret.png"), "secret");
    Files.writeString(
        parent.resolve("articles/x.md"), "![A](<img/a b.gif>)\n\n![B](../secret.png)");
    KnowledgeFolder read = KnowledgeFolder.read(parent.resolve("articles"));
    Loaded loaded = read.load();
    assertThat(loaded.library().articles().getFirst().introduction())
        .containsExactly(
            new Block.Picture(
                new Image("/help/-/img/a%20b.gif", "A", Optional.of(new Image.Size(3, 2)))),
            new Block.Picture(new Image("../secret.png", "B", Optional.empty())));
    assertThat(loaded.faults()).singleElement().extracting(Problem::line).isEqualTo(3);
    Attachments attachments = read.attachments();
    assertThat(attachments.find("img/a b.gif")).isPresent();
    assertThat(attachments.find("../secret.png")).isEmpty();
    assertThat(attachments.find("/etc/passwd.png")).isEmpty();
    assertThat(attachments.find("x.md")).isEmpty();
  }

  private static Article only(String file, String text) {
    return KnowledgeFolder.of(Map.of(file, text)).library().articles().getFirst();
  }
}
