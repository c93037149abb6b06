package dev.doorman.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.answer.Rewording;
import dev.doorman.desk.Summaries.By;
import dev.doorman.desk.Summaries.Worded;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SummariesTest {
  private static final List<String> LINES =
      List.of("The customer asked: “I am kim@shop.example, code 123456”", "The bot answered.");

  private final List<String> given = new ArrayList<>();
  private int closed;

  /** A model that says this; nothing where what it says is refused, or where it is late. */
  private Rewording saying(Optional<String> words) {
    return new Rewording() {
      @Override
      public Duration deadline() {
        return Duration.ofSeconds(1);
      }

      @Override
      public Optional<Place> place(Locale locale) {
        return Optional.of(
            new Place() {
              @Override
              public Optional<List<Block>> reword(
                  Source source, String question, Consumer<String> draft) {
                source.passages().forEach(block -> given.add(PlainText.of(block)));
                return words.map(said -> List.of(new Block.Paragraph(List.of(Span.plain(said)))));
              }

              @Override
              public void close() {
                closed++;
              }
            });
      }
    };
  }

  @Test
  void withoutAModelItIsWhatWasCut() {
    var summaries = new Summaries(new Rewording.None());
    assertThat(summaries.canReword()).isFalse();
    assertThat(summaries.reword(LINES)).isEqualTo(new Worded(LINES, By.EXTRACT));
  }

  @Test
  void theModelsWordsAreMarkedAsSuch() {
    var summaries = new Summaries(saying(Optional.of("The bot answered.")));
    assertThat(summaries.canReword()).isTrue();
    assertThat(summaries.reword(LINES))
        .isEqualTo(new Worded(List.of("The bot answered."), By.MODEL));
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void whereItsWordsDoNotHoldItIsWhatWasCut() {
    assertThat(new Summaries(saying(Optional.empty())).reword(LINES))
        .isEqualTo(new Worded(LINES, By.EXTRACT));
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void noAddressAndNothingLikeACodeReachesTheModel() {
    new Summaries(saying(Optional.of("x"))).reword(LINES);
    assertThat(String.join(" ", given))
        .contains("The customer asked", "The bot answered")
        .doesNotContain("kim", "shop.example", "123456");
  }

  @Test
  void anEmptyChatIsNotSentAnywhere() {
    assertThat(new Summaries(saying(Optional.of("x"))).reword(List.of()).lines()).isEmpty();
    assertThat(given).isEmpty();
  }
}
