package dev.doorman.knowledge.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.knowledge.KnowledgeException;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Problem;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.knowledge.embedding.SharedEmbedder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each fault with the exact line, and next to it what is none. */
class LintTest {
  private static final Embedder EMBEDDER = SharedEmbedder.get();

  /** Line 8 is the first heading, line 10 its text. */
  private static final String TEA =
      """
      ---
      id: tea
      title: Tea
      locale: en
      updated: 2026-01-02
      ---

      ## Brew tea {#brew}

      Pour hot water on the leaves. {#pour}

      ## Store tea {#store}

      Keep the leaves dry and dark.
      """;

  private static final String COFFEE =
      TEA.replace("tea", "coffee").replace("Tea", "Coffee").replace("leaves", "beans");

  @Test
  void theArticlesOfThisRepositoryHaveNoFault() {
    assertThat(lint(KnowledgeFolder.read(Path.of("knowledge"))))
        .isEqualTo(new Lint(List.of(), List.of()));
  }

  @Test
  void aLinkToAnAnchorThatIsNotThereIsDead() {
    assertFault(
        TEA.replace("Keep the", "See [above](#brewing). Keep the"),
        14,
        "the link to #brewing is dead: the article \"tea\" has no anchor {#brewing}");
    assertNone(TEA.replace("Keep the", "See [above](#brew), [here](#pour). Keep the"));
  }

  @Test
  void theLineIsThatOfTheLinkAlsoWithinAParagraphAndAList() {
    assertFault(TEA.replace("Keep the", "One\ntwo\n[three](#four).\nKeep the"), 16, "#four");
    assertFault(TEA.replace("Keep the", "- one\n- two\n  - [three](#four)\n\nKeep"), 16, "#four");
    assertFault(TEA.replace("Keep the", "| a |\n|---|\n| [b](#four) |\n\nKeep"), 16, "#four");
  }

  @Test
  void aLinkToAHelpPageThatIsNotThereIsDead() {
    assertFault(
        TEA.replace("Keep the", "See [it](/help/coffe). Keep the"),
        14,
        "there is no article \"coffe\"");
    assertFault(
        TEA.replace("Keep the", "See [it](/help/coffee#roast). Keep the"),
        14,
        "the article \"coffee\" has no anchor {#roast}");
    assertFault(
        TEA.replace("Keep the", "See [it](/help/coffee/brew). Keep the"),
        14,
        "help pages are /help/article#section");
    assertFault(TEA.replace("Keep the", "See [it](). Keep the"), 14, "it names nothing");
    assertNone(
        TEA.replace(
            "Keep the",
            "[a](/help/coffee), [b](/help/coffee#pour), [c](/help/coffee?locale=en#store),"
                + " [d](/help), [e](/help?q=tea). Keep the"));
  }

  @Test
  void aLinkToAFileLeadsToItsPageAndIsDeadWhereThereIsNone() {
    assertNone(TEA.replace("Keep the", "See [it](coffee.md), [it](./coffee.md#pour). Keep the"));
    assertFault(
        TEA.replace("Keep the", "See [it](coffee.md#roast). Keep the"),
        14,
        "the article \"coffee\" has no anchor {#roast}");
    assertFault(
        TEA.replace("Keep the", "See [it](../en/none.md). Keep the"), 14, "there is no such file");
  }

  @Test
  void addressesElsewhereAreLeftAlone() {
    assertNone(
        TEA.replace(
            "Keep the",
            "[a](https://tea.example/x#y), [b](mailto:tea@tea.example), [c](/shop). Keep the"));
  }

  @Test
  void aSectionThatIsTooLongToCiteIsTold() {
    String most = "tea ".repeat(LengthCheck.WORDS_MOST).strip();
    assertNone(TEA.replace("Keep the leaves dry and dark.", most));
    assertFault(
        TEA.replace("Keep the leaves dry and dark.", most + " again"),
        12,
        "the section has 251 words, and more than 250 are too long to cite; divide it");
  }

  @Test
  void wordsAreCountedInLanguagesWithoutSpacesToo() {
    String chinese =
        TEA.replace("locale: en", "locale: zh").replace("Keep the leaves dry and dark.", "%s");
    assertNone(chinese.formatted("删除帐号。".repeat(100)));
    assertFault(chinese.formatted("删除帐号。".repeat(130)), 12, "too long to cite");
  }

  @Test
  void aQuestionThatFindsAnotherSectionFirstIsTold() {
    // To the model these two are the same; the words decide, and the heading has them.
    assertFault(
        questions(
            "  brew:",
            "    - How do I brew Tea?",
            "  store:",
            "    - Where do I keep it dry?",
            "    - How do I brew tea?"),
        11,
        "\"How do I brew tea?\" finds tea#brew before its own section");
    assertFault(
        questions("  brew: How do I brew Tea?", "  store: >-", "    How do I", "    brew tea?"),
        8,
        "\"How do I brew tea?\"");
  }

  @Test
  void aQuestionUnderSeveralAnchorsIsRightWithAnyOfThem() {
    assertNone(
        questions("  store:", "    - How do I brew tea?", "  pour:", "    - How do I brew tea?"));
  }

  @Test
  void anEmptySectionIsTold() {
    assertFault(TEA.replace("Keep the leaves dry and dark.", ""), 12, "the section is empty");
    assertFault(
        TEA.replace("Keep the leaves dry and dark.", "### Where"), 12, "the section is empty");
  }

  @Test
  void aKeyThatIsThereTwiceIsTold() {
    assertFault(
        questions("  store:", "    - Where do I keep it dry?", "  store:", "    - Where?"),
        9,
        "Duplicate field 'store'");
  }

  @Test
  void missingAndOldTranslationsAreHintsAndNoFaults() {
    Map<String, String> files = new HashMap<>();
    files.put("en/tea.md", TEA);
    files.put("en/coffee.md", COFFEE);
    files.put("es/tea.md", TEA.replace("locale: en", "locale: es").replace("2026", "2025"));
    files.put("es/mate.md", TEA.replace("id: tea", "id: mate").replace("locale: en", "locale: es"));
    Lint lint = lint(KnowledgeFolder.of(files));
    assertThat(lint.faults()).isEmpty();
    assertThat(lint.hints())
        .containsExactly(
            new Problem("en/coffee.md", 4, "this article is not there in es"),
            new Problem(
                "es/mate.md", 4, "this article is not there in en, the language for all others"),
            new Problem("es/tea.md", 5, "this translation is older than en/tea.md"));
  }

  /** Tea with these lines under {@code questions:}, which is line 6. */
  private static String questions(String... lines) {
    return TEA.replace(
        "updated: 2026-01-02", "updated: 2026-01-02\nquestions:\n" + String.join("\n", lines));
  }

  private static Lint lint(KnowledgeFolder folder) {
    return Lint.of(folder, new SearchIndex(folder.library(), List.of(), EMBEDDER));
  }

  private static Lint lint(String tea) {
    return lint(KnowledgeFolder.of(Map.of("en/tea.md", tea, "en/coffee.md", COFFEE)));
  }

  private static void assertNone(String tea) {
    assertThat(lint(tea).faults()).isEmpty();
  }

  private static void assertFault(String tea, int line, String message) {
    List<Problem> faults;
    try {
      faults = lint(tea).faults();
    } catch (KnowledgeException e) {
      faults = e.problems();
    }
    assertThat(faults)
        .as(message)
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.file()).isEqualTo("en/tea.md");
              assertThat(fault.message()).contains(message);
              assertThat(fault.line()).isEqualTo(line);
            });
  }
}
