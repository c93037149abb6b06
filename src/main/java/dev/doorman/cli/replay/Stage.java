package dev.doorman.cli.replay;

import dev.doorman.answer.Answerer;
import dev.doorman.answer.Rewording;
import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.conversation.AnsweringListener;
import dev.doorman.conversation.ClientMessageId;
import dev.doorman.conversation.ConversationConfig;
import dev.doorman.conversation.Conversations.Opened;
import dev.doorman.conversation.Drafts;
import dev.doorman.conversation.Office;
import dev.doorman.conversation.Presence;
import dev.doorman.conversation.ResumeSecrets;
import dev.doorman.conversation.Staffing;
import dev.doorman.conversation.Watches;
import dev.doorman.conversation.delivery.Delivery;
import dev.doorman.conversation.jdbc.JdbcConversationStore;
import dev.doorman.conversation.jdbc.JdbcOutbox;
import dev.doorman.conversation.jdbc.JdbcSweeps;
import dev.doorman.conversation.jdbc.JdbcWatches;
import dev.doorman.conversation.words.ArticleGuide;
import dev.doorman.conversation.words.Guide;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.conversation.words.Words;
import dev.doorman.deletion.ContractBreaks;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.knowledge.Library;
import dev.doorman.store.Database;
import dev.doorman.store.InProcessDoorbell;
import dev.doorman.store.MemoryDatabase;
import dev.doorman.understanding.Understander;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The chat's own parts for one conversation, driven step by step on one thread. */
final class Stage implements AutoCloseable {
  /** Longest stretch of time in which nothing is looked for. */
  private static final Duration TICK = Duration.ofSeconds(30);

  /** As conversations are kept unless a setting says otherwise. */
  private static final Duration KEPT_FOR = Duration.ofDays(90);

  private static final Duration HOURS = Duration.ofHours(6);

  /** What was due makes more of it due, but not for ever. */
  private static final int MOST_ROUNDS = 200;

  /** The parts that do not change from script to script. */
  record Props(
      Library library,
      Understander understander,
      Answerer answerer,
      Guide guide,
      ConversationConfig config,
      SecureRandom random) {
    static Props of(Library library, Understander understander, Answerer answerer) {
      ConversationConfig defaults =
          new SmallRyeConfigBuilder()
              .withConverter(Duration.class, 200, new DurationConverter())
              .withMapping(ConversationConfig.class)
              .build()
              .getConfigMapping(ConversationConfig.class);
      return new Props(
          library, understander, answerer, new ArticleGuide(library), defaults, new SecureRandom());
    }
  }

  final ScriptClock clock = new ScriptClock();
  final ScriptedApi api = new ScriptedApi(clock);
  final Presence presence = new Presence();
  final Office office;
  final Opened opened;
  final Watches watches;
  private final MemoryDatabase memory = new MemoryDatabase();
  private final Delivery delivery;
  private boolean answering = true;

  /**
   * @param locale of the page that the customer reads
   */
  Stage(Props props, Policy.Api present, Dialogue.Observer observer, Locale locale) {
    var items =
        props.guide().checklist(Library.DEFAULT_LOCALE).stream().map(Guide.Entry::id).toList();
    var policy = new Policy(items, present);
    var scribe = new Scribe(new Words(), props.guide(), KEPT_FOR);
    var doorbell = new InProcessDoorbell();
    var database = new Database(memory.source());
    watches = new JdbcWatches(database);
    var secrets = new ResumeSecrets(props.random());
    office =
        Office.of(
            new Office.Parts(
                new JdbcConversationStore(database),
                policy,
                scribe,
                new AnsweringListener(props.understander(), props.answerer(), props.library()),
                new Rewording.None(),
                new Drafts(),
                props.config(),
                presence,
                Staffing.NOBODY,
                ContractBreaks.IGNORED,
                doorbell,
                secrets,
                clock),
            new Dialogue(policy, observer));
    delivery =
        new Delivery(
            new Delivery.Parts(
                api,
                ContractBreaks.IGNORED,
                new JdbcOutbox(database),
                watches,
                new JdbcSweeps(database),
                office.newsroom(),
                scribe,
                secrets,
                props.config(),
                doorbell,
                List.of(),
                clock),
            new OwnThread());
    opened = office.conversations().open(locale, Optional.empty());
    presence.enter(id());
  }

  ConversationId id() {
    return opened.id();
  }

  static ClientMessageId message() {
    return new ClientMessageId(UUID.randomUUID());
  }

  /** The API's answers are held back, or not any more. */
  void answering(boolean now) {
    answering = now;
  }

  /** Does all that is due now. */
  void settle() {
    for (int i = 0; answering && delivery.round() > 0; i++) {
      if (i > MOST_ROUNDS) {
        throw new IllegalStateException("the same is done again and again, with no pause");
      }
    }
  }

  void pass(Duration time) {
    Duration left = time;
    Duration longest = time.compareTo(HOURS) > 0 ? TICK.multipliedBy(20) : TICK;
    while (left.isPositive()) {
      Duration step = left.compareTo(longest) > 0 ? longest : left;
      clock.pass(step);
      left = left.minus(step);
      settle();
    }
  }

  /** The API's webhook says that something about the request is new. */
  void hint(RequestId request) {
    watches.hear(UUID.randomUUID().toString(), request, clock.instant());
  }

  @Override
  public void close() {
    memory.close();
  }
}
