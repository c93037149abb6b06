package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.knowledge.Span.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkdownReaderTest {
  private static final Targets TARGETS =
      new Targets(
          Map.of(), new Attachments(Optional.empty()), Defaults.of(Map.of(), new Findings()));

  @Test
  void stepsBulletsChecklistsAndTablesStayWhatTheyAre() {
    Section section =
        read(
            """
            ## One {#one}

            1. first
            2. second

            * bullet

            - [ ] task

            | a | b |
            |---|---|
            | c | d |
            """);
    assertThat(section.blocks().stream().map(block -> block.getClass().getSimpleName()))
        .containsExactly("Steps", "Bullets", "Checklist", "Table");
  }

  @Test
  void marksAndLinksAreKept() {
    Section section = read("## One {#one}\n\nGo to **Settings** or [there](https://x.example).\n");
    assertThat(section.blocks())
        .containsExactly(
            new Block.Paragraph(
                List.of(
                    Span.plain("Go to "),
                    new Span("Settings", Set.of(Mark.STRONG), Optional.empty()),
                    Span.plain(" or "),
                    new Span("there", Set.of(), Optional.of("https://x.example")),
                    Span.plain("."))));
  }

  @Test
  void anAnchorOnALeadingParagraphCoversTheListBehindIt() {
    Section section = read("## One {#one}\n\nTake these: {#these}\n\n- a\n- b\n\nOther.\n");
    assertThat(PlainText.of(section.parts().get("these"))).isEqualTo("Take these:\na\nb");
  }

  @Test
  void anAnchorOnAnItemOrARowStandsForItAlone() {
    Section section =
        read(
            """
            ## One {#one}

            - a {#first}
            - b

            | x | y |
            |---|---|
            | c | d {#row} |
            | e | f |
            """);
    assertThat(PlainText.of(section.parts().get("first"))).isEqualTo("a");
    assertThat(PlainText.of(section.parts().get("row"))).isEqualTo("x: y\nc: d");
    assertThat(PlainText.of(section.blocks())).doesNotContain("{#");
  }

  @Test
  void theSmallestPiecesAreParagraphsListsWithTheirLeadAndLooseItems() {
    Section section =
        read(
            "## One {#one}\n\nWords.\n\nDo this:\n\n1. a\n2. b\n\nMore of it, in words.\n\nOk.\n\n- c\n- d\n");
    assertThat(Passage.of(section).stream().map(Passage::text))
        .containsExactly(
            "Words.\nDo this:\na\nb\nMore of it, in words.\nOk.\nc\nd",
            "Words.",
            "Do this:\na\nb",
            "More of it, in words.\nOk.",
            "c",
            "d");
  }

  private static Section read(String markdown) {
    List<Problem> problems = new ArrayList<>();
    var reader = new MarkdownReader("test.md", 0, Locale.ENGLISH, problems);
    reader.read(markdown, TARGETS);
    assertThat(problems).isEmpty();
    return reader.sections().getFirst();
  }
}
