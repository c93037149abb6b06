package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.knowledge.markdown.MarkdownTree;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Nothing that CommonMark reads is lost on the way to a page: random documents. */
class FaithfulReadingTest {
  private static int number;

  @BeforeContainer
  static void startCounting() {
    number = 0;
  }

  @Property(tries = 400)
  void noTextLinkImageNumberOrBreakIsLost(@ForAll("documents") String markdown) {
    Article article =
        KnowledgeFolder.of(Map.of("a.md", "---\ntitle: A\nlocale: en\n---\n" + markdown))
            .library()
            .articles()
            .getFirst();
    assertThat(Faithful.of(article))
        .as(markdown)
        .isEqualTo(Faithful.of(MarkdownTree.parse(markdown)));
  }

  @Provide
  Arbitrary<String> documents() {
    return block(2).list().ofMinSize(1).ofMaxSize(6).map(blocks -> String.join("\n\n", blocks));
  }

  private static Arbitrary<String> block(int depth) {
    Arbitrary<String> leaf =
        Arbitraries.oneOf(
            line(),
            line(),
            lines(),
            line().map(text -> "## " + text),
            line().map(text -> "### " + text),
            word().map(text -> "```\n" + text + "\n  " + text + "\n```"),
            word().map(text -> "    " + text),
            cell().list().ofSize(6).map(FaithfulReadingTest::table),
            word().map(name -> "![" + name + "](pictures/" + name + ".png)"));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<List<String>> inner = block(depth - 1).list().ofMinSize(1).ofMaxSize(3);
    return Arbitraries.oneOf(
        leaf,
        leaf,
        leaf,
        inner.map(blocks -> prefixed("> ", "> ", String.join("\n\n", blocks))),
        Combinators.combine(inner, Arbitraries.integers().between(1, 40))
            .as((blocks, start) -> list(blocks, start + ". ")),
        inner.map(blocks -> list(blocks, "- ")),
        line().list().ofMinSize(1).ofMaxSize(3).map(FaithfulReadingTest::tasks));
  }

  /** Each block is an item; numbers go on by themselves. */
  private static String list(List<String> blocks, String mark) {
    return String.join(
        "\n",
        blocks.stream().map(block -> prefixed(mark, " ".repeat(mark.length()), block)).toList());
  }

  private static String tasks(List<String> lines) {
    return String.join("\n", lines.stream().map(line -> "- [ ] " + line).toList());
  }

  private static String prefixed(String first, String others, String text) {
    return first + text.replace("\n", "\n" + others);
  }

  private static String table(List<String> cells) {
    return "| "
        + String.join(" | ", cells.subList(0, 3))
        + " |\n|---|---|---|\n| "
        + String.join(" | ", cells.subList(3, 6))
        + " |";
  }

  private static Arbitrary<String> lines() {
    return Combinators.combine(line(), line(), Arbitraries.of("\n", "  \n", "\\\n"))
        .as((one, other, end) -> one + end + other);
  }

  private static Arbitrary<String> cell() {
    return inline().map(text -> text.replace("|", ""));
  }

  private static Arbitrary<String> line() {
    return inline().list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join(" ", parts));
  }

  private static Arbitrary<String> inline() {
    return Arbitraries.oneOf(
        word(),
        word(),
        word().map(text -> "**" + text + "**"),
        word().map(text -> "*" + text + "*"),
        word().map(text -> "~~" + text + "~~"),
        word().map(text -> "`" + text + "`"),
        word().map(text -> "[" + text + "](https://x.example/" + text + ")"),
        word().map(text -> "![" + text + "](p/" + text + ".png)"),
        word().map(text -> "<https://y.example/" + text + ">"));
  }

  /** Each a word of its own, so that one that is lost or moved is seen. */
  private static Arbitrary<String> word() {
    return Arbitraries.of("save", "Größe", "खाता", "设置", "حساب", "x1", "Tap")
        .map(word -> word + "q" + number++);
  }
}
