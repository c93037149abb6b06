package dev.doorman.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorman.base.RequestId;
import dev.doorman.conversation.Refusal.Code;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Flow.Link;
import dev.doorman.dialogue.Handoff;
import dev.doorman.dialogue.News;
import dev.doorman.dialogue.State;
import dev.doorman.redaction.Redaction;
import dev.doorman.store.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A one-time code typed into the chat is never stored, forwarded or understood. */
class MaskingTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();
  private TestOffice office;
  private Chat chat;

  @BeforeEach
  void open() {
    TABLES.clear();
    office = new TestOffice(TABLES);
    chat = office.chat();
  }

  @AfterAll
  static void close() {
    TABLES.close();
  }

  private void cancelled() {
    chat.untilRequesting();
    chat.say("stop it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456",
        "1234",
        "12345678",
        "123 456",
        "1-2-3-4-5-6",
        "1 - 2 - 3 - 4",
        "١٢٣٤٥٦",
        "１２３４５６",
        "१२३४५६",
        "①②③④",
        "1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣",
        "1|2|3|4",
        "12:34:56",
        "1\u200b2\u200b3\u200b4",
        "(12)(34)",
        "123456123456",
        "four eight two nine one three",
        "四八二九一三",
        "4O29l3",
        "1....2....3....4....5....6"
      })
  void codeInEveryFormIsMasked(String code) {
    chat.untilRequesting();
    long seq = chat.say(code);
    List<String> seen = chat.seenAfter(seq - 1);
    assertThat(seen).hasSize(2).endsWith("notice code-masked");
    assertThat(seen.getFirst())
        .contains("••••")
        .matches(Redaction::holdsNothingElse, "nothing but what was masked");
    assertThat(office.listener.read).as("nobody is given it to read").hasSize(1);
    assertThat(TABLES.dump("event")).doesNotContain(code);
    assertThat(chat.state().flow())
        .as("it is taken as nothing")
        .isInstanceOf(Flow.Requesting.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I have 2 phones and 3 tablets",
        "a1b2c3d4",
        "x",
        "my order 48291377",
        "it cost $1299",
        "since 2019",
        "a Redmi Note 13"
      })
  void whatIsNoCodeIsLeftAlone(String text) {
    chat.untilRequesting();
    chat.say(text);
    assertThat(chat.seen()).contains("> " + text).doesNotContain("notice code-masked");
  }

  @Test
  void codeAmongWordsIsMaskedAndTheRestUnderstood() {
    chat.untilRequesting();
    chat.say("what about my photos? my code is 123456");
    assertThat(office.listener.read).contains("what about my photos? my code is ••••");
    assertThat(chat.seen())
        .containsSubsequence(
            "> what about my photos? my code is ••••", "notice code-masked", "answer");
  }

  @Test
  void codeThatTheWidgetMaskedIsToldTheSameAndAsksForNothing() {
    chat.untilRequesting();
    State before = chat.state();
    chat.say("my code is ••••");
    assertThat(chat.seen().getLast()).isEqualTo("notice code-masked");
    chat.say("••••");
    assertThat(chat.seen().getLast()).isEqualTo("notice code-masked");
    assertThat(chat.state()).isEqualTo(before);
  }

  @Test
  void codeInTwoMessagesIsMaskedFromTheSecondOn() {
    chat.untilRequesting();
    chat.say("it starts with 12, I think");
    chat.say("and then 34");
    chat.say("56");
    assertThat(chat.seen())
        .containsSubsequence("> it starts with 12, I think", "> and then ••••", "> ••••");
    chat.say("789");
    chat.say("and then 123");
    assertThat(chat.seen()).containsSubsequence("> ••••", "> and then ••••");
  }

  @ParameterizedTest
  @CsvSource({
    "I can see 482 here: 48, 291, > I can see 482 here: ••••",
    "well it says 48, 2913, > well it says ••••",
    "there is a four eight, 2913, > there is a ••••",
    "I can read 482, ••••, > I can read ••••",
    "I can read 482, and then ••••, > I can read ••••"
  })
  void beginningOfACodeIsMaskedOnceTheNextMessageGoesOnWithIt(
      String first, String second, String stored) {
    chat.untilRequesting();
    chat.say(first);
    assertThat(chat.seen()).contains("> " + first);
    chat.say(second);
    assertThat(chat.seen()).contains(stored).doesNotContain("> " + first);
    assertThat(TABLES.dump("event")).doesNotContain(first);
  }

  @ParameterizedTest
  @CsvSource({
    "I bought it in 2019, 482913",
    "I paid 12 euros, 482913",
    "I have 3 phones, ••••",
    "my order is 4829, ••••",
    "it says 48, I don't know what else to do about it all",
    "it says 48, what happens to my photos"
  })
  void whatIsNoBeginningOfACodeStays(String first, String second) {
    chat.untilRequesting();
    chat.say(first);
    chat.say(second);
    assertThat(chat.seen()).contains("> " + first);
  }

  @Test
  void cardIsMaskedAlwaysAndToldOnce() {
    chat.say("charge 4111 1111 1111 1111 please");
    chat.say("my password is hunter2");
    chat.say("DE89 3704 0044 0532 0130 00");
    assertThat(chat.seen())
        .contains("> charge •••••• please", "> my password is ••••••", "> ••••••")
        .containsOnlyOnce("notice secret-masked")
        .doesNotContain("notice code-masked");
    assertThat(TABLES.dump("event"))
        .doesNotContain("4111")
        .doesNotContain("hunter2")
        .doesNotContain("3704");
  }

  @Test
  void secretThatTheWidgetMaskedIsToldToo() {
    chat.say("charge •••••• please");
    assertThat(chat.seen()).contains("notice secret-masked");
  }

  @Test
  void pageIsStoredWithoutItsQuery() {
    office
        .office
        .conversations()
        .open(Locale.ENGLISH, Optional.of("https://a.example/x?otp=482913"));
    assertThat(TABLES.dump("conversation"))
        .contains("https://a.example/x")
        .doesNotContain("482913");
  }

  @Test
  void digitsAreFineWhileNoCodeIsAbout() {
    chat.say("my photos of 2019");
    chat.say("delete my account");
    chat.choose("delete");
    chat.say("my photos of 2019");
    assertThat(chat.seen()).doesNotContain("notice code-masked").contains("> my photos of 2019");
  }

  @Test
  void maskingEndsHalfAnHourAfterTheVerification() {
    cancelled();
    office.clock.pass(Duration.ofMinutes(30).minusMillis(1));
    chat.say("123456");
    assertThat(chat.seen()).contains("notice code-masked");
    office.clock.pass(Duration.ofMillis(1));
    chat.say("654321");
    assertThat(chat.seen()).contains("> 654321");
  }

  @Test
  void maskingGoesOnWhileTheVerificationIsParked() {
    chat.untilRequesting();
    office.office.newsroom().tell(chat.id(), 1, created());
    office.clock.pass(Duration.ofMinutes(31));
    office.office.newsroom().silence(chat.id());
    assertThat(chat.state().flow()).isInstanceOf(Flow.Parked.class);
    office.clock.pass(Duration.ofHours(5));
    chat.say("123456");
    assertThat(chat.seen()).contains("notice code-masked");
  }

  @Test
  void finalConfirmationIsStillWithinTheHalfHour() {
    chat.untilRequesting();
    office.office.newsroom().tell(chat.id(), 1, created());
    office
        .office
        .newsroom()
        .tell(
            chat.id(),
            1,
            new News.Reported(
                new News.Status.Verified("m•••@example.com", office.clock.instant()),
                News.Occasion.WATCHING));
    assertThat(chat.state().verifying()).isFalse();
    chat.say("123456");
    assertThat(chat.seen()).contains("notice code-masked");
  }

  private News created() {
    return new News.Created(
        new RequestId("dr-1"),
        new Handoff(URI.create("https://id.example/v/1"), "amber otter", office.clock.instant()));
  }

  @Test
  void everyTextFieldIsMasked() {
    chat.untilRequesting();
    chat.leave("my code is 123456", null);
    assertThat(chat.seen())
        .containsSubsequence("> my code is ••••", "notice code-masked", "notice left-message");
    assertThat(TABLES.dump("left_message")).contains("••••").doesNotContain("123456");
    assertThat(office.office.inbox().masked(chat.id(), "123456 helped")).isEqualTo("•••• helped");
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> chat.leave("hi", "m123456@example.com"));
    assertThat(refusal.code()).isEqualTo(Code.EMAIL_LOOKS_LIKE_CODE);
    chat.leave("hi", "m12@example.com");
  }

  @Test
  void textOfNothingButDigitsTakesNoStack() {
    chat.untilRequesting();
    chat.say("7".repeat(4_000));
    chat.say("7 - ".repeat(1_000));
    assertThat(chat.seen()).containsSubsequence("> ••••", "> •••• - ");
  }

  @Test
  void codeIsNoAnswerToAnyPrompt() {
    chat.untilRequesting();
    office.office.newsroom().tell(chat.id(), 1, created());
    State before = chat.state();
    chat.say("123456");
    assertThat(chat.state()).isEqualTo(before);
    assertThat(((Flow.Verifying) before.flow()).link()).isEqualTo(Link.LIVE);
  }
}
