package dev.doorman.conversation;

import static dev.doorman.conversation.Agents.ANN;
import static dev.doorman.conversation.Agents.BY_ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.store.TestDatabase;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How it was with the agent: asked once, after a chat that took place, never in a flow. */
class RatingTest {
  private final TestDatabase tables = TestDatabase.inMemory();
  private final TestOffice office = new TestOffice(tables);

  @AfterEach
  void close() {
    office.office.rewriter().close();
    tables.close();
  }

  private Chat talked() {
    Chat chat = Agents.held(office);
    chat.say("my refund, please");
    Agents.say(chat, ANN, "It is on its way.");
    return chat;
  }

  private static Chat closed(Chat chat) {
    Agents.of(chat).close(chat.id(), BY_ANN, Agents.SOLVED);
    return chat;
  }

  private long rate(Chat chat, int stars, String comment) {
    return office
        .office
        .inbox()
        .rate(chat.id(), Chat.message(), stars, Optional.ofNullable(comment));
  }

  private void assertNothingToRate(Chat chat) {
    assertThatThrownBy(() -> rate(chat, 5, null))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.NOTHING_TO_RATE));
  }

  @Test
  void afterAChatThatTookPlaceItIsAskedOnceAndTakenOnce() {
    Chat chat = closed(talked());
    assertThat(chat.seenAfter(chat.lastSeq() - 2))
        .containsExactly("notice desk-closed", "rating-request");
    long seq = rate(chat, 4, "  quick  ");
    Event event = chat.events().getLast();
    assertThat(event.seq()).isEqualTo(seq);
    assertThat(event.from()).isEqualTo(Event.Sender.CUSTOMER);
    assertThat(event.body()).isEqualTo("{\"kind\":\"rating\",\"stars\":4,\"comment\":\"quick\"}");
    assertThat(Agents.only(chat).stars()).hasValue(4);
    assertThat(Agents.only(chat).remark()).contains("quick");
    assertNothingToRate(chat);
    assertThat(Agents.only(chat).outcome()).contains(HandOver.Outcome.SOLVED);
    assertThat(Agents.only(chat).tags()).containsExactly("refund");
  }

  @Test
  void whereOnlyOneSideWroteNothingIsAsked() {
    Chat mute = Agents.held(office);
    mute.say("hello?");
    assertThat(closed(mute).seen()).doesNotContain("rating-request");
    Chat unread = Agents.held(office);
    Agents.say(unread, ANN, "Hello?");
    assertThat(closed(unread).seen()).doesNotContain("rating-request");
    assertNothingToRate(unread);
    assertNothingToRate(office.chat());
  }

  @Test
  void aChatThatIsHandedBackIsNotOverAndNotRated() {
    Chat chat = talked();
    Agents.of(chat).handBack(chat.id(), BY_ANN);
    assertThat(chat.seen()).doesNotContain("rating-request");
    assertNothingToRate(chat);
  }

  @Test
  void inTheMiddleOfADeletionNothingIsAsked() {
    office.staffing = Agents.THERE;
    Chat chat = office.chat();
    chat.say("delete my account");
    chat.say("is anybody there?");
    Agents.claimed(chat);
    chat.say("what now?");
    Agents.say(chat, ANN, "Just go on.");
    assertThat(closed(chat).seen()).doesNotContain("rating-request");
  }

  @Test
  void aSecondChatIsAskedAboutOfItsOwn() {
    Chat chat = closed(talked());
    rate(chat, 2, null);
    chat.say("is anybody there?");
    Agents.claimed(chat);
    chat.say("once more");
    Agents.say(chat, ANN, "Yes?");
    closed(chat);
    rate(chat, 5, null);
    assertThat(Agents.of(chat).of(chat.id()))
        .extracting(one -> one.stars().orElse(0))
        .containsExactly(2, 5);
  }
}
