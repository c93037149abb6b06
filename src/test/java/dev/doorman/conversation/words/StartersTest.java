package dev.doorman.conversation.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.answer.Answer;
import dev.doorman.answer.Answerer;
import dev.doorman.answer.LocalAnswerer;
import dev.doorman.dialogue.Intent;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.knowledge.embedding.SharedEmbedder;
import dev.doorman.understanding.Understander;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A chat begins with what fits the page, and nothing that it offers is answered by a shrug. */
class StartersTest {
  private static final Path KNOWLEDGE = Path.of("knowledge");
  private static final String PASSWORD =
      """
      ---
      id: password
      title: Your password
      locale: en
      updated: 2026-01-02
      ---

      ## Change it {#change}

      Text.

      ## Forgotten {#forgotten}

      Text.
      """;
  private static final Embedder EMBEDDER = SharedEmbedder.get();

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "id", "hi", "zh", "ar"})
  void eachStarterIsAnsweredAndBeginsNothing(String language) throws IOException {
    Locale locale = Locale.forLanguageTag(language);
    KnowledgeFolder folder = KnowledgeFolder.read(KNOWLEDGE);
    var library = folder.library();
    var understander = new Understander(folder, library, EMBEDDER);
    var answerer =
        new LocalAnswerer(
            new Answerer(new SearchIndex(library, understander.offTopic(), EMBEDDER)), library);
    List<String> starters = new ArticleGuide(library).starters(Optional.empty(), locale);
    assertThat(starters).hasSize(4).doesNotHaveDuplicates();
    for (String starter : starters) {
      assertThat(answerer.answer(starter, Optional.empty(), locale, 5))
          .as(starter)
          .isInstanceOf(Answer.class);
      assertThat(understander.understand(starter, locale).intent())
          .as(starter)
          .isEqualTo(Intent.QUESTION);
    }
  }

  @Test
  void thePageThatIsReadDecidesAndItsHeadingsStandInForStarters(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("password.md"), PASSWORD);
    Path own = Files.createDirectories(folder.resolve("en"));
    Files.copy(
        KNOWLEDGE.resolve("en/delete-or-deactivate.md"), own.resolve("delete-or-deactivate.md"));
    Files.createDirectories(folder.resolve("intents"));
    var guide = new ArticleGuide(KnowledgeFolder.read(folder).library());
    assertThat(starters(guide, "https://help.example.com/help/password"))
        .containsExactly("Change it", "Forgotten");
    assertThat(starters(guide, "https://help.example.com/help/password/?locale=en#forgotten"))
        .containsExactly("Change it", "Forgotten");
    assertThat(starters(guide, "https://shop.example.com/cart"))
        .contains("How do I delete my account?");
  }

  private static List<String> starters(Guide guide, String page) {
    return guide.starters(Optional.of(page), Locale.ENGLISH);
  }
}
