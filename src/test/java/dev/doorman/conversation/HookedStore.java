package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A store in which something happens just before commits: another is faster, the database fails.
 */
public final class HookedStore implements ConversationStore {
  private final ConversationStore store;

  /** How many commits it happens before. */
  public int times;

  public Runnable hook = () -> {};

  /** Happens once a change is stored, before anybody hears of it. */
  public Runnable afterCommit = () -> {};

  /** How often events were read. */
  int eventReads;

  /** How often the conversation was. */
  int conversationReads;

  public HookedStore(ConversationStore store) {
    this.store = store;
  }

  @Override
  public Outcome commit(Change change) {
    if (times > 0) {
      times--;
      hook.run();
    }
    Outcome outcome = store.commit(change);
    afterCommit.run();
    return outcome;
  }

  @Override
  public Map<ConversationId, Long> versions(Collection<ConversationId> ids) {
    return store.versions(ids);
  }

  @Override
  public void create(
      Conversation conversation, String hash, Optional<String> page, Instant createdAt) {
    store.create(conversation, hash, page, createdAt);
  }

  @Override
  public Optional<Conversation> read(ConversationId id) {
    conversationReads++;
    return store.read(id);
  }

  @Override
  public Optional<ConversationId> findByResumeHash(String hash) {
    return store.findByResumeHash(hash);
  }

  @Override
  public Optional<ConversationId> findUnderWay(Subject subject) {
    return store.findUnderWay(subject);
  }

  @Override
  public boolean admit(ConversationId id, Subject subject, String resumeHash, Instant at) {
    return store.admit(id, subject, resumeHash, at);
  }

  @Override
  public Optional<Addressed> readFor(ConversationId id, ClientMessageId message) {
    conversationReads++;
    return store.readFor(id, message);
  }

  @Override
  public OptionalLong acknowledged(ConversationId id, ClientMessageId message) {
    return store.acknowledged(id, message);
  }

  @Override
  public List<Event> eventsAfter(ConversationId id, long seq, int limit) {
    eventReads++;
    return store.eventsAfter(id, seq, limit);
  }

  @Override
  public List<HandOver> handOvers(ConversationId id) {
    return store.handOvers(id);
  }

  @Override
  public Optional<Event> event(ConversationId id, long seq) {
    return store.event(id, seq);
  }
}
