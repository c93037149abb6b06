package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.knowledge.Block.Tone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML in Markdown, and what site generators add to it. */
class DialectsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "> [!WARNING]\n> Mind **this**.",
        ":::warning\nMind **this**.\n:::",
        "::: warning\nMind **this**.\n:::",
        "!!! warning\n    Mind **this**.",
        "{% hint style=\"warning\" %}\nMind **this**.\n{% endhint %}",
        "{{< warning >}}\nMind **this**.\n{{< /warning >}}",
        "<Warning>\nMind **this**.\n</Warning>",
        "<Callout type=\"warning\">\nMind **this**.\n</Callout>",
      })
  void notesAreReadInTheirSeveralSpellings(String markdown) {
    List<Block> blocks = read("Before.\n\n" + markdown + "\n\nBehind.");
    assertThat(blocks).hasSize(3);
    assertThat(blocks.get(1))
        .isInstanceOfSatisfying(
            Block.Aside.class,
            aside -> {
              assertThat(aside.tone()).isEqualTo(Tone.WARNING);
              assertThat(PlainText.spans(aside.title())).isEqualTo("Warning");
              assertThat(PlainText.of(aside.blocks())).isEqualTo("Mind this.");
              assertThat(PlainText.runs(aside.blocks()))
                  .anyMatch(span -> span.marks().contains(Span.Mark.STRONG));
            });
    assertThat(PlainText.of(blocks.get(2))).isEqualTo("Behind.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Tabs>\n<TabItem value=\"w\" label=\"Windows\">\nClick.\n</TabItem>\n</Tabs>",
        "{% tabs %}\n{% tab title=\"Windows\" %}\nClick.\n{% endtab %}\n{% endtabs %}",
        "=== \"Windows\"\n\n    Click.",
        "# [Windows](#tab/windows)\n\nClick.\n\n---",
      })
  void tabsAreUnfolded(String markdown) {
    assertThat(PlainText.of(read(markdown))).isEqualTo("Windows\nClick.");
  }

  @Test
  void aPartThatOpensKeepsItsTitleAndItsText() {
    List<Block> blocks =
        read("<details>\n<summary>Where is it?</summary>\n\nIn **Settings**.\n\n</details>");
    assertThat(blocks)
        .singleElement()
        .isInstanceOfSatisfying(
            Block.Aside.class,
            aside -> {
              assertThat(aside.tone()).isEqualTo(Tone.DETAILS);
              assertThat(PlainText.of(aside)).isEqualTo("Where is it?\nIn Settings.");
            });
  }

  @Test
  void definitionListsKeepTermAndDefinition() {
    assertThat(PlainText.of(read("Term\n: What it is.\n: Or this.\n\nNext.")))
        .isEqualTo("Term\nWhat it is.\nOr this.\nNext.");
    assertThat(PlainText.of(read("<dl><dt>Term</dt><dd>What it is.</dd></dl>")))
        .isEqualTo("Term\nWhat it is.");
  }

  @Test
  void footnotesStandBehindWhatTheyBelongTo() {
    List<Block> blocks = read("One[^a].\n\nTwo.\n\n[^a]: Said *below*.");
    assertThat(blocks.stream().map(PlainText::of))
        .containsExactly("One[1].", "1\nSaid below.", "Two.");
  }

  @Test
  void htmlIsReadAsABrowserWould() {
    assertThat(PlainText.of(read("a<br>b <kbd>Ctrl</kbd> x<sup>2</sup> <!-- gone -->c")))
        .isEqualTo("a\nb Ctrl x² c");
    assertThat(PlainText.of(read("<div>\n<p>One <b>two</b></p>\n<ul><li>three</li></ul>\n</div>")))
        .isEqualTo("One two\nthree");
    assertThat(
            PlainText.of(
                read(
                    "<table><tr><th>a</th><th>b</th></tr>"
                        + "<tr><td rowspan=2>c</td><td>d</td></tr><tr><td>e</td></tr></table>")))
        .isEqualTo("a: b\nc: d\nc: e");
  }

  @Test
  void nothingOfAScriptIsShownAndWhatOnlyLooksLikeATagIs() {
    assertThat(PlainText.of(read("a <script>alert(1)</script> b"))).doesNotContain("<script");
    assertThat(PlainText.of(read("<script>\nalert(1)\n</script>\n\nText."))).isEqualTo("Text.");
    assertThat(PlainText.of(read("Type npm i <package> now.")))
        .isEqualTo("Type npm i <package> now.");
    assertThat(PlainText.of(read("See <Screenshot src=\"x\"/> here."))).isEqualTo("See here.");
    assertThat(PlainText.runs(read("<a href=\"javascript:alert(1)\">x</a>")))
        .allMatch(span -> span.href().filter(href -> href.startsWith("http")).isEmpty());
  }

  @Test
  void listsKeepTheirNumbersAndItemsThatBeginWithABlock() {
    List<Block> blocks =
        read("1. a\n2. b\n\nBetween.\n\n3. c\n4. ```\n   code\n   ```\n5. > said\n");
    assertThat(blocks.get(2))
        .isInstanceOfSatisfying(
            Block.Steps.class,
            steps -> {
              assertThat(steps.start()).isEqualTo(3);
              assertThat(PlainText.of(steps)).isEqualTo("c\ncode\nsaid");
            });
  }

  @Test
  void attributesAreNotShown() {
    assertThat(
            PlainText.of(read("[a](https://x.example){.link-external} and ![b](c.png){width=3}.")))
        .isEqualTo("a and .");
  }

  @Test
  void codeIsLeftAlone() {
    assertThat(PlainText.of(read("```\n:::note\n!!! x\n<Tabs>\n```")))
        .isEqualTo(":::note\n!!! x\n<Tabs>");
  }

  @Test
  void stepsGoWithWhatInterruptsThemAndPicturesWithTheirStep() {
    List<Passage> passages =
        passages(
            "Do this:\n\n1. a\n\n> [!NOTE]\n> Mind.\n\n2. b\n\n![shot](x.png)\n\nAnother paragraph of it.");
    assertThat(passages.stream().map(Passage::text))
        .contains("Do this:\na\nNote\nMind.\nb", "Another paragraph of it.");
  }

  @Test
  void whatOnlyLeadsToSomethingIsNeverAPassage() {
    List<Passage> passages =
        passages(
            "### Head\n\n**Windows**\n\nQ: Where do I find it?\n\nIn the settings of your phone."
                + "\n\nAnd a second statement.\n\nWhat now?\n\nNothing more than this.");
    assertThat(passages.stream().filter(each -> each.anchor().isEmpty()).map(Passage::text))
        .containsExactly(
            "Head\nWindows\nQ: Where do I find it?\nIn the settings of your phone.",
            "And a second statement.",
            "What now?\nNothing more than this.");
  }

  @Test
  void aLongSectionIsCutAtParagraphs() {
    String paragraph = "word ".repeat(80).strip() + ".";
    List<Passage> passages =
        passages(
            String.join(
                "\n\n",
                paragraph + "1",
                paragraph + "2",
                paragraph + "3",
                paragraph + "4",
                paragraph + "5"));
    assertThat(passages).allMatch(passage -> passage.text().length() <= 1_500);
    assertThat(passages.getFirst().anchor()).contains("s");
  }

  @Test
  void aTableRowKeepsItsHeader() {
    assertThat(passages("| a | b |\n|---|---|\n| c | d |\n| e | f |").stream().map(Passage::text))
        .contains("a: b\nc: d", "a: b\ne: f");
  }

  private static List<Passage> passages(String markdown) {
    return Passage.of(article("## S\n\n" + markdown).sections().getFirst());
  }

  private static List<Block> read(String markdown) {
    return article(markdown).introduction();
  }

  private static Article article(String markdown) {
    return KnowledgeFolder.of(Map.of("a.md", "---\ntitle: A\n---\n" + markdown))
        .library()
        .articles()
        .getFirst();
  }
}
