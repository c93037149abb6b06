package dev.doorman.desk.hook;

import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.UnreadableException;
import dev.doorman.conversation.delivery.WebhookSignature;
import dev.doorman.desk.hook.Deliveries.Due;
import dev.doorman.desk.hook.Deliveries.Result;
import dev.doorman.desk.hook.Deliveries.State;
import dev.doorman.desk.hook.HookCall.Answer;
import dev.doorman.desk.hook.HookCall.NoAnswer;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;

/** Tells one subscriber of one event, and notes what came of it. */
final class HookErrand {
  private static final Logger LOG = Logger.getLogger(HookErrand.class);
  private static final int PROBLEM_MOST = 500;

  private final Deliveries deliveries;
  private final ConversationStore conversations;
  private final HookAddress addresses;
  private final HookCall call;
  private final HookConfig config;
  private final Clock clock;

  HookErrand(
      Deliveries deliveries,
      ConversationStore conversations,
      HookAddress addresses,
      HookCall call,
      HookConfig config,
      Clock clock) {
    this.deliveries = deliveries;
    this.conversations = conversations;
    this.addresses = addresses;
    this.call = call;
    this.config = config;
    this.clock = clock;
  }

  void run(Due due) {
    try {
      run(
          due,
          due.seq().isPresent()
              ? conversations.event(due.conversation(), due.seq().getAsLong())
              : Optional.empty());
    } catch (UnreadableException e) {
      failed(due, problem("what was said cannot be read"), Optional.empty());
    }
  }

  private void run(Due due, Optional<Event> message) {
    if (due.seq().isPresent() && message.isEmpty()) {
      deliveries.finish(
          due, State.GIVEN_UP, problem("what was said is erased by now"), clock.instant());
      return;
    }
    byte[] body = HookBody.of(due, message);
    try {
      InetAddress address = addresses.resolve(due.url());
      String signature = new WebhookSignature(List.of(due.secret())).header(body, clock.instant());
      answered(due, call.post(due.url(), address, signature, body));
    } catch (HookAddress.Refused | NoAnswer e) {
      failed(due, problem(String.valueOf(e.getMessage())), Optional.empty());
    }
  }

  private void answered(Due due, Answer answer) {
    var result =
        new Result(
            OptionalInt.of(answer.status()),
            Optional.of(answer.text()).filter(text -> !text.isEmpty()),
            Optional.empty());
    if (answer.status() / 100 == 2) {
      deliveries.finish(due, State.DELIVERED, result, clock.instant());
    } else {
      failed(due, result, Optional.of(answer));
    }
  }

  private void failed(Due due, Result result, Optional<Answer> answer) {
    Instant now = clock.instant();
    Instant end = due.triedSince().plus(config.giveUpAfter());
    LOG.infof(
        "webhook %s: %s of chat %s was not taken: %s",
        due.subscription(),
        due.type(),
        due.conversation(),
        result.problem().orElseGet(() -> "answered " + result.status().orElse(0)));
    if (!now.isBefore(end)) {
      LOG.warnf(
          "webhook %s: gave up telling %s of chat %s",
          due.subscription(), due.type(), due.conversation());
      deliveries.finish(due, State.GIVEN_UP, result, now);
      return;
    }
    Instant next = now.plus(Pauses.after(due.attempts(), answer.flatMap(Answer::retryAfter)));
    // The last try is made at the very end, not left out.
    deliveries.again(due, result, next.isAfter(end) ? end : next);
  }

  private static Result problem(String text) {
    String kept = text.length() > PROBLEM_MOST ? text.substring(0, PROBLEM_MOST) : text;
    return new Result(OptionalInt.empty(), Optional.empty(), Optional.of(kept.replace('\0', ' ')));
  }
}
