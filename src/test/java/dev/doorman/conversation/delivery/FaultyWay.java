package dev.doorman.conversation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.conversation.Chat;
import dev.doorman.conversation.TestOffice;
import dev.doorman.conversation.delivery.FakeDeletionApi.Call;
import dev.doorman.conversation.delivery.FakeDeletionApi.Fate;
import dev.doorman.conversation.delivery.SignedEvents.Event;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.DeletionRequest.Withdrawable;
import dev.doorman.dialogue.Flow;
import dev.doorman.store.MutableClock;
import dev.doorman.store.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** One customer's way from the wish to the end, on which one thing goes wrong at one point. */
final class FaultyWay {
  /** Longer than an hour, which is how seldom an accepted request is asked about. */
  private static final Duration PATIENCE = Duration.ofHours(2);

  private static final Duration STEP = Duration.ofSeconds(20);
  private static final Duration SKEW = Duration.ofMinutes(10);

  /** Where on the way it goes wrong, and the call that is made there. */
  enum Point {
    REQUEST(Call.CREATE),
    NEW_LINK(Call.RENEW),
    VERIFICATION(Call.GET),
    CONFIRMATION(Call.CONFIRM),
    WITHDRAWAL(Call.WITHDRAW),
    COMPLETION(Call.GET);

    private final Call call;

    Point(Call call) {
      this.call = call;
    }
  }

  /** What goes wrong. */
  enum Fault {
    NONE,
    /** The calls do not get there. */
    DOWN,
    /** The answer takes so long that another node makes the call again meanwhile. */
    SLOW,
    /** The work is done and the answer is a 500, more than once. */
    FAILS_AFTER_COMMIT,
    /** The process dies when the work is done, and another one goes on. */
    CRASH,
    /** The process is ended and another one started before the call. */
    RESTART,
    EVENTS_DUPLICATED,
    /** Of two events the later one comes first. */
    EVENTS_REORDERED,
    EVENTS_LOST,
    /** The API's clock is ahead, so that its events are not believed. */
    CLOCK_AHEAD,
    CLOCK_BEHIND
  }

  private final TestDatabase tables;
  private final MutableClock clock = new MutableClock();
  private final Point point;
  private final Fault fault;
  private final Clock apiClock;
  private final FakeDeletionApi api;
  private final AtomicInteger events = new AtomicInteger();
  private final List<Event> held = new ArrayList<>();
  private Street street;
  private Chat chat;

  FaultyWay(TestDatabase tables, Point point, Fault fault) {
    this.tables = tables;
    this.point = point;
    this.fault = fault;
    apiClock =
        switch (fault) {
          case CLOCK_AHEAD -> Clock.offset(clock, SKEW);
          case CLOCK_BEHIND -> Clock.offset(clock, SKEW.negated());
          default -> clock;
        };
    api = new FakeDeletionApi(apiClock);
    street = new Street(new TestOffice(tables, clock), api);
    chat = street.office.chat();
  }

  FakeDeletionApi api() {
    return api;
  }

  Chat chat() {
    return chat;
  }

  /** From the wish to the receipt. */
  void walkToTheReceipt() {
    chat.untilRequesting();
    go(Point.REQUEST, way -> way instanceof Flow.Verifying);

    becomes(State.EXPIRED, Withdrawable.YES);
    until(way -> way instanceof Flow.Verifying v && v.link() == Flow.Link.EXPIRED);
    chat.choose("new-link");
    go(Point.NEW_LINK, way -> way instanceof Flow.Verifying v && v.link() == Flow.Link.LIVE);

    becomes(State.VERIFIED, Withdrawable.YES);
    go(Point.VERIFICATION, way -> way instanceof Flow.FinalConfirmation);

    chat.choose("confirm");
    go(Point.CONFIRMATION, way -> way instanceof Flow.Accepted);
  }

  /** From the receipt to the end. */
  void walkToTheEnd() {
    if (point == Point.WITHDRAWAL) {
      chat.say("stop it");
      chat.choose("stop");
      go(Point.WITHDRAWAL, way -> way instanceof Flow.Open);
    } else {
      becomes(State.COMPLETED, Withdrawable.NO);
      go(Point.COMPLETION, way -> way instanceof Flow.Completed);
    }
    street.pass(Duration.ofMinutes(5));
  }

  private void go(Point here, Predicate<Flow> there) {
    if (here == point) {
      breakIt();
    }
    until(there);
  }

  private void breakIt() {
    switch (fault) {
      case DOWN -> api.next(point.call, FakeDeletionApi.DOWN, FakeDeletionApi.DOWN);
      case SLOW -> api.next(point.call, slow());
      case FAILS_AFTER_COMMIT -> api.next(point.call, FakeDeletionApi.LOST, FakeDeletionApi.LOST);
      case CRASH -> {
        api.next(point.call, FakeDeletionApi.CRASH);
        clock.pass(STEP);
        street.settle();
        restart();
      }
      case RESTART -> restart();
      case NONE, EVENTS_DUPLICATED, EVENTS_REORDERED, EVENTS_LOST, CLOCK_AHEAD, CLOCK_BEHIND -> {}
    }
  }

  private Fate slow() {
    var other = new Delivery(street.parts(List.of()), new DirectExecutor());
    return FakeDeletionApi.during(
        () -> {
          clock.pass(Duration.ofSeconds(61));
          Street.settle(other);
        });
  }

  private void restart() {
    street = new Street(new TestOffice(tables, clock), api);
    assertThat(street.office.office.conversations().resume(chat.resume())).isEqualTo(chat.id());
    chat = new Chat(street.office, chat.id(), chat.resume());
  }

  private void until(Predicate<Flow> there) {
    Duration waited = Duration.ZERO;
    street.settle();
    while (!there.test(chat.state().flow())) {
      assertThat(waited).as("waiting at %s", chat.state().flow()).isLessThan(PATIENCE);
      clock.pass(STEP);
      waited = waited.plus(STEP);
      street.settle();
    }
  }

  private void becomes(State state, Withdrawable withdrawable) {
    api.becomes(api.only().id(), state, withdrawable);
    var event =
        new Event("evt-" + events.incrementAndGet(), api.only().id(), state, apiClock.instant());
    var webhook =
        new Webhook(
            List.of(SignedEvents.SECRET), street.office.watches, street.delivery::hurry, clock);
    switch (fault) {
      case EVENTS_LOST -> {}
      case EVENTS_REORDERED -> {
        held.addFirst(event);
        if (held.size() == 2) {
          held.forEach(one -> assertThat(one.to(webhook)).isEqualTo(Webhook.Taken.YES));
          held.clear();
        }
      }
      case EVENTS_DUPLICATED -> {
        for (int i = 0; i < 3; i++) {
          assertThat(event.to(webhook)).isEqualTo(Webhook.Taken.YES);
        }
      }
      case CLOCK_AHEAD, CLOCK_BEHIND ->
          assertThat(event.to(webhook)).isEqualTo(Webhook.Taken.NOT_SIGNED);
      case NONE, DOWN, SLOW, FAILS_AFTER_COMMIT, CRASH, RESTART ->
          assertThat(event.to(webhook)).isEqualTo(Webhook.Taken.YES);
    }
  }
}
