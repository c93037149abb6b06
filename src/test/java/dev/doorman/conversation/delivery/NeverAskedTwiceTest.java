package dev.doorman.conversation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.conversation.Chat;
import dev.doorman.conversation.TestOffice;
import dev.doorman.conversation.words.Words;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.DeletionRequest.Withdrawable;
import dev.doorman.dialogue.Flow;
import dev.doorman.store.MutableClock;
import dev.doorman.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * "Would signing out do?" is asked once in a conversation, in every language that Doorman speaks,
 * whatever happens to the connection and to the process: each restart here closes the file of the
 * embedded store and opens it anew.
 */
class NeverAskedTwiceTest {
  private static final Words WORDS = new Words();

  @TempDir Path folder;

  private final MutableClock clock = new MutableClock();
  private final FakeDeletionApi api = new FakeDeletionApi(clock);
  private TestDatabase tables;
  private Street street;
  private Chat chat;

  @AfterEach
  void close() {
    tables.close();
  }

  /** How the customer answers the offer. */
  enum Answer {
    DELETE_PRESSED,
    DELETE_TYPED,
    WISH_SAID_AGAIN,
    SIGN_OUT_PRESSED,
    SIGN_OUT_TYPED,
    STOPPED
  }

  static Stream<Locale> languages() {
    return Words.LOCALES.stream();
  }

  static Stream<Arguments> answersInEveryLanguage() {
    return languages()
        .flatMap(
            language -> Stream.of(Answer.values()).map(answer -> Arguments.of(language, answer)));
  }

  private void open(Locale language) {
    tables = TestDatabase.in(folder);
    street = new Street(new TestOffice(tables, clock), api);
    chat = street.office.chat(language);
  }

  /** The process ends and another one starts, and the customer's page comes back to it. */
  private void restart() {
    tables.close();
    tables = TestDatabase.in(folder);
    street = new Street(new TestOffice(tables, clock), api);
    reconnect();
  }

  private void reconnect() {
    var conversations = street.office.office.conversations();
    assertThat(conversations.resume(chat.resume())).isEqualTo(chat.id());
    chat = new Chat(street.office, chat.id(), chat.resume());
  }

  private void say(Locale language, String label) {
    chat.say(WORDS.say(language, label));
  }

  private void wish(Locale language) {
    say(language, "suggestion.do-it-for-me");
  }

  private List<String> offers() {
    return chat.seen().stream().filter(seen -> seen.startsWith("prompt sign-out-offer")).toList();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void unansweredOfferIsShownAgainAndNotAskedAgain(Locale language) {
    open(language);
    wish(language);
    assertThat(offers()).containsExactly("prompt sign-out-offer full");
    reconnect();
    restart();
    assertThat(offers()).as("coming back asks nothing").hasSize(1);

    chat.say("what about my photos?");
    restart();
    clock.pass(Duration.ofHours(1));
    street.settle();
    assertThat(chat.state().flow()).isInstanceOf(Flow.Parked.class);
    restart();
    chat.choose("go-on");
    assertThat(offers())
        .containsExactly(
            "prompt sign-out-offer full",
            "prompt sign-out-offer short",
            "prompt sign-out-offer short");
  }

  @ParameterizedTest
  @MethodSource("answersInEveryLanguage")
  void answeredOfferNeverComesBack(Locale language, Answer answer) {
    open(language);
    wish(language);
    answer(language, answer);
    assertThat(offers()).containsExactly("prompt sign-out-offer full");

    restart();
    if (answer == Answer.STOPPED) {
      // Stopped is not answered: it is shown once more, in short, and answered then.
      wish(language);
      assertThat(offers())
          .containsExactly("prompt sign-out-offer full", "prompt sign-out-offer short");
      chat.choose("delete");
    }
    int offered = offers().size();
    wishAgainInEveryWay(language);
    assertThat(offers()).hasSize(offered);

    throughTheWholeDeletion(language);
    assertThat(offers()).as("not even after the purge").isEmpty();
  }

  private void answer(Locale language, Answer answer) {
    switch (answer) {
      case DELETE_PRESSED -> chat.choose("delete");
      case DELETE_TYPED -> say(language, "option.sign-out-offer.delete");
      case WISH_SAID_AGAIN -> wish(language);
      case SIGN_OUT_PRESSED -> chat.choose("sign-out");
      case SIGN_OUT_TYPED -> say(language, "option.sign-out-offer.sign-out");
      case STOPPED -> say(language, "suggestion.cancel");
    }
  }

  private void wishAgainInEveryWay(Locale language) {
    reconnect();
    wish(language);
    assertAtTheWarning();
    chat.choose("cancel");
    restart();
    chat.say("delete my account");
    assertAtTheWarning();
    say(language, "suggestion.sign-out-instead");
    assertThat(chat.state().flow()).isInstanceOf(Flow.Open.class);
    restart();
    wish(language);
    assertAtTheWarning();
    clock.pass(Duration.ofHours(1));
    street.settle();
    restart();
    chat.choose("go-on");
    assertAtTheWarning();
  }

  private void throughTheWholeDeletion(Locale language) {
    chat.choose("continue");
    street.settle();
    restart();
    api.becomes(State.VERIFIED);
    street.pass(Duration.ofMinutes(1));
    chat.choose("confirm");
    street.settle();
    restart();
    api.becomes(api.only().id(), State.COMPLETED, Withdrawable.NO);
    street.pass(Duration.ofHours(2));
    assertThat(chat.seen()).containsExactly("receipt completed");
    restart();
    wish(language);
    assertAtTheWarning();
  }

  private void assertAtTheWarning() {
    assertThat(chat.state().flow()).isInstanceOf(Flow.Warning.class);
  }
}
