package dev.doorman.answer.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.answer.check.Piece.Line;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.PlainText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
  private static final String TEXT =
      "It is so. It is not:\n\n1. Go to a.example.com, then on. Wait.\n12) Tap “Go.”\n- One\nEnd";

  private static List<Piece> pieces(int bit) {
    var sentences = new Sentences();
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < TEXT.length(); i += bit) {
      pieces.addAll(sentences.add(TEXT.substring(i, Math.min(TEXT.length(), i + bit))));
    }
    pieces.addAll(sentences.end());
    return pieces;
  }

  @Test
  void textInBitsOfAnySizeMakesTheSameSentences() {
    assertThat(pieces(TEXT.length()))
        .containsExactly(
            new Piece(Line.PARAGRAPH, "It is so."),
            new Piece(Line.SAME, "It is not:"),
            new Piece(Line.STEP, "Go to a.example.com, then on."),
            new Piece(Line.SAME, "Wait."),
            new Piece(Line.STEP, "Tap “Go.”"),
            new Piece(Line.BULLET, "One"),
            new Piece(Line.PARAGRAPH, "End"));
    for (int bit = 1; bit < 9; bit++) {
      assertThat(pieces(bit)).as("bits of %d", bit).isEqualTo(pieces(TEXT.length()));
    }
  }

  @Test
  void sentencesBecomeParagraphsAndListsAndMarkupStaysText() {
    var layout = new Layout(List.of());
    var draft = new StringBuilder();
    pieces(3).forEach(piece -> draft.append(layout.add(piece)));
    draft.append(layout.add(new Piece(Line.PARAGRAPH, "<b>**no** [markup](x)</b>")));
    assertThat(layout.blocks())
        .hasExactlyElementsOfTypes(
            Block.Paragraph.class,
            Block.Steps.class,
            Block.Bullets.class,
            Block.Paragraph.class,
            Block.Paragraph.class);
    assertThat(PlainText.of(layout.blocks().getLast())).isEqualTo("<b>**no** [markup](x)</b>");
    assertThat(draft.toString())
        .startsWith(
            "It is so. It is not:\n1. Go to a.example.com, then on. Wait.\n2. Tap “Go.”\n• One");
  }

  @Test
  void namesAndLinksOfThePassagesAreSetOffAsThere() {
    var layout = new Layout(Texts.source("delete-on-the-website").passages());
    layout.add(new Piece(Line.STEP, "Go to account.xiaomi.com, not to account.xiaomi.community."));
    layout.add(new Piece(Line.STEP, "Choose Personal info → Close account."));
    Block.Steps steps = (Block.Steps) layout.blocks().getFirst();
    assertThat(steps.items().getFirst().spans().get(1).href())
        .contains("https://account.xiaomi.com");
    assertThat(steps.items().getFirst().spans()).hasSize(3);
    assertThat(steps.items().getLast().spans().get(1).marks()).isNotEmpty();
  }
}
