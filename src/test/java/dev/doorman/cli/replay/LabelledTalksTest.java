package dev.doorman.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.answer.Answerer;
import dev.doorman.base.FinalException;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.understanding.Understander;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of talks is played, and each turn that came otherwise is named with what came. */
class LabelledTalksTest {
  private static final Embedder EMBEDDER = new Embedder();

  @TempDir Path folder;

  @AfterAll
  static void close() {
    EMBEDDER.close();
  }

  private List<String> differences(String table) throws IOException {
    Path file = Files.writeString(folder.resolve("talks.tsv"), table);
    KnowledgeFolder knowledge = KnowledgeFolder.read(Path.of("knowledge"));
    var library = knowledge.library();
    var understander = new Understander(knowledge, library, EMBEDDER);
    var index = new SearchIndex(library, understander.offTopic(), EMBEDDER);
    return new Replay(library, understander, new Answerer(index)).play(file).differences();
  }

  @Test
  void talksThatComeAsExpectedAreNotNamed() throws IOException {
    assertThat(
            differences(
                """
                talk\tlocale\ttext\texpected
                a\ten\tHow do I delete my account on the website?\tanswer:delete-on-the-website
                a\ten\tand on my phone?\tnone|answer:delete-on-your-phone
                b\ten\tdelete my account\tbegin
                c\ten\tmy phone was stolen\tperson
                d\tes\thola\tsay:hello-again
                """))
        .isEmpty();
  }

  @Test
  void aTurnThatComesOtherwiseIsNamedWithItsLineAndWhatCame() throws IOException {
    List<String> differences =
        differences(
            """
            talk\ttext\texpected
            a\tHow do I delete my account on the website?\tanswer:delete-on-the-website
            a\tmy phone was stolen\tbegin
            """);
    assertThat(differences)
        .singleElement()
        .asString()
        .contains("talks.tsv:3: talk a, turn 2: expected begin, came say: safe-device-gone");
  }

  @Test
  void aTableWithoutItsColumnsIsRefusedWithItsLine() {
    assertThatThrownBy(() -> differences("text\texpected\nhello\tnone\n"))
        .isInstanceOf(FinalException.class)
        .hasMessageContaining("talks.tsv:1: the first line must name a column \"talk\"");
    assertThatThrownBy(() -> differences("talk\ttext\texpected\na\thello\n"))
        .isInstanceOf(FinalException.class)
        .hasMessageContaining("talks.tsv:2: the column \"expected\" is empty");
  }
}
