package dev.doorman.conversation.delivery;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.TestOffice;
import dev.doorman.conversation.delivery.FakeDeletionApi.Call;
import dev.doorman.deletion.DeletionApi;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.DeletionRequest.Withdrawable;
import dev.doorman.feedback.Votes;
import dev.doorman.feedback.jdbc.JdbcVotes;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The way between conversations and a deletion API, step by step on the test's own thread. */
final class Street {
  final TestOffice office;
  final FakeDeletionApi api;
  private final DeletionApi way;
  final Votes votes;
  final Delivery delivery;

  Street(TestDatabase tables) {
    this(new TestOffice(tables));
  }

  Street(TestOffice office) {
    this(office, new FakeDeletionApi(office.clock));
  }

  Street(TestOffice office, FakeDeletionApi api) {
    this(office, api, api);
  }

  /**
   * @param way how the API is reached
   */
  Street(TestOffice office, FakeDeletionApi api, DeletionApi way) {
    this.office = office;
    this.api = api;
    this.way = way;
    votes = new JdbcVotes(office.tables.database());
    delivery = new Delivery(parts(List.of(votes::purge)), new DirectExecutor());
  }

  Delivery.Parts parts(List<Consumer<ConversationId>> purging) {
    return new Delivery.Parts(
        way,
        office.breaks,
        office.outbox,
        office.watches,
        office.sweeps,
        office.office.newsroom(),
        TestOffice.SCRIBE,
        office.secrets,
        office.config,
        office.doorbell,
        purging,
        office.clock);
  }

  /** Does all that is due now. */
  Street settle() {
    settle(delivery);
    return this;
  }

  /** Does all that is due now, as the node that this is. */
  static void settle(Delivery node) {
    int rounds = 0;
    while (node.round() > 0) {
      // What was done may have made more of it due, but not for ever.
      if (++rounds > 200) {
        throw new AssertionError("the same is done again and again, with no pause");
      }
    }
  }

  /** Lets time pass and does what became due; in steps, as a running node would. */
  Street pass(Duration time) {
    Duration left = time;
    Duration longest = time.compareTo(Duration.ofHours(3)) > 0 ? STEP.multipliedBy(10) : STEP;
    while (left.isPositive()) {
      Duration step = left.compareTo(longest) > 0 ? longest : left;
      office.clock.pass(step);
      left = left.minus(step);
      settle();
    }
    return this;
  }

  private static final Duration STEP = Duration.ofSeconds(30);

  /** A conversation that has said the explicit yes; nothing is delivered yet. */
  Chat requesting() {
    return office.chat().untilRequesting();
  }

  /** A conversation with a link to the verification page. */
  Chat verifying() {
    Chat chat = requesting();
    settle();
    return chat;
  }

  /** A conversation that is asked for the final yes. */
  Chat verified() {
    Chat chat = verifying();
    api.becomes(api.requests().getLast().id(), State.VERIFIED, Withdrawable.YES);
    pass(Duration.ofSeconds(30));
    return chat;
  }

  /** A conversation that has given the final yes; nothing is delivered of it yet. */
  Chat confirming() {
    Chat chat = verified();
    chat.choose("confirm");
    return chat;
  }

  /** A conversation whose deletion is accepted. */
  Chat accepted() {
    Chat chat = confirming();
    settle();
    return chat;
  }

  long count(Call call) {
    return api.count(call);
  }
}
