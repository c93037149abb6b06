package dev.doorman.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.SearchIndex;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an outcome promises, whatever the confidence comes from. */
class OutcomesTest {
  private static final String ARTICLE =
      """
      ---
      id: %1$s
      title: The %1$s
      locale: %2$s
      updated: 2026-01-02
      ---

      ## Care {#care}

      Wash the %1$s by hand.

      ## Size of the %1$s {#size}

      It is as big as a %1$s is.
      """;

  private static final Library LIBRARY =
      KnowledgeFolder.of(Map.of("cup.md", ARTICLE.formatted("cup", "en"), "pot.md", pot("en")))
          .library();

  private static final LocalAnswerer ANSWERER =
      new LocalAnswerer(
          new Answerer(new SearchIndex(LIBRARY, List.of(), TranslatedAnswersTest.NO_MODEL)),
          LIBRARY);

  private static String pot(String locale) {
    return ARTICLE.formatted("pot", locale);
  }

  private static Outcome answer(String question) {
    return ANSWERER.answer(question, Optional.empty(), Locale.ENGLISH, 5);
  }

  @Test
  void aSectionThatIsAskedForByItsTitleIsTheAnswerAsAWhole() {
    for (String title : List.of("The pot › Care", "the pot care", "THE POT. CARE!")) {
      assertThat(answer(title))
          .isInstanceOfSatisfying(
              Answer.class,
              found -> {
                assertThat(found.citations()).hasSize(1);
                assertThat(found.citations().getFirst().article().value()).isEqualTo("pot");
                assertThat(found.citations().getFirst().section()).isEqualTo("care");
              });
    }
  }

  @Test
  void aHeadingOfSeveralArticlesIsAskedAboutAndEachTitleOfferedFindsItsSection() {
    assertThat(answer("care"))
        .isInstanceOfSatisfying(
            Maybe.class,
            maybe -> {
              assertThat(maybe.offered()).hasSize(2);
              for (Offer offer : maybe.offered()) {
                assertThat(answer(offer.citation().title()))
                    .isInstanceOfSatisfying(
                        Answer.class,
                        found -> assertThat(found.citations()).containsExactly(offer.citation()));
              }
            });
  }

  @Test
  void fromOneToThreeSectionsAreOffered() {
    assertThatThrownBy(() -> new Maybe(List.of(), 0.3, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
