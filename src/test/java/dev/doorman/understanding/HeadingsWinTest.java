package dev.doorman.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.answer.Answerer;
import dev.doorman.conversation.AnsweringListener;
import dev.doorman.conversation.Listener.Heard;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Input;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.Reply;
import dev.doorman.dialogue.State;
import dev.doorman.dialogue.Turn;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.knowledge.embedding.SharedEmbedder;
import dev.doorman.knowledge.lint.Lint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A folder of eight articles, each with a section about something that the lists call off-topic.
 */
class HeadingsWinTest {
  private static final Path ARTICLES = Path.of("src/test/resources/headings");
  private static final Embedder EMBEDDER = SharedEmbedder.get();
  private static final Dialogue DIALOGUE = new Dialogue(new Policy(List.of(), Policy.Api.PRESENT));

  private static final KnowledgeFolder FOLDER = folder();
  private static final Understander UNDERSTANDER =
      new Understander(FOLDER, FOLDER.library(), EMBEDDER);
  private static final SearchIndex INDEX =
      new SearchIndex(FOLDER.library(), UNDERSTANDER.offTopic(), EMBEDDER);

  private static KnowledgeFolder folder() {
    Map<String, String> files = new HashMap<>();
    try (Stream<Path> articles = Files.list(ARTICLES)) {
      for (Path article : articles.toList()) {
        files.put(article.getFileName().toString(), Files.readString(article));
      }
      for (String language : List.of("en", "es")) {
        String name = "intents/" + language + ".yaml";
        files.put(name, Files.readString(Path.of("knowledge").resolve(name)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(files).hasSize(10);
    return KnowledgeFolder.of(files);
  }

  private static Heard heard(String text) {
    return new AnsweringListener(UNDERSTANDER, new Answerer(INDEX), FOLDER.library())
        .listen(text, Optional.empty(), Locale.ENGLISH);
  }

  @ParameterizedTest
  @CsvSource({
    "How do I change my name?, name",
    "can I top up my card, card",
    "how can I set an alarm?, alarm",
    "please turn down the volume, volume",
    "where do I update my address, address",
    "I want to pay my bill, bill",
    "How do I report a lost card?, card-lost",
    "how to translate a page, language"
  })
  void whatASectionIsCalledIsAnswered(String text, String article) {
    Heard heard = heard(text);
    assertThat(heard.found()).as("%s", heard.understanding()).isEqualTo(Found.OTHER);
    assertThat(heard.passages().orElseThrow().citations())
        .singleElement()
        .satisfies(cited -> assertThat(cited.article().value()).isEqualTo(article));
    Turn turn = DIALOGUE.step(State.START, new Input.Said(heard.understanding(), heard.found()));
    assertThat(turn.state().flow()).isEqualTo(new Flow.Open());
    assertThat(turn.replies()).anyMatch(Reply.Answer.class::isInstance);
  }

  @Test
  void lintNamesTheHeadingsThatTheListsSpeakAgainst() {
    assertThat(Lint.of(FOLDER, INDEX).hints())
        .anySatisfy(
            hint ->
                assertThat(hint.toString())
                    .contains("intents/en.yaml")
                    .contains("top up my card")
                    .contains("Top up your card"))
        .anySatisfy(hint -> assertThat(hint.message()).contains("Change your name"));
  }
}
