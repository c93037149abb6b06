package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.knowledge.markdown.MarkdownTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Nothing of real articles is lost: the project's own, and those of the folders that {@code
 * -Ddoorman.articles=…} names, with commas between them.
 */
class ShippedArticlesTest {
  @TestFactory
  Stream<DynamicTest> nothingOfAnArticleIsLost() {
    return Stream.concat(
            Stream.of("knowledge"),
            Arrays.stream(System.getProperty("doorman.articles", "").split(",")))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .map(folder -> DynamicTest.dynamicTest(folder.toString(), () -> check(folder)));
  }

  private static void check(Path folder) throws IOException {
    Loaded loaded = KnowledgeFolder.read(folder).load();
    assertThat(loaded.setAside()).isEmpty();
    int texts = 0;
    int links = 0;
    int images = 0;
    int lists = 0;
    int breaks = 0;
    for (Source source : loaded.sources()) {
      String markdown = ArticleText.of(Files.readString(folder.resolve(source.file()))).markdown();
      Node tree = MarkdownTree.parse(markdown);
      Faithful expected = Faithful.of(tree);
      Faithful shown = Faithful.of(source.article());
      boolean plain = !hasHtml(tree);
      assertThat(shown.numbers()).as(source.file()).isEqualTo(expected.numbers());
      assertThat(shown.images()).as(source.file()).containsAll(expected.images());
      assertThat(shown.links())
          .as(source.file())
          .hasSizeGreaterThanOrEqualTo(expected.links().size());
      assertThat(shown.breaks()).as(source.file()).isGreaterThanOrEqualTo(expected.breaks());
      if (plain) {
        assertThat(withoutTitle(shown.text(), source))
            .as(source.file())
            .isEqualTo(withoutTitle(expected.text(), source));
      }
      texts += expected.text().length();
      links += shown.links().size();
      images += shown.images().size();
      lists += shown.numbers().size();
      breaks += shown.breaks();
    }
    System.out.printf(
        "%s: %d articles, %d letters and digits, %d links, %d images, %d numbered lists, %d line"
            + " breaks%n",
        folder, loaded.sources().size(), texts, links, images, lists, breaks);
  }

  /** A heading that only says the title is shown as the title. */
  private static String withoutTitle(String text, Source source) {
    String title = Faithful.words(source.article().title());
    return text.startsWith(title) ? text.substring(title.length()) : text;
  }

  private static boolean hasHtml(Node tree) {
    boolean[] found = {false};
    tree.accept(
        new AbstractVisitor() {
          @Override
          public void visit(HtmlInline html) {
            found[0] = true;
          }

          @Override
          public void visit(HtmlBlock html) {
            found[0] = true;
          }
        });
    return found[0];
  }
}
