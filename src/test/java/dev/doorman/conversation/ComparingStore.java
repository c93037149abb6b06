package dev.doorman.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A store that fails where a change says that the conversation or its new events are other than the
 * tables then have them: both are used without being read again.
 */
final class ComparingStore implements ConversationStore {
  private final ConversationStore store;

  ComparingStore(ConversationStore store) {
    this.store = store;
  }

  @Override
  public Outcome commit(Change change) {
    Outcome outcome = store.commit(change);
    if (outcome == Outcome.STORED) {
      ConversationId id = change.before().id();
      Optional<Conversation> stored = store.read(id);
      // Somebody else may have been quick.
      if (stored.filter(now -> now.version() == change.after().version()).isPresent()) {
        assertThat(change.after()).isEqualTo(stored.get());
        assertThat(change.events())
            .isEqualTo(store.eventsAfter(id, change.before().lastSeq(), change.events().size()));
      }
    }
    return outcome;
  }

  @Override
  public void create(
      Conversation conversation, String hash, Optional<String> page, Instant createdAt) {
    store.create(conversation, hash, page, createdAt);
  }

  @Override
  public Optional<Conversation> read(ConversationId id) {
    return store.read(id);
  }

  @Override
  public Optional<Addressed> readFor(ConversationId id, ClientMessageId message) {
    return store.readFor(id, message);
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
  public OptionalLong acknowledged(ConversationId id, ClientMessageId message) {
    return store.acknowledged(id, message);
  }

  @Override
  public List<Event> eventsAfter(ConversationId id, long seq, int limit) {
    return store.eventsAfter(id, seq, limit);
  }

  @Override
  public Optional<Event> event(ConversationId id, long seq) {
    return store.event(id, seq);
  }

  @Override
  public List<HandOver> handOvers(ConversationId id) {
    return store.handOvers(id);
  }

  @Override
  public Map<ConversationId, Long> versions(Collection<ConversationId> ids) {
    return store.versions(ids);
  }
}
