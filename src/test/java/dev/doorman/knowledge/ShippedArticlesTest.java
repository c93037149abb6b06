package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.knowledge.markdown.MarkdownTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Nothing of real articles is lost: the project's own, and those of the folders that {@code
 * -Darticles.folders=…} names, with commas between them.
 */
class ShippedArticlesTest {
  @TestFactory
  Stream<DynamicTest> nothingOfAnArticleIsLost() {
    return Stream.concat(
            Stream.of("knowledge"),
            Arrays.stream(System.getProperty("articles.folders", "").split(",")))
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
      for (String text : texts(tree)) {
        assertThat(shown.text()).as(source.file()).contains(Faithful.words(text));
      }
      assertThat(shown.numbers()).as(source.file()).isEqualTo(expected.numbers());
      assertThat(shown.images()).as(source.file()).containsAll(expected.images());
      assertThat(shown.links())
          .as(source.file())
          .hasSizeGreaterThanOrEqualTo(expected.links().size());
      assertThat(shown.breaks()).as(source.file()).isGreaterThanOrEqualTo(expected.breaks());
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

  /** All texts but the names of HTML's elements. */
  private static List<String> texts(Node tree) {
    List<String> texts = new ArrayList<>();
    tree.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text node) {
            // The kind of a note becomes its title, in the article's language.
            if (!node.getLiteral().matches("(?i)!?(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)")) {
              texts.add(node.getLiteral());
            }
          }

          @Override
          public void visit(Image node) {
            // What a picture shows is no text of the page.
          }

          @Override
          public void visit(Code node) {
            texts.add(node.getLiteral());
          }

          @Override
          public void visit(FencedCodeBlock node) {
            texts.add(node.getLiteral());
          }
        });
    return texts;
  }
}
