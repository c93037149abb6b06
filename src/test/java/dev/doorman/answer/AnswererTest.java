package dev.doorman.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.knowledge.embedding.SharedEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers are cut down to what was asked, and nothing is answered that the article does not say.
 */
class AnswererTest {
  private static final Embedder EMBEDDER = SharedEmbedder.get();
  private static final Answerer ANSWERER =
      new Answerer(
          new SearchIndex(
              KnowledgeFolder.read(Path.of("knowledge")).library(), List.of(), EMBEDDER));

  @Test
  void stepsStaySteps() {
    assertThat(answer("How do I delete my account in the settings of my phone?").blocks())
        .singleElement()
        .isInstanceOfSatisfying(Block.Steps.class, steps -> assertThat(steps.items()).hasSize(6));
  }

  @Test
  void theWebsitesStepsAnswerForTheWebsite() {
    Answer answer = answer("How do I delete my account on the website?");
    assertThat(sections(answer)).containsExactly("delete-on-the-website");
    assertThat(text(answer)).contains("account.xiaomi.com").doesNotContain("Scroll down");
  }

  @Test
  void whereNeitherPhoneNorWebsiteIsNamedBothAreGivenThePhoneFirst() {
    Answer answer = answer("How do I delete my account?");
    assertThat(sections(answer)).containsExactly("delete-on-your-phone", "delete-on-the-website");
    assertThat(text(answer))
        .startsWith("Delete on your phone\nOpen Settings")
        .contains("Delete on the website\nGo to account.xiaomi.com");
  }

  @Test
  void aComparisonGetsTheWholeTableAndOneSideItsRow() {
    assertThat(tableRows("What is the difference between signing out and deleting?")).isEqualTo(2);
    assertThat(tableRows("Can I sign in again after signing out?")).isEqualTo(1);
  }

  @Test
  void theChecklistStaysOneAndAnItemOfItAnswersAlone() {
    assertThat(checklistItems("What should I do before I delete my account?")).isEqualTo(4);
    assertThat(checklistItems("Do I have to turn off Find My Device?")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          How long does the deletion take?           | 15 business days
          What happens to my photos in the cloud?    | 30 days
          Are my forum posts deleted?                | made anonymous
          Will my phone work without the account?    | keeps working
          Do I have to delete my Google Account too? | Keep the phone's Google Account
          Is it permanent?                           | cannot be undone
          How can I deactivate my account?           | no other way to deactivate
          I'm not sure whether to delete it          | Sign out first
          """)
  void theOnePassageWithTheFactIsTheAnswer(String question, String fact) {
    Answer answer = answer(question);
    assertThat(text(answer)).contains(fact).hasSizeLessThan(200);
    assertThat(answer.citations()).hasSize(1);
  }

  @Test
  void twoQuestionsAtOnceAreBothAnswered() {
    assertThat(text(answer("What happens to my photos and will my phone still work?")))
        .contains("30 days", "keeps working");
    assertThat(text(answer("Is deleting my account permanent? And how long does it take?")))
        .contains("cannot be undone", "15 business days");
  }

  @Test
  void theSameAskedAboutTwoThingsIsAnsweredForBoth() {
    assertThat(text(answer("what happens to my photos and my warranty?")))
        .contains("30 days", "proof of purchase");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          How do I delete my account on my phone?  | and on the website?       | Personal info
          What happens to my photos?               | and my forum posts?       | made anonymous
          How do I delete my account?              | how long does that take?  | 15 business days
          Is deleting permanent?                   | and signing out?          | sign in again
          Does my phone work without the account?  | what about Google?        | Google Account
          How do I delete my account on my phone?  | how do I do it on the website?   | Personal info
          How do I delete my account on my phone?  | sorry, I meant on the website    | Personal info
          How long does a deletion take?           | 15 days?                  | 15 business days
          Will my forum posts be deleted?          | with my name?             | made anonymous
          """)
  void aFollowUpLeansOnWhatWasAskedBefore(String before, String question, String fact) {
    assertThat(ANSWERER.answer(question, asked(before), Locale.ENGLISH, 5))
        .isInstanceOfSatisfying(Answer.class, answer -> assertThat(text(answer)).contains(fact));
  }

  private static Optional<Antecedent> asked(String question) {
    Set<String> sections =
        ANSWERER.answer(question, Locale.ENGLISH) instanceof Answer answer
            ? answer.citations().stream()
                .map(cited -> Antecedent.key(cited.article().value(), cited.section()))
                .collect(Collectors.toSet())
            : Set.of();
    return Optional.of(new Antecedent(question, sections));
  }

  @Test
  void aQuestionThatSaysAllItselfDoesNotLean() {
    String question = "How do I delete my account on the website?";
    assertThat(ANSWERER.answer(question, asked("Are my posts deleted?"), Locale.ENGLISH, 5))
        .isEqualTo(ANSWERER.answer(question, Locale.ENGLISH, 5));
    assertThat(
            ANSWERER.answer(
                "what is the weather in Paris",
                asked("How do I delete my account?"),
                Locale.ENGLISH,
                5))
        .isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "how to delet my acount on the phone",
        "how do i delete my accuont on the phone",
        "how do i delete my account on the phoen"
      })
  void aSmallTypoDoesNotLoseTheAnswer(String question) {
    assertThat(sections(answer(question))).containsExactly("delete-on-your-phone");
  }

