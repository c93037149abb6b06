package dev.doorman.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.conversation.HandOver.Reason;
import dev.doorman.conversation.HandOver.Stage;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a customer comes to wait for a person, and what happens where nobody comes. */
class QueueingTest {
  private final TestDatabase tables = TestDatabase.inMemory();
  private final TestOffice office = new TestOffice(tables);

  @AfterEach
  void close() {
    office.office.rewriter().close();
    tables.close();
  }

  private static String text(Event event) {
    return Chat.body(event).path("text").asText();
  }

  @Test
  void whoAsksForAPersonWaitsAndIsToldThePlaceAndTheTime() {
    Chat chat = Agents.waiting(office);
    assertThat(chat.conversation().desk()).isEqualTo(new Desk.Waiting(1));
    assertThat(chat.seenAfter(2)).containsExactly("notice desk-waiting");
    assertThat(text(chat.events().getLast())).contains("number 4", "about 3 minutes");
    HandOver handOver = Agents.only(chat);
    assertThat(handOver.stage()).isEqualTo(Stage.WAITING);
    assertThat(handOver.reason()).isEqualTo(Reason.ASKED);
    assertThat(handOver.team()).isEqualTo("support");
    assertThat(handOver.waitingSince()).isEqualTo(office.clock.instant());
  }

  @Test
  void timeThatIsNotKnownIsNotMadeUp() {
    office.staffing = (locale, id) -> new Staffing.Staff.There("support", 1, Optional.empty());
    Chat chat = office.chat();
    chat.say("is anybody there?");
    assertThat(text(chat.events().getLast())).contains("next in line").doesNotContain("minute");
  }

  @Test
  void askingAgainWhileWaitingTellsThePlaceAndChangesNothing() {
    Chat chat = Agents.waiting(office);
    HandOver before = Agents.only(chat);
    office.clock.pass(Duration.ofMinutes(1));
    office.staffing = (locale, id) -> new Staffing.Staff.There("support", 2, Optional.empty());
    chat.say("is anybody there?");
    assertThat(text(chat.events().getLast())).contains("number 2");
    assertThat(Agents.only(chat)).isEqualTo(before);
  }

  @Test
  void theBotGoesOnAnsweringUntilSomebodyClaims() {
    Chat chat = Agents.waiting(office);
    long seq = chat.say("what about my photos?");
    assertThat(chat.seenAfter(seq)).containsExactly("answer");
    chat.say("delete my account");
    chat.choose("delete");
    assertThat(chat.state().pending()).isPresent();
    assertThat(chat.conversation().desk()).isEqualTo(new Desk.Waiting(1));
  }

  @Test
  void theOffersReasonIsKept() {
    office.staffing = Agents.THERE;
    Chat inVain = office.chat();
    inVain.say("what is the meaning of life?");
    inVain.choose("agent");
    assertThat(Agents.only(inVain).reason()).isEqualTo(Reason.NO_ANSWER);
    Chat typed = office.chat();
    typed.say("what is the meaning of life?");
    typed.say("yes");
    assertThat(Agents.only(typed).reason()).isEqualTo(Reason.NO_ANSWER);
  }

  @Test
  void whereNobodyIsThereAMessageGoesToTheInbox() {
    Chat chat = office.chat();
    chat.say("is anybody there?");
    assertThat(chat.seenAfter(2)).containsExactly("notice desk-nobody");
    assertThat(chat.conversation().desk()).isEqualTo(Desk.bot());
    assertThat(Agents.of(chat).of(chat.id())).isEmpty();
    chat.leave("please call me", "m@example.com");
    assertThat(chat.conversation().desk()).isEqualTo(new Desk.Inbox(1));
    HandOver handOver = Agents.only(chat);
    assertThat(handOver.stage()).isEqualTo(Stage.INBOX);
    assertThat(handOver.reason()).isEqualTo(Reason.LEFT_MESSAGE);
    chat.leave("and one more thing", null);
    assertThat(Agents.only(chat)).isEqualTo(handOver);
    assertThat(tables.count("left_message")).isEqualTo(2);
  }

  @Test
  void fromTheInboxTheCustomerMayWaitAgainFromNowOn() {
    Chat chat = office.chat();
    chat.leave("please call me", null);
    office.clock.pass(Duration.ofHours(2));
    office.staffing = Agents.THERE;
    chat.say("is anybody there?");
    assertThat(chat.conversation().desk()).isEqualTo(new Desk.Waiting(1));
    assertThat(Agents.only(chat).waitingSince()).isEqualTo(office.clock.instant());
    assertThat(Agents.only(chat).stage()).isEqualTo(Stage.WAITING);
  }

  @Test
  void whoWaitsInVainIsToldSoAndLandsInTheInbox() {
    Chat chat = Agents.waiting(office);
    long seq = chat.lastSeq();
    Agents.of(chat).waiting().giveUp(chat.id(), 1);
    assertThat(chat.seenAfter(seq)).containsExactly("notice desk-timeout");
    assertThat(text(chat.events().getLast())).contains("write them a message");
    assertThat(chat.conversation().desk()).isEqualTo(new Desk.Inbox(1));
    assertThat(Agents.only(chat).stage()).isEqualTo(Stage.INBOX);
    Agents.of(chat).waiting().giveUp(chat.id(), 1);
    assertThat(chat.lastSeq()).as("told once").isEqualTo(seq + 1);
  }

  @Test
  void aChatThatIsClaimedIsNotGivenUp() {
    Chat chat = Agents.held(office);
    long seq = chat.lastSeq();
    Agents.of(chat).waiting().giveUp(chat.id(), 1);
    assertThat(chat.lastSeq()).isEqualTo(seq);
    assertThat(chat.conversation().desk().holder()).contains(Agents.ANN);
  }

  @Test
  void aMessageLeftWhileWaitingEndsTheWaiting() {
    Chat chat = Agents.waiting(office);
    chat.leave("I have to go", "m@example.com");
    assertThat(chat.conversation().desk()).isEqualTo(new Desk.Inbox(1));
    assertThat(Agents.only(chat).reason()).isEqualTo(Reason.ASKED);
  }

  @Test
  void theCustomersEndClosesTheWaitingAndKeepsTheMessageInTheInbox() {
    Chat waiting = Agents.waiting(office);
    waiting.close();
    assertThat(Agents.only(waiting).stage()).isEqualTo(Stage.CLOSED);
    assertThat(Agents.only(waiting).claimedAt()).isEmpty();
    assertThat(waiting.conversation().desk()).isEqualTo(new Desk.None(1));
    Chat left = office.chat();
    left.leave("please call me", null);
    left.close();
    assertThat(Agents.only(left).stage()).isEqualTo(Stage.INBOX);
  }

  @Test
  void aSecondWishAfterTheEndIsAHandOverOfItsOwn() {
    Chat chat = Agents.held(office);
    Agents.of(chat).close(chat.id(), Agents.BY_ANN, Agents.SOLVED);
    chat.say("is anybody there?");
    assertThat(Agents.of(chat).of(chat.id()))
        .extracting(HandOver::nr, HandOver::stage)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(1, Stage.CLOSED),
            org.assertj.core.api.Assertions.tuple(2, Stage.WAITING));
  }
}
