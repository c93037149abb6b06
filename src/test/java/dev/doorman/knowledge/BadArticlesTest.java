package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault of an article is told with its file, its line and what to do. */
class BadArticlesTest {
  private static final String GOOD =
      """
      ---
      id: one
      title: One
      locale: en
      updated: 2026-01-02
      ---

      ## First {#first}

      Text.
      """;

  @Test
  void aGoodArticleHasNoFault() {
    assertThat(library(GOOD).articles()).hasSize(1);
  }

  @Test
  void frontMatterThatNeverEndsIsTold() {
    assertFault("---\nid: one\n\nText.\n", 1, "the front matter has no end");
  }

  @Test
  void anArticleWithoutTextIsTold() {
    assertFault("", 1, "the article is empty");
    assertFault("# Only a title\n", 1, "the article is empty");
  }

  @Test
  void unknownKeysAreNotesAndNoFaults() {
    Loaded loaded = load(GOOD.replace("title: One", "title: One\ntitel: Two"));
    assertThat(loaded.library().articles()).hasSize(1);
    assertThat(loaded.faults()).isEmpty();
    assertThat(loaded.notes())
        .singleElement()
        .satisfies(note -> assertThat(note.line()).isEqualTo(4))
        .satisfies(note -> assertThat(note.message()).contains("unknown key \"titel\""));
  }

  @Test
  void brokenYamlIsTold() {
    assertFault(GOOD.replace("title: One", "title: [One"), 4, "not YAML");
  }

  @Test
  void badValuesAreTold() {
    assertFault(GOOD.replace("id: one", "id: a b"), 2, "not an article id");
    assertFault(GOOD.replace("locale: en", "locale: e_n!"), 4, "no language tag");
    assertFault(GOOD.replace("2026-01-02", "yesterday"), 5, "no date");
    assertFault(
        GOOD.replace("locale: en", "locale: en\nunanswered:"), 5, "\"unanswered\" is empty");
  }

  @Test
  void anAnchorUsedTwiceIsTold() {
    assertFault(GOOD.replace("Text.", "Text. {#first}"), 10, "used twice");
  }

  @Test
  void questionsForAnAnchorThatIsNotThereAreTold() {
    assertFault(
        GOOD.replace("updated:", "questions:\n  second:\n    - Why?\nupdated:"),
        6,
        "no anchor {#second}");
  }

  @Test
  void aFlowWithoutItsPartsOrAnchorsIsTold() {
    List<Problem> problems =
        problems(GOOD.replace("updated:", "flow:\n  offer: nowhere\nupdated:"));
    assertThat(problems).allMatch(problem -> problem.file().equals("one.md"));
    assertThat(problems)
        .anyMatch(problem -> problem.message().contains("flow lacks \"checklist\""));
  }

  @Test
  void aFlowThatNamesAMissingAnchorIsToldAtItsLine() throws IOException {
    String article = Files.readString(Path.of("knowledge/en/delete-or-deactivate.md"));
    String broken = article.replace("{#processing-time}", "");
    List<Problem> problems = problems(broken);
    int line = (int) broken.lines().takeWhile(each -> !each.startsWith("  how-long:")).count() + 1;
    assertThat(problems)
        .contains(
            new Problem("one.md", line, "flow: the article has no anchor {#processing-time}"));
  }

  @Test
  void aChecklistThatIsNoListOfTasksIsTold() throws IOException {
    String article = Files.readString(Path.of("knowledge/en/delete-or-deactivate.md"));
    assertThat(problems(article.replace("- [ ]", "-")))
        .anyMatch(problem -> problem.message().contains("checklist must be"));
  }

  @Test
  void aFaultSetsItsFileAsideAndTheOthersLoad() {
    Loaded loaded =
        KnowledgeFolder.of(Map.of("a.md", GOOD, "b.md", GOOD.replace("title: One", "title: [")))
            .load();
    assertThat(loaded.library().articles()).hasSize(1);
    assertThat(loaded.filesSetAside()).containsExactly("b.md");
  }

