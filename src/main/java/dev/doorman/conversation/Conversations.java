package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Secret;
import dev.doorman.base.Subject;
import dev.doorman.conversation.Event.Sender;
import dev.doorman.conversation.words.BodyJson;
import dev.doorman.conversation.words.BodyJson.Cited;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.conversation.words.Words;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.State;
import dev.doorman.redaction.Redaction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Begins, resumes and reads conversations.
 *
 * <p>Every call throws {@link dev.doorman.base.RetriableException} where the database is not
 * available.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Conversations {
  private final ConversationStore store;
  private final Dialogue dialogue;
  private final Turns turns;
  private final ResumeSecrets secrets;
  private final Scribe scribe;

  Conversations(
      ConversationStore store,
      Dialogue dialogue,
      Turns turns,
      ResumeSecrets secrets,
      Scribe scribe) {
    this.store = store;
    this.dialogue = dialogue;
    this.turns = turns;
    this.secrets = secrets;
    this.scribe = scribe;
  }

  /** A new conversation and the secret that opens it again. */
  public record Opened(ConversationId id, Secret<String> resume) {}

  /**
   * Where a conversation stands.
   *
   * @param prompt the prompt that waits for an answer
   */
  public record Standing(Conversation conversation, Optional<PendingPrompt> prompt) {}

  /**
   * Begins a conversation with the bot's greeting.
   *
   * @param page the address that the customer reads, where the client told it; its query and what
   *     else may be secret in it are dropped
   */
  public Opened open(Locale locale, Optional<String> page) {
    return open(locale, page, Optional.empty());
  }

  /**
   * Begins a conversation with the bot's greeting.
   *
   * @param page the address that the customer reads, where the client told it; its query and what
   *     else may be secret in it are dropped
   * @param subject whose it is, where a signed token vouched for that
   */
  public Opened open(Locale locale, Optional<String> page, Optional<Subject> subject) {
    var id = new ConversationId(UUID.randomUUID());
    Secret<String> resume = secrets.create();
    var conversation =
        new Conversation(
            id,
            secrets.newEpoch(),
            0,
            0,
            0,
            Words.spoken(locale),
            State.START,
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            subject,
            Desk.bot());
    store.create(conversation, ResumeSecrets.hash(resume), page.map(Redaction::page), turns.now());
    turns.take(
        id,
        Optional.empty(),
        (before, now) ->
            Optional.of(
                Draft.bySystem(dialogue.open(), List.of())
                    .finding(Optional.of(scribe.beginning(page, before.locale())))));
    return new Opened(id, resume);
  }

  /**
   * The conversation that a resume secret opens.
   *
   * @throws Refusal {@link Refusal.Code#UNKNOWN_RESUME} where it opens none (any more)
   */
  public ConversationId resume(Secret<String> secret) {
    return store.findByResumeHash(ResumeSecrets.hash(secret)).orElseThrow(Turns::gone);
  }

  /**
   * Opens the conversation in which a deletion of this subject's account is under way, with a new
   * secret; also one that was ended or signed out of, so that its owner can ask and withdraw.
   */
  public Optional<Opened> reopen(Subject subject) {
    return store
        .findUnderWay(subject)
        .flatMap(
            id -> {
              Secret<String> resume = secrets.create();
              return store.admit(id, subject, ResumeSecrets.hash(resume), turns.now())
                  ? Optional.of(new Opened(id, resume))
                  : Optional.empty();
            });
  }

  /**
   * Notes whose a conversation is, where that is not known yet.
   *
   * @throws Refusal {@link Refusal.Code#ANOTHER_CUSTOMER} where it is somebody else's
   */
  public void identify(ConversationId id, Subject subject) {
    turns.take(
        id,
        Optional.empty(),
        (before, now) ->
            Turns.isOf(before, subject)
                ? Optional.empty()
                : Optional.of(Draft.identifying(before, Draft.Cause.SYSTEM, subject)));
  }

  /** Where the conversation stands now; empty where it is gone. */
  public Optional<Standing> standing(ConversationId id) {
    return store
        .read(id)
        .map(conversation -> new Standing(conversation, pending(store, conversation)));
  }

  /** The conversation as it is now; empty where it is gone. */
  public Optional<Conversation> read(ConversationId id) {
    return store.read(id);
  }

  /**
   * What follows in a conversation on a version, if this node stored it a moment ago. Another node
   * may have stored more since.
   */
  public Optional<StoredTurn> next(ConversationId id, long version) {
    return turns.next(id, version);
  }

  static Optional<PendingPrompt> pending(ConversationStore store, Conversation conversation) {
    if (conversation.promptSeq().isEmpty()) {
      return Optional.empty();
    }
    long seq = conversation.promptSeq().getAsLong();
    return store
        .event(conversation.id(), seq)
        .map(
            event ->
                new PendingPrompt(
                    seq,
                    conversation.state().flow() instanceof Flow.Warning(var done)
                        ? BodyJson.withTicks(event.body(), done)
                        : event.body()));
  }

  /** At most {@code limit} events after a number, in order. */
  public List<Event> eventsAfter(ConversationId id, long seq, int limit) {
    return store.eventsAfter(id, seq, limit);
  }

  /**
   * At most {@code limit} events after a number, in order, as agents may see them: without the way
   * to the verification page, which is for the customer's eyes only.
   */
  public List<Event> eventsForAgents(ConversationId id, long seq, int limit) {
    return store.eventsAfter(id, seq, limit).stream()
        .map(
            event ->
                new Event(event.seq(), event.at(), event.from(), BodyJson.forAgent(event.body())))
        .toList();
  }

  /** What the answer with this number cites, where it may be voted on. */
  public Optional<Cited> votable(ConversationId id, long answer) {
    return store
        .event(id, answer)
        .filter(event -> event.from() == Sender.BOT)
        .flatMap(event -> BodyJson.votable(event.body()));
  }
}
