package dev.doorman.conversation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.conversation.Chat;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.DeletionRequest.Withdrawable;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a deletion puts down for other systems, in the transaction of the turn that brought it. */
class BulletinsTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();
  private Street street;

  @BeforeEach
  void open() {
    TABLES.clear();
    street = new Street(TABLES);
  }

  @AfterAll
  static void close() {
    TABLES.close();
  }

  private static void subscribe(String events) {
    TABLES.execute(
        """
        insert into webhook (id, url, events, secret, active, created_at, created_by)
        values (?, 'https://helpdesk.example', ?, 's', true, current_timestamp, ?)""",
        UUID.randomUUID(),
        " " + events + " ",
        UUID.randomUUID());
  }

  private static List<String> told() {
    return TABLES.rows("select type from hook_delivery order by n").stream()
        .map(row -> String.valueOf(row.get("type")))
        .toList();
  }

  private void complete() {
    String request = street.api.requests().getLast().id().value();
    street.api.becomes(street.api.requests().getLast().id(), State.COMPLETED, Withdrawable.NO);
    street.pass(Duration.ofHours(2));
    assertThat(request).isNotEmpty();
  }

  @Test
  void acceptedDeletionIsToldOnceAndItsCompletionOnce() {
    subscribe("deletion.accepted deletion.completed");
    Chat chat = street.accepted();
    assertThat(told()).containsExactly("deletion.accepted");
    String reference = street.api.requests().getLast().id().value();
    complete();
    assertThat(told()).containsExactly("deletion.accepted", "deletion.completed");
    assertThat(TABLES.rows("select conversation, detail, seq from hook_delivery"))
        .allSatisfy(
            row -> {
              assertThat(row.get("conversation")).isEqualTo(chat.id().value());
              assertThat(String.valueOf(row.get("detail"))).contains(reference);
              assertThat(row.get("seq")).isNull();
            });
  }

  @Test
  void onlyWhatIsSubscribedToIsPutDown() {
    subscribe("deletion.completed");
    street.accepted();
    assertThat(told()).isEmpty();
    complete();
    assertThat(told()).containsExactly("deletion.completed");
  }

  @Test
  void withoutSubscribersNothingIsPutDown() {
    street.accepted();
    complete();
    assertThat(told()).isEmpty();
  }

  @Test
  void verificationOfAWaitingCustomerLeavesNoLinkInWhatIsPutDown() {
    subscribe("chat.message");
    Chat chat = street.requesting();
    TABLES.execute(
        "update conversation set desk_state = 'WAITING', desk_nr = 1 where id = ?",
        chat.id().value());
    street.settle();
    assertThat(chat.seen()).as("the link came").contains("handoff");
    assertThat(told()).contains("chat.message");
    assertThat(TABLES.dump("hook_delivery")).doesNotContain("http");
  }
}
