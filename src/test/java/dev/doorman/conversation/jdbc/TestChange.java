package dev.doorman.conversation.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.base.Subject;
import dev.doorman.conversation.Change;
import dev.doorman.conversation.Change.Acknowledged;
import dev.doorman.conversation.Change.Lease;
import dev.doorman.conversation.Change.LeftMessage;
import dev.doorman.conversation.Change.Note;
import dev.doorman.conversation.Change.Resumable;
import dev.doorman.conversation.Change.Watch;
import dev.doorman.conversation.ClientMessageId;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.Desk;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Event.Sender;
import dev.doorman.conversation.HandOverChange;
import dev.doorman.conversation.Held;
import dev.doorman.dialogue.Effect;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Builds changes; what a test does not set stays as it was before. */
final class TestChange {
  static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

  private final Conversation before;
  private final List<Event> events = new ArrayList<>();
  private Instant at = TIME;
  private State state;
  private OptionalLong prompt;
  private Resumable resumable = Resumable.YES;
  private Optional<Instant> park;
  private Optional<Instant> purge = Optional.empty();
  private Optional<Acknowledged> message = Optional.empty();
  private List<Effect> effects = List.of();
  private Optional<Watch> watch = Optional.empty();
  private List<Note> notes = List.of();
  private Optional<Held> held;
  private Optional<Lease> done = Optional.empty();
  private Optional<LeftMessage> left = Optional.empty();
  private Optional<Subject> subject;
  private Optional<Event> amended = Optional.empty();
  private Desk desk;
  private List<HandOverChange> handOvers = List.of();

  private TestChange(Conversation before) {
    this.before = before;
    state = before.state();
    prompt = before.promptSeq();
    park = before.parkAt();
    held = before.held();
    subject = before.subject();
    desk = before.desk();
  }

  static Conversation newConversation() {
    return new Conversation(
        new ConversationId(UUID.randomUUID()),
        "epoch-1",
        0,
        0,
        0,
        Locale.ENGLISH,
        State.START,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Desk.bot());
  }

  static TestChange of(Conversation before) {
    return new TestChange(before);
  }

  TestChange at(Instant time) {
    at = time;
    return this;
  }

  TestChange event(String text) {
    long seq = before.lastSeq() + events.size() + 1;
    events.add(new Event(seq, at, Sender.BOT, "{\"text\":\"" + text + "\"}"));
    return this;
  }

  TestChange flow(Flow flow) {
    state =
        new State(
            flow,
            state.offer(),
            1,
            state.unclear(),
            state.handOver(),
            state.ending(),
            state.contact(),
            state.caution());
    return this;
  }

  TestChange handOver() {
    state =
        new State(
            state.flow(),
            state.offer(),
            state.attempt(),
            state.unclear(),
            State.HandOver.ASKED,
            state.ending(),
            state.contact(),
            state.caution());
    return this;
  }

  TestChange prompt(long seq) {
    prompt = OptionalLong.of(seq);
    return this;
  }

  TestChange message(ClientMessageId id, long seq) {
    message = Optional.of(new Acknowledged(id, seq));
    return this;
  }

  TestChange effects(Effect... ordered) {
    effects = List.of(ordered);
    return this;
  }

  TestChange watch(RequestId request, Instant dueAt) {
    watch = Optional.of(new Watch(request, 1, dueAt));
    return this;
  }

  TestChange note(Note... added) {
    notes = List.of(added);
    return this;
  }

  TestChange done(Lease lease) {
    done = Optional.of(lease);
    return this;
  }

  TestChange left(LeftMessage one) {
    left = Optional.of(one);
    return this;
  }

  TestChange subject(Subject one) {
    subject = Optional.of(one);
    return this;
  }

  TestChange desk(Desk next, HandOverChange... changes) {
    desk = next;
    handOvers = List.of(changes);
    return this;
  }

  TestChange amending(Event event) {
    amended = Optional.of(event);
    return this;
  }

  TestChange ending() {
    resumable = Resumable.NO;
    return this;
  }

  TestChange held(Optional<Held> one) {
    held = one;
    return this;
  }

  TestChange parkAt(Instant time) {
    park = Optional.of(time);
    return this;
  }

  TestChange purgeAt(Instant time) {
    purge = Optional.of(time);
    return this;
  }

  Change build() {
    return new Change(
        before,
        at,
        state,
        prompt,
        before.guardUntil(),
        resumable,
        park,
        purge,
        resumable == Resumable.NO ? Optional.of(at) : before.ended(),
        held,
        events,
        message,
        effects,
        watch,
        notes,
        done,
        left,
        subject,
        desk,
        handOvers,
        amended);
  }
}
