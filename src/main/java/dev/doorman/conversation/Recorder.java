package dev.doorman.conversation;

import dev.doorman.conversation.Change.Acknowledged;
import dev.doorman.conversation.Change.Lease;
import dev.doorman.conversation.Change.Resumable;
import dev.doorman.conversation.Change.Watch;
import dev.doorman.conversation.Draft.Cause;
import dev.doorman.conversation.Draft.Holding;
import dev.doorman.conversation.Event.Sender;
import dev.doorman.conversation.words.Body;
import dev.doorman.conversation.words.BodyJson;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.PromptName;
import dev.doorman.dialogue.Reply;
import dev.doorman.dialogue.State;
import dev.doorman.knowledge.Block;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes a turn down as the change to be stored: events, prompt, clocks, notes. */
final class Recorder {
  private final Scribe scribe;
  private final ConversationConfig config;
  private final Presence presence;
  private final Reception reception;

  Recorder(Scribe scribe, ConversationConfig config, Presence presence, Reception reception) {
    this.reception = reception;
    this.scribe = scribe;
    this.config = config;
    this.presence = presence;
  }

  Change write(
      Conversation before,
      Draft draft,
      Optional<ClientMessageId> message,
      Optional<Lease> done,
      Instant now) {
    State state = draft.turn().state();
    Scribe words = scribe.now();
    Move move = draft.move().orElseGet(() -> Move.none(before));
    boolean silent = before.desk().isHeld() && move.to().isHeld();
    List<Event> events = new ArrayList<>();
    // While an agent answers, no question is open: it is asked again once they are done.
    OptionalLong prompt =
        state.pending().isPresent() && !move.to().isHeld()
            ? kept(before, state)
            : OptionalLong.empty();
    Optional<Held> held = before.held();
    if (held.isPresent() && (draft.speaks() || draft.holding() instanceof Holding.NoMore)) {
      addHeld(before, events, held.get(), draft.holding(), now);
      held = Optional.empty();
    }
    draft.said().ifPresent(said -> add(before, events, sayer(draft), said, now));
    long saidAt = before.lastSeq() + events.size();
    draft.told().forEach(told -> add(before, events, Sender.SYSTEM, told, now));
    List<Reply> replies = draft.turn().replies();
    for (Reply reply : silent ? Hush.hushed(replies) : replies) {
      if (reply instanceof Reply.CallPerson(Reply.Cause cause)) {
        Reception.Received received = reception.call(before, cause, words);
        move = received.move();
        add(before, events, Sender.SYSTEM, received.told(), now);
        continue;
      }
      Body body = words.write(reply, before.locale(), draft.found(), prompt.orElse(0));
      if (draft.holdsBack() && draft.holding() instanceof Holding.Back(Instant until)) {
        held = Optional.of(new Held(saidAt, BodyJson.write(body), until));
        continue;
      }
      add(before, events, silent ? Sender.SYSTEM : Hush.sender(reply), body, now);
      if (reply instanceof Reply.Ask ask
          && state.pending().filter(ask.prompt()::equals).isPresent()) {
        prompt = OptionalLong.of(before.lastSeq() + events.size());
      }
    }
    long acknowledged = draft.said().isPresent() ? saidAt : before.lastSeq() + events.size();
    return new Change(
        before,
        now,
        state,
        prompt,
        guard(before, state, now),
        draft.resumable(),
        park(before, draft, move.to(), now),
        purge(before, state, now),
        draft.resumable() == Resumable.NO ? Optional.of(now) : before.ended(),
        held,
        events,
        message.map(id -> new Acknowledged(id, acknowledged)),
        draft.turn().effects(),
        watch(before, state, now),
        Notes.of(before, draft),
        done,
        draft.left(),
        draft.subject().or(before::subject),
        move.to(),
        move.changes(),
        draft.amended());
  }

  private static Sender sayer(Draft draft) {
    return draft.cause() == Cause.AGENT ? Sender.AGENT : Sender.CUSTOMER;
  }

  private static void add(
      Conversation before, List<Event> events, Sender sender, Body body, Instant now) {
    events.add(new Event(before.lastSeq() + events.size() + 1, now, sender, BodyJson.write(body)));
  }

  private static void addHeld(
      Conversation before, List<Event> events, Held held, Holding holding, Instant now) {
    String body =
        switch (holding) {
          case Holding.NoMore(Optional<List<Block>> words) ->
              words.map(blocks -> BodyJson.withBlocks(held.body(), blocks)).orElse(held.body());
          case Holding.AsItWas asItWas -> held.body();
          case Holding.Back back -> held.body();
        };
    events.add(new Event(before.lastSeq() + events.size() + 1, now, Sender.BOT, body));
  }

  private static OptionalLong kept(Conversation before, State state) {
    Optional<PromptName> pending = before.state().pending();
    return pending.equals(state.pending()) ? before.promptSeq() : OptionalLong.empty();
  }

  /** Digits stay masked for a while after a verification ended. */
  private Optional<Instant> guard(Conversation before, State state, Instant now) {
    return before.state().verifying() && !state.verifying()
        ? Optional.of(now.plus(config.maskAfterVerification()))
        : before.guardUntil();
  }

  /** Nobody is silent towards the bot while an agent answers. */
  private Optional<Instant> park(Conversation before, Draft draft, Desk desk, Instant now) {
    Flow flow = draft.turn().state().flow();
    if (desk.isHeld() || !(flow instanceof Flow.CustomersTurn)) {
      return Optional.empty();
    }
    return draft.cause() == Cause.CUSTOMER
            || before.desk().isHeld()
            || !flow.equals(before.state().flow())
        ? Optional.of(now.plus(config.parkAfter()))
        : before.parkAt();
  }

  private static Optional<Instant> purge(Conversation before, State state, Instant now) {
    return state.flow() instanceof Flow.Completed
            && !(before.state().flow() instanceof Flow.Completed)
        ? Optional.of(now)
        : Optional.empty();
  }

  private Optional<Watch> watch(Conversation before, State state, Instant now) {
    return state
        .watched()
        .map(
            request ->
                new Watch(request, state.attempt(), now.plus(interval(before, state, false))));
  }

  /** How long until the deletion API is asked next. */
  Duration interval(Conversation conversation, State state, boolean attended) {
    boolean quiet =
        state.flow() instanceof Flow.Accepted
            || (state.step() instanceof Flow.Verifying verifying
                && verifying.link() == Flow.Link.EXPIRED);
    if (quiet) {
      return config.watchAccepted();
    }
    return attended || presence.isConnected(conversation.id())
        ? config.watchConnected()
        : config.watchAway();
  }
}