  @Test
  void anIdUsedTwiceSetsTheSecondFileAside() {
    Loaded loaded = KnowledgeFolder.of(Map.of("a.md", GOOD, "b.md", GOOD)).load();
    assertThat(loaded.library().articles()).hasSize(1);
    assertThat(loaded.setAside())
        .containsExactly(
            new Problem("b.md", 2, "the id \"one\" is used in a.md already; give one another id"));
  }

  @Test
  void aBadDocumentIsToldWithItsLineAndTheOthersLoad() {
    Loaded loaded =
        KnowledgeFolder.of(
                Map.of("docs.jsonl", "{\"id\":\"a\",\"title\":\"A\",\"text\":\"x\"}\n\n{\"id\":\n"))
            .load();
    assertThat(loaded.library().articles()).hasSize(1);
    assertThat(loaded.setAside())
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).isEqualTo(3))
        .satisfies(problem -> assertThat(problem.message()).contains("no document"));
  }

  @Test
  void aFaultInTheDeletionFlowsOwnArticleStopsAndInATranslationDoesNot() throws IOException {
    String original = Files.readString(Path.of("knowledge/en/delete-or-deactivate.md"));
    String translation = Files.readString(Path.of("knowledge/es/delete-or-deactivate.md"));
    assertThatThrownBy(
            () ->
                KnowledgeFolder.of(
                        Map.of("one.md", GOOD, "two.md", original.replace("title: ", "title: [")))
                    .load())
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("two.md");
    Loaded loaded =
        KnowledgeFolder.of(
                Map.of("en.md", original, "es.md", translation.replace("{#back-up}", "")))
            .load();
    assertThat(loaded.filesSetAside()).containsExactly("es.md");
  }

  @Test
  void theSameIdInAnotherLanguageIsNoFault() {
    var folder =
        KnowledgeFolder.of(Map.of("a.md", GOOD, "b.md", GOOD.replace("locale: en", "locale: de")));
    assertThat(folder.library().articles()).hasSize(2);
  }

  @Test
  void aFileThatIsNotUtf8IsToldWithItsLine(@TempDir Path folder) throws IOException {
    Files.write(
        folder.resolve("one.md"),
        GOOD.replace("Text.", "Größe").getBytes(StandardCharsets.ISO_8859_1));
    Files.writeString(folder.resolve("two.md"), GOOD);
    Loaded loaded = KnowledgeFolder.read(folder).load();
    assertThat(loaded.library().articles()).hasSize(1);
    assertThat(loaded.setAside())
        .containsExactly(new Problem("one.md", 10, "this is not UTF-8; save it as UTF-8"));
  }

  @Test
  void anEmptyOrMissingFolderIsTold(@TempDir Path folder) {
    assertThatThrownBy(() -> KnowledgeFolder.read(folder).library())
        .hasMessageContaining("holds no article");
    assertThatThrownBy(() -> KnowledgeFolder.find(Optional.of(folder.resolve("nowhere"))))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("this is no folder");
  }

  @Test
  void aFolderWithoutExampleUtterancesHasTheBuiltInOnes(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("one.md"), GOOD);
    assertThat(KnowledgeFolder.read(folder).intents()).containsKey("intents/en.yaml");
  }

  private static Library library(String article) {
    return KnowledgeFolder.of(Map.of("one.md", article)).library();
  }

  private static Loaded load(String article) {
    return KnowledgeFolder.of(Map.of("one.md", article)).load();
  }

  /** All that is told of an article, whether it can be used or not. */
  private static List<Problem> problems(String article) {
    try {
      Loaded loaded = load(article);
      return Stream.of(loaded.setAside(), loaded.faults()).flatMap(List::stream).toList();
    } catch (KnowledgeException e) {
      return e.problems();
    }
  }

  private static void assertFault(String article, int line, String message) {
    assertThat(problems(article))
        .as(message)
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo("one.md");
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.message()).contains(message);
            });
  }
}