  @Test
  void whereTwoSectionsFitEquallyItIsAskedWhichIsMeant() {
    var files = new TreeMap<String, String>();
    files.put(
        "tea.md",
        """
        ---
        id: tea
        title: Tea
        locale: en
        updated: 2026-01-02
        questions:
          kettle: ["How long does the kettle boil the water?"]
          pot: ["How long does the kettle boil water?"]
        ---

        ## Kettle {#kettle}

        Three minutes.

        ## Pot {#pot}

        Five minutes.
        """);
    var answerer =
        new Answerer(new SearchIndex(KnowledgeFolder.of(files).library(), List.of(), EMBEDDER));
    assertThat(answerer.answer("how long does the kettle boil water", Locale.ENGLISH))
        .isInstanceOfSatisfying(
            Answer.class,
            answer -> {
              assertThat(answer.choices()).containsExactly("Kettle", "Pot");
              assertThat(answer.citations()).hasSize(2);
            });
    assertThat(answer("How do I delete my account?").choices()).isEmpty();
  }

  @Test
  void aStoryAroundTheQuestionDoesNotHideIt() {
    assertThat(
            sections(
                answer(
                    "Hello there, my name is Robert and I live in Lisbon. I bought it years ago."
                        + " How do I delete my account on the phone?")))
        .containsExactly("delete-on-your-phone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what is the weather in Paris",
        "hello there",
        "delete my Google account",
        "How do I delete my Facebook account?",
        "how do i delete my facebook account",
        "How do I delete my account on Instagram?",
        "delete one photo from the cloud",
        "close my bank account",
        "I forgot my password",
        "the verification code does not arrive",
        " ",
        "?!",
        "\u200b",
        "💣💣💣"
      })
  void whatTheArticleDoesNotSayIsNotAnswered(String question) {
    Outcome outcome = ANSWERER.answer(question, Locale.ENGLISH);
    assertThat(outcome).isInstanceOf(Unknown.class);
    assertThat(outcome.confidence()).isLessThan(0.55);
  }

  @Test
  void asManySectionsAreRankedAsAskedForWhetherAnsweredOrNot() {
    for (String question : List.of("how do I delete my account?", "tell me a joke", "")) {
      assertThat(ANSWERER.answer(question, Locale.ENGLISH, 3).ranked()).hasSize(3);
      assertThat(ANSWERER.answer(question, Locale.ENGLISH, 100).ranked()).hasSize(7);
    }
  }

  @Test
  void aVeryLongTextIsTakenToo() {
    String story = "How do I delete my account? " + "lorem ipsum ".repeat(50_000);
    assertThat(ANSWERER.answer(story, Locale.ENGLISH).ranked()).isNotEmpty();
  }

  @Test
  void aCitationNamesVersionSectionTitleAndAddress() {
    Citation citation = answer("How long does the deletion take?").citations().getFirst();
    assertThat(citation.article().value()).isEqualTo("delete-or-deactivate");
    assertThat(citation.section()).isEqualTo("good-to-know");
    assertThat(citation.title())
        .isEqualTo("How to delete or deactivate your Mi Account › Good to know");
    assertThat(citation.url()).isEqualTo("/help/delete-or-deactivate#good-to-know");
    assertThat(citation.version()).matches("[0-9a-f]{12}");
  }

  @Test
  void aLanguageWithoutArticlesIsAnsweredFromTheDefaultOne() {
    assertThat(ANSWERER.answer("How do I delete my account?", Locale.FRENCH))
        .isInstanceOf(Answer.class);
  }

  @Test
  void anArticleAboutAnotherProductAnswersForItself() throws IOException {
    String other =
        """
        ---
        id: acme
        title: How to delete your Acme account
        locale: en
        updated: 2026-01-02
        product: Acme account
        ---

        ## Delete it {#delete-it}

        To delete your Acme account, open the Acme app and choose Leave.
        """;
    var both = new TreeMap<>(Map.of("acme.md", other));
    both.put("mi.md", Files.readString(Path.of("knowledge/en/delete-or-deactivate.md")));
    var answerer =
        new Answerer(new SearchIndex(KnowledgeFolder.of(both).library(), List.of(), EMBEDDER));
    assertThat(answerer.answer("How do I delete my Acme account?", Locale.ENGLISH))
        .isInstanceOfSatisfying(
            Answer.class, answer -> assertThat(sections(answer)).containsExactly("delete-it"));
  }

  private static Answer answer(String question) {
    return (Answer) ANSWERER.answer(question, Locale.ENGLISH);
  }

  private static String text(Answer answer) {
    return PlainText.of(answer.blocks());
  }

  private static List<String> sections(Answer answer) {
    return answer.citations().stream().map(Citation::section).toList();
  }

  private static int tableRows(String question) {
    return answer(question).blocks().stream()
        .filter(Block.Table.class::isInstance)
        .mapToInt(block -> ((Block.Table) block).rows().size())
        .sum();
  }

  private static int checklistItems(String question) {
    return answer(question).blocks().stream()
        .filter(Block.Checklist.class::isInstance)
        .mapToInt(block -> ((Block.Checklist) block).items().size())
        .sum();
  }
}
