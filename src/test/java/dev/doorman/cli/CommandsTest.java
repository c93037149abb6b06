package dev.doorman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void withoutArgumentsTheServerIsMeant() {
    assertThat(Commands.isCommand(new String[0])).isFalse();
    assertThat(Commands.isCommand(new String[] {"ask"})).isTrue();
    assertThat(Commands.isCommand(new String[] {"nonsense"})).isTrue();
  }

  @Test
  void aQuestionIsAnsweredWithNumberedStepsAndItsSource() {
    Result result = run("", "ask", "How do I delete my account on the website?");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            1. Go to account.xiaomi.com.
            2. Sign in, then choose Personal info → Close account.
            3. Follow the verification steps.
            Source: How to delete or deactivate your Mi Account › Delete on the website \
            (/help/delete-or-deactivate#delete-on-the-website)

            """);
  }

  @Test
  void whatTheArticlesDoNotSayIsToldHonestly() {
    assertThat(run("", "ask", "what", "is", "the", "weather", "in", "Paris").out())
        .startsWith("I don't know");
  }

  @Test
  void aPageInALanguageWithoutTheArticleGetsTheOneInEnglishAndIsTold() {
    assertThat(run("", "ask", "--locale", "fr", "Mi Cloud").out())
        .startsWith("(There is no article about this in French; this is the one in English.)\n")
        .contains("Mi Cloud", "Source: ");
  }

  @Test
  void everyLineInIsOneLineOutInTheSameOrder() throws JsonProcessingException {
    List<String> questions =
        List.of(
            "delete my account",
            "",
            "\"quoted\" \\ and\ttabbed",
            "Grüße, wie geht's? 你好",
            "what is the weather in Paris");
    Result result = run(String.join("\n", questions), "ask", "--json", "--top", "4");
    List<String> lines = result.out().lines().toList();
    assertThat(lines).hasSameSizeAs(questions);
    for (int i = 0; i < lines.size(); i++) {
      JsonNode line = JSON.readTree(lines.get(i));
      assertThat(line.get("question").asText()).isEqualTo(questions.get(i));
      assertThat(line.get("ranked")).hasSize(4);
    }
  }

  @Test
  void theJsonHasItsFixedFields() throws JsonProcessingException {
    JsonNode wish = JSON.readTree(run("", "ask", "--json", "delete my account").out());
    assertThat(wish.properties().stream().map(Map.Entry::getKey))
        .containsExactly(
            "question",
            "intent",
            "intentConfidence",
            "acts",
            "outcome",
            "safety",
            "answered",
            "confidence",
            "text",
            "citations",
            "offered",
            "ranked",
            "micros");
    assertThat(wish.get("intent").asText()).isEqualTo("delete-account");
    assertThat(wish.get("intentConfidence").asDouble()).isEqualTo(1);
    assertThat(wish.get("acts").asBoolean()).isTrue();
    assertThat(wish.get("outcome").asText()).isEqualTo("answer");
    assertThat(wish.get("offered")).isEmpty();
    assertThat(wish.get("answered").asBoolean()).isTrue();
    assertThat(wish.get("citations").get(0).get("article").asText())
        .isEqualTo("delete-or-deactivate");
    assertThat(wish.get("citations").get(0).get("section").asText())
        .isEqualTo("delete-on-your-phone");
    assertThat(wish.get("ranked").get(0).get("score").asDouble()).isPositive();
    assertThat(wish.get("micros").asLong()).isPositive();
  }

  @Test
  void whatIsNotAnsweredHasNoTextAndNoCitation() throws JsonProcessingException {
    JsonNode line = JSON.readTree(run("", "ask", "--json", "tell me a joke").out());
    assertThat(line.get("answered").asBoolean()).isFalse();
    assertThat(line.get("text").asText()).isEmpty();
    assertThat(line.get("citations")).isEmpty();
    assertThat(line.get("ranked")).hasSize(5);
  }

  @Test
  void badInputIsToldAndExitsWithTwo() {
    assertBad("The commands are: help, ask, eval, lint, replay, check-deletion-api.", "aks");
    assertBad("Unknown option: '--jsom'", "ask", "--jsom", "x");
    assertBad("--top must be 1 or more, not 0", "ask", "--top", "0", "x");
    assertBad("--top", "ask", "--top", "many", "x");
    assertBad("--locale must be a language tag", "ask", "--locale", "no_tag!", "x");
    assertBad("this is no folder", "ask", "--knowledge", "no/such/folder", "x");
    assertBad("Missing required option: '--questions=FILE'", "eval");
    assertBad("cannot be read", "eval", "--questions", "no/such/file.tsv");
  }

  @Test
  void helpIsNoError() {
    Result result = run("", "ask", "--help");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("--json", "--knowledge=DIR", "--top=K", "QUESTION");
  }

  @Test
  void theFolderIsTakenFromTheEnvironmentToo(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("docs.jsonl"),
        "{\"id\":\"tea\",\"title\":\"How do I brew tea?\",\"text\":\"Pour hot water on it.\"}\n");
    Result result =
        run(Map.of("DOORMAN_KNOWLEDGE", folder.toString()), "", "ask", "how do I brew tea");
    assertThat(result.out()).startsWith("Pour hot water on it.");
  }

  @Test
  void lintNamesEveryFaultAndFails(@TempDir Path folder) throws IOException {
    assertThat(run("", "lint", "--knowledge", "knowledge"))
        .isEqualTo(new Result(Commands.OK, "6 articles, no fault\n", ""));
    String article =
        """
        ---
        id: tea
        title: Tea
        locale: es
        updated: 2026-01-02
        ---

        ## Brew {#brew}

        See [there](#store).
        """;
    Files.writeString(folder.resolve("tea.md"), article);
    assertThat(run("", "lint", "--knowledge", folder.toString()))
        .isEqualTo(
            new Result(
                Commands.FAILED,
                """
                hint: tea.md:4: this article is not there in en, the language for all others
                tea.md:10: the link to #store is dead: the article "tea" has no anchor {#store}; \
                name one that it has
                """,
                ""));
    Files.writeString(folder.resolve("bad.md"), "# Hello\n");
    Result result = run("", "lint", "--knowledge", folder.toString());
    assertThat(result.code()).isEqualTo(Commands.FAILED);
    assertThat(result.out()).contains("\nbad.md:1: ");
  }

  @Test
  void evalPrintsItsMeasures(@TempDir Path folder) throws IOException {
    Path questions = folder.resolve("questions.tsv");
    Files.writeString(
        questions,
        """
        qid\tquestion\trelevant
        1\tHow long does the deletion take?\tdelete-or-deactivate#good-to-know
        2\ttell me a joke\t-
        """);
    assertThat(run("", "eval", "--questions", questions.toString()).out())
        .startsWith(
            """
            recall@1   1.000
            recall@5   1.000
            recall@10  1.000
            MRR@10     1.000
            nDCG@10    1.000
            answered   1 of 1, citing a right one 1
            served     1 of 1: answered from a right one, or offered it
            refused    1 of 1, offered something 0
            AUROC      1.000
            ECE        0.0""")
        .contains("confidence  questions  mean  right\n")
        .doesNotContain("failed");
  }

  @Test
  void evalReadsTalksOfSeveralTurns(@TempDir Path folder) throws IOException {
    Path questions = folder.resolve("questions.tsv");
    Files.writeString(
        questions,
        """
        qid\tquestion\trelevant\ttalk
        1\thow do i delete it on my phone\tdelete-or-deactivate#delete-on-your-phone\ta
        2\tand on the website?\tdelete-or-deactivate#delete-on-the-website\ta
        3\twhat does signing out do\tdelete-or-deactivate#sign-out-or-delete\tb
        4\thow do i do that on the website\tdelete-or-deactivate#sign-out-or-delete\tb
        """);
    assertThat(run("", "eval", "--questions", questions.toString()).out())
        .doesNotContain("failed (");
    Files.writeString(
        questions,
        """
        qid\tquestion\trelevant\ttalk
        3\twhat does signing out do\tdelete-or-deactivate#sign-out-or-delete\tb
        4\thow do i do that on the website\tdelete-or-deactivate#sign-out-or-delete\tc
        """);
    assertThat(run("", "eval", "--questions", questions.toString()).out())
        .as("in another talk nothing is leant on")
        .contains("\n4\t");
  }

  @Test
  void evalNamesWhatFailedAndWhyAndReadsTheLocaleOfEachQuestion(@TempDir Path folder)
      throws IOException {
    Path questions = folder.resolve("questions.tsv");
    Files.writeString(
        questions,
        """
        qid\tquestion\trelevant\tsource\tlocale
        1\tHow long does the deletion take?\tno-such-article#nowhere\tx\ten
        2\tHow long does the deletion take?\t-\tx\t
        3\tHow do I delete my Facebook account?\tdelete-or-deactivate\tx\ten
        4\t¿Cuánto tarda en eliminarse la cuenta?\tdelete-or-deactivate#good-to-know\tx\tes
        """);
    assertThat(run("", "eval", "--questions", questions.toString()).out())
        .contains(
            "failed (id, question, expected, what happened):\n",
            "1\tHow long does the deletion take?\tno-such-article#nowhere\tanswered from"
                + " delete-or-deactivate#good-to-know\n",
            "2\tHow long does the deletion take?\t-\tanswered from"
                + " delete-or-deactivate#good-to-know, and nothing answers it\n",
            "3\tHow do I delete my Facebook account?\tdelete-or-deactivate\tnot answered: ")
        .doesNotContain("\n4\t");
    Files.writeString(questions, "qid\tquestion\trelevant\tlocale\n1\tx\t-\tno tag\n");
    assertBad(":2: \"no tag\" is no language tag", "eval", "--questions", questions.toString());
  }

  /** The chat looks at what the articles say they don't answer, and so does this. */
  @Test
  void askGoesTheChatsOwnWay() throws JsonProcessingException {
    JsonNode line = JSON.readTree(run("", "ask", "--json", "Delete my WhatsApp or Telegram").out());
    assertThat(line.get("outcome").asText()).isEqualTo("unknown");
    assertThat(line.get("acts").asBoolean()).isFalse();
    assertThat(line.get("ranked")).hasSize(5);
  }

  private static void assertBad(String message, String... args) {
    Result result = run("", args);
    assertThat(result.code()).as(message).isEqualTo(Commands.BAD_INPUT);
    assertThat(result.err()).contains(message);
    assertThat(result.out()).isEmpty();
  }

  private record Result(int code, String out, String err) {}

  private static Result run(String in, String... args) {
    return run(Map.of(), in, args);
  }

  private static Result run(Map<String, String> environment, String in, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        Commands.run(
            args,
            environment,
            Clock.systemUTC(),
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8));
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
