package dev.doorman.conversation;

import dev.doorman.conversation.jdbc.JdbcConversationStore;
import dev.doorman.conversation.jdbc.JdbcDeadLetters;
import dev.doorman.conversation.jdbc.JdbcOutbox;
import dev.doorman.conversation.jdbc.JdbcSweeps;
import dev.doorman.conversation.jdbc.JdbcWatches;
import dev.doorman.conversation.words.ArticleGuide;
import dev.doorman.conversation.words.Guide;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.conversation.words.Words;
import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.store.InProcessDoorbell;
import dev.doorman.store.MutableClock;
import dev.doorman.store.TestDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The heart on a real database, with the real article and a clock that stands still. */
public final class TestOffice {
  private static final Guide GUIDE =
      new ArticleGuide(KnowledgeFolder.find(Optional.empty()).library());
  public static final Scribe SCRIBE = new Scribe(new Words(), GUIDE, Duration.ofDays(90));

  public final TestDatabase tables;
  public final MutableClock clock;
  public final ScriptedListener listener = new ScriptedListener();
  public final ScriptedRewording rewording = new ScriptedRewording();
  public final Drafts drafts = new Drafts();
  public final ConversationConfig config = new TestConfig();
  public final Presence presence = new Presence();
  public final InProcessDoorbell doorbell = new InProcessDoorbell();
  public final ResumeSecrets secrets = new ResumeSecrets(new SecureRandom());
  public final RecordedBreaks breaks = new RecordedBreaks();
  public final ConversationStore store;
  public final Outbox outbox;
  public final Watches watches;
  public final Sweeps sweeps;
  public final DeadLetters letters;
  public final Office office;

  /** Who is there; nobody, until a test says otherwise. */
  public volatile Staffing staffing = Staffing.NOBODY;

  public TestOffice(TestDatabase tables) {
    this(tables, comparing(tables));
  }

  public TestOffice(TestDatabase tables, ConversationStore store) {
    this(tables, store, new MutableClock(), Policy.Api.PRESENT);
  }

  /** Another process over the same tables: nothing is shared but them and the time. */
  public TestOffice(TestDatabase tables, MutableClock clock) {
    this(tables, comparing(tables), clock, Policy.Api.PRESENT);
  }

  private static ConversationStore comparing(TestDatabase tables) {
    return new ComparingStore(new JdbcConversationStore(tables.database()));
  }

  public TestOffice(
      TestDatabase tables, ConversationStore store, MutableClock clock, Policy.Api api) {
    this.tables = tables;
    this.store = store;
    this.clock = clock;
    outbox = new JdbcOutbox(tables.database());
    watches = new JdbcWatches(tables.database());
    sweeps = new JdbcSweeps(tables.database());
    letters = new JdbcDeadLetters(tables.database());
    var items = GUIDE.checklist(Library.DEFAULT_LOCALE).stream().map(Guide.Entry::id).toList();
    office =
        Office.of(
            new Office.Parts(
                store,
                new Policy(items, api),
                SCRIBE,
                listener,
                rewording,
                drafts,
                config,
                presence,
                (locale, id) -> staffing.now(locale, id),
                breaks,
                doorbell,
                secrets,
                clock));
  }

  /** Begins a conversation. */
  public Chat chat() {
    return chat(Locale.ENGLISH);
  }

  public Chat chat(Locale locale) {
    var opened = office.conversations().open(locale, Optional.of("https://help.example/"));
    return new Chat(this, opened.id(), opened.resume());
  }
}
