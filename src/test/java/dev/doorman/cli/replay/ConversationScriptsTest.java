package dev.doorman.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.answer.Answerer;
import dev.doorman.base.FinalException;
import dev.doorman.dialogue.Reachable;
import dev.doorman.dialogue.Situation;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.knowledge.embedding.SharedEmbedder;
import dev.doorman.understanding.Understander;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plays all conversation scripts, and tells which situations of the dialogue they reach. */
class ConversationScriptsTest {
  private static final Path SCRIPTS = Path.of("src/test/conversations");

  /** About nine tenths of what there is: fewer are a folder that was not found. */
  private static final int SCRIPTS_LEAST = 390;

  private static final Embedder EMBEDDER = SharedEmbedder.get();
  private static final Replay REPLAY = replay();

  /** Where no script can come, by a pattern of the situation, and why. */
  private static final Map<String, String> OUT_OF_REACH =
      Map.of(
          "(warning|verifying \\((live|expired)\\)|final-confirmation|parked): takes cancel",
          "\"Stop, don't delete\" is a button of the open question there, and is taken as that",
          "asked about a person: takes talk-to-person",
          "\"Talk to a person\" is a button of the open question there, and is taken as that",
          "verifying \\((live|expired)\\): hears (link-made|no link: .*)",
          "a new link is only asked for while one is being made",
          "requesting: hears (awaiting-verification|verified|accepted|accepted-before|completed|expired|locked"
              + "|rejected|withdrawn|unknown)",
          "while a request is being made there's none yet that a status could be about",
          "parked: hears (link-made|no link: .*)",
          "a call for a link is given up long before a silence is noticed",
          ".*: hears earlier-unconfirmed",
          "a vendor that accepts an earlier request which nobody confirmed is BrokenVendorTest's",
          "(verifying \\(renewing\\)|final-confirmation|confirming|withdrawing): hears no-status",
          "calls run one at a time, so an asked-for status comes before; only a race brings it later");

  private static Replay replay() {
    KnowledgeFolder folder = KnowledgeFolder.read(Path.of("knowledge"));
    var library = folder.library();
    var understander = new Understander(folder, library, EMBEDDER);
    var index = new SearchIndex(library, understander.offTopic(), EMBEDDER);
    return new Replay(library, understander, new Answerer(index));
  }

  /** A test for each script, and then one for what all of them reached. */
  @TestFactory
  Stream<DynamicTest> everyScriptComesAsExpectedAndAllSituationsAreReached() {
    List<Path> files = Replay.find(List.of(SCRIPTS));
    assertThat(files).hasSizeGreaterThanOrEqualTo(SCRIPTS_LEAST);
    return Stream.concat(
        files.stream()
            .map(
                file ->
                    DynamicTest.dynamicTest(
                        SCRIPTS.relativize(file).toString(),
                        file.toUri(),
                        () -> comesAsExpected(file))),
        Stream.of(
            DynamicTest.dynamicTest(
                "all situations are reached", () -> allSituationsAreReached(files.size()))));
  }

  private static void comesAsExpected(Path file) {
    List<String> differences = REPLAY.play(file).differences();
    assertThat(differences).as(String.join("\n", differences)).isEmpty();
  }

  private static void allSituationsAreReached(int scripts) {
    Set<Situation> reachable = Reachable.situations();
    Set<Situation> missed = new TreeSet<>(reachable);
    missed.removeAll(REPLAY.situations());
    Set<Situation> excused =
        missed.stream()
            .filter(one -> OUT_OF_REACH.keySet().stream().anyMatch(one.toString()::matches))
            .collect(Collectors.toCollection(TreeSet::new));
    System.out.printf(
        "%d scripts reach %d of %d situations of the dialogue; %d are out of reach:%n",
        scripts, reachable.size() - missed.size(), reachable.size(), excused.size());
    OUT_OF_REACH.forEach((which, why) -> System.out.println("  " + which + ": " + why));
    missed.removeAll(excused);
    assertThat(missed).as("situations that no script reaches").isEmpty();
  }

  @Test
  void everyFolderHasItsScripts() throws IOException {
    try (var folders = Files.list(SCRIPTS)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "happy",
              "cancellations",
              "corrections",
              "digressions",
              "guards",
              "knowledge",
              "handover",
              "faults");
    }
  }

  @Test
  void whatComesOtherThanExpectedIsToldWithItsLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("wrong.txt");
    Files.writeString(
        file,
        """
        # The bot is expected to delete at once, which it never does.
        > delete my account
        < prompt: final-confirmation
        [sign-out]
        < answer: sign-out-or-delete "no such words"
        = step: accepted
        = api was asked: create
        [delete]
        """);
    assertThat(REPLAY.play(file).differences())
        .hasSize(5)
        .satisfies(
            all -> {
              assertThat(all.get(0))
                  .contains("wrong.txt:2: > delete my account")
                  .contains("- < prompt: final-confirmation")
                  .contains("+ < prompt: sign-out-offer");
              assertThat(all.get(1)).contains("wrong.txt:4: [sign-out]").contains("no such words");
              assertThat(all.get(2)).contains("expected \"accepted\", but it is \"open\"");
              assertThat(all.get(3)).contains("expected \"create\", but it is \"\"");
              assertThat(all.get(4)).contains("there is no button \"delete\"");
            });
  }

  @Test
  void silenceWhereWordsAreExpectedAndWordsWhereNoneAreBothDiffer(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("wrong.txt");
    Files.writeString(file, "> thanks\n+ 1 min\n< say: thanks\n");
    assertThat(REPLAY.play(file).differences()).hasSize(2);
  }

  @Test
  void writtenScriptComesAsExpected(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new.txt");
    Files.writeString(file, "# New.\n\n> delete my account\n< say: thanks\n[delete]\n");
    REPLAY.write(file);
    assertThat(file)
        .hasContent(
            """
            # New.

            > delete my account
            < prompt: sign-out-offer
            [delete]
            < prompt: warning
            """);
    assertThat(REPLAY.play(file).differences()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "> hi\n~ api: sleeps",
        "> hi\n~ api: next create is lazy",
        "> hi\n~ api: next walk is down",
        "> hi\n+ soon",
        "> hi\n+ 5 parsecs",
        "< say: thanks",
        "> hi\n= step: open\n< say: thanks",
        "> hi\n= mood: sunny",
        "! language: tlh\n> hi",
        "! no manners\n> hi",
        "# nothing but this"
      })
  void whatIsNoScriptIsToldWithItsFile(String text, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("bad.txt");
    Files.writeString(file, text);
    assertThatThrownBy(() -> REPLAY.play(file))
        .isInstanceOf(FinalException.class)
        .hasMessageContaining("bad.txt");
  }

  @Test
  void missingFileAndEmptyFolderAreTold(@TempDir Path folder) {
    assertThatThrownBy(() -> Replay.find(List.of(folder.resolve("none.txt"))))
        .isInstanceOf(FinalException.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> Replay.find(List.of(folder)))
        .isInstanceOf(FinalException.class)
        .hasMessageContaining("no script");
  }
}
