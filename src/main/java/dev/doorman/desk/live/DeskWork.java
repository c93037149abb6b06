package dev.doorman.desk.live;

import dev.doorman.access.Agent;
import dev.doorman.access.Sessions;
import dev.doorman.access.SignedIn;
import dev.doorman.base.ConversationId;
import dev.doorman.base.RetriableException;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.Conversations;
import dev.doorman.conversation.Conversations.Standing;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Whispers;
import dev.doorman.desk.Chat;
import dev.doorman.desk.DeskConfig;
import dev.doorman.desk.DeskFault;
import dev.doorman.desk.Moves;
import dev.doorman.desk.Queue;
import dev.doorman.desk.Sight;
import dev.doorman.desk.duty.Presence;
import dev.doorman.desk.duty.Presences;
import dev.doorman.desk.live.DeskClient.News;
import dev.doorman.desk.live.DeskClient.Watched;
import dev.doorman.socket.Line;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Serves one page: lets it in, takes its frames, and sends it the news that it may see.
 *
 * <h2>Thread-safety</h2>
 *
 * One thread at a time, as {@link Line} has it.
 */
final class DeskWork implements Line.Work {
  private static final Logger LOG = Logger.getLogger(DeskWork.class);
  private static final int PAGE = 100;
  private static final int MOST_FAULTS = 10;
  private static final int WATCHED_MOST = 50;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Who comes back within this time is what they were before. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final DeskClient client;
  private final Parts parts;
  private final Bucket bucket;
  private final Map<ConversationId, String> sent = new HashMap<>();
  private int faults;

  /** What the work is done with. */
  record Parts(
      Sessions sessions,
      DeskClients clients,
      Floor floor,
      Moves moves,
      Queue queue,
      Presences presences,
      Conversations conversations,
      Whispers whispers,
      DeskConfig config,
      Clock clock) {}

  DeskWork(DeskClient client, Parts parts) {
    this.client = client;
    this.parts = parts;
    this.bucket =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity(parts.config().framesPerMinute())
                        .refillGreedy(parts.config().framesPerMinute(), MINUTE))
            .build();
  }

  @Override
  public boolean isDue() {
    return client.hasNews();
  }

  @Override
  public void next() {
    guarded(() -> client.news().ifPresent(this::tell));
  }

  @Override
  public void frame(String text) {
    guarded(
        () -> {
          if (client.signedIn().isEmpty()) {
            // The news of having been opened comes first.
            client.news().ifPresent(this::tell);
          }
          client.signedIn().ifPresent(one -> take(one.agent(), text));
        });
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RetriableException e) {
      LOG.warnf("an agent's page could not be served: %s", e.getMessage());
      client.line().close(Closing.UNAVAILABLE.reason());
    } catch (RuntimeException e) {
      LOG.error("an agent's page could not be served", e);
      client.line().close(Closing.FAILED.reason());
    }
  }

  private void tell(News news) {
    switch (news) {
      case News.Opened opened -> enter();
      case News.Row(ConversationId id, Optional<Chat> chat) -> row(id, chat);
      case News.Agents agents -> client.line().send(DeskFrames.agents(agents.rows()));
      case News.Rung(ConversationId id) -> catchUp(id);
      case News.Typing(ConversationId id, boolean on) -> {
        if (client.watched().containsKey(id)) {
          client.line().send(DeskFrames.typing(id, on));
        }
      }
      case News.Seen(ConversationId id, long seq) -> {
        if (client.watched().containsKey(id)) {
          client.line().send(DeskFrames.seen(id, seq));
        }
      }
    }
  }

  private void enter() {
    Optional<SignedIn> found = parts.sessions().of(client.cookie());
    if (found.isEmpty()) {
      client.line().close(Closing.SIGNED_OUT.reason());
      return;
    }
    SignedIn who = found.get();
    if (who.password() == SignedIn.Password.DUE_TO_CHANGE
        || Sight.of(who.agent()) instanceof Sight.None) {
      client.line().close(Closing.NO_RIGHT.reason());
      return;
    }
    client.presence(
        parts
            .presences()
            .lastTold(who.agent().id(), parts.clock().instant().minus(REMEMBERED))
            .orElse(Presence.ONLINE));
    client.is(who);
    // Looked up once more: one that ended between the two was told of to nobody.
    if (parts.sessions().of(client.cookie()).isEmpty()) {
      client.line().close(Closing.SIGNED_OUT.reason());
      return;
    }
    if (parts.clients().hasTooMany(who.agent().id())) {
      client.line().close(Closing.TOO_MANY.reason());
      return;
    }
    parts.clients().tell(who.agent().id());
    client.line().send(DeskFrames.hello(who, client.presence(), parts.clock().instant()));
    parts.floor().enter(client);
    parts.floor().rosterChanged();
  }

  private void row(ConversationId id, Optional<Chat> chat) {
    boolean visible =
        chat.isPresent() && client.signedIn().filter(me -> sees(me, chat.get())).isPresent();
    if (!visible) {
      boolean watched = client.watched().remove(id) != null;
      boolean listed = sent.remove(id) != null;
      if (watched || listed) {
        gone(id);
      }
      return;
    }
    String frame =
        DeskFrames.chat(chat.get(), parts.clock().instant(), parts.config().answerWithin());
    boolean open = chat.get().state().isOpen();
    String before = open ? sent.put(id, frame) : sent.remove(id);
    if (!frame.equals(before)) {
      client.line().send(frame);
    }
  }

  private static boolean sees(SignedIn me, Chat chat) {
    return Sight.of(me.agent()).sees(chat);
  }

  private void take(Agent me, String text) {
    if (!bucket.tryConsume(1)) {
      client.line().close(Closing.FLOOD.reason());
      return;
    }
    try {
      switch (AgentFrame.read(text)) {
        case AgentFrame.Tell(Presence presence) -> {
          client.presence(presence);
          parts.clients().tell(me.id());
          parts.floor().rosterChanged();
        }
        case AgentFrame.Watch(ConversationId id, long since, Optional<String> epoch) ->
            watch(me, id, since, epoch);
        case AgentFrame.Unwatch(ConversationId id) -> client.watched().remove(id);
        case AgentFrame.Typing(ConversationId id, boolean on) -> types(me, id, on);
        case AgentFrame.Seen(ConversationId id, long seq) -> seen(me, id, seq);
      }
    } catch (AgentFrame.Fault e) {
      client.line().send(DeskFrames.error(e.code(), String.valueOf(e.getMessage())));
      faults++;
      if (e.code().equals("not-json")) {
        client.line().close(Closing.NOT_JSON.reason());
      } else if (faults >= MOST_FAULTS) {
        client.line().close(Closing.FAULTY.reason());
      }
    } catch (DeskFault e) {
      client.line().send(DeskFrames.error(e.code().id(), String.valueOf(e.getMessage())));
    }
  }

  private void watch(Agent me, ConversationId id, long since, Optional<String> epoch) {
    if (client.watched().size() >= WATCHED_MOST && !client.watched().containsKey(id)) {
      client
          .line()
          .send(
              DeskFrames.error(
                  "too-many-watched",
                  "At most " + WATCHED_MOST + " chats are watched at once. Unwatch one first."));
      return;
    }
    Optional<Standing> standing = parts.conversations().standing(id);
    if (standing.isEmpty() || !isVisible(me, id)) {
      // A page that was not connected when it happened still shows what it has of it.
      gone(id);
      throw DeskFault.unknownChat();
    }
    Conversation conversation = standing.get().conversation();
    boolean known =
        since <= conversation.lastSeq() && epoch.map(conversation.epoch()::equals).orElse(true);
    if (!known) {
      client.line().send(DeskFrames.begunAnew(id, conversation.epoch()));
    }
    client.watched().put(id, new Watched(conversation.epoch(), known ? since : 0));
    catchUp(id);
  }

  private void gone(ConversationId id) {
    client
        .line()
        .send(
            parts
                .queue()
                .erased(id)
                .map(cause -> DeskFrames.erased(id, cause))
                .orElseGet(() -> DeskFrames.outOfSight(id)));
  }

  /**
   * Sends the events of a watched chat that the page has not got; asks for the rights each time.
   */
  private void catchUp(ConversationId id) {
    Watched watched = client.watched().get(id);
    Optional<SignedIn> me = client.signedIn();
    if (watched == null || me.isEmpty()) {
      return;
    }
    Optional<Standing> standing = parts.conversations().standing(id);
    if (standing.isEmpty() || !isVisible(me.get().agent(), id)) {
      // Erased, or somebody else's now: the page drops what it has of it.
      client.watched().remove(id);
      sent.remove(id);
      gone(id);
      return;
    }
    String epoch = standing.get().conversation().epoch();
    if (!epoch.equals(watched.epoch())) {
      watched = new Watched(epoch, 0);
      client.watched().replace(id, watched);
      client.line().send(DeskFrames.begunAnew(id, epoch));
    }
    long cursor = watched.cursor();
    List<Event> page = parts.conversations().eventsAfter(id, cursor, PAGE);
    while (!page.isEmpty()) {
      for (Event event : page) {
        client.line().send(DeskFrames.event(id, event));
        cursor = event.seq();
      }
      client.watched().replace(id, new Watched(watched.epoch(), cursor));
      page = page.size() < PAGE ? List.of() : parts.conversations().eventsAfter(id, cursor, PAGE);
    }
  }

  private boolean isVisible(Agent me, ConversationId id) {
    try {
      parts.moves().visible(me, id);
      return true;
    } catch (DeskFault e) {
      return false;
    }
  }

  private void types(Agent me, ConversationId id, boolean on) {
    if (parts.floor().chat(id).filter(chat -> chat.isHeldBy(me.id())).isPresent()) {
      parts
          .whispers()
          .publish(
              new Whispers.Typing(
                  id, Whispers.Side.AGENT, on ? Whispers.Pen.WRITING : Whispers.Pen.RESTING));
    }
  }

  private void seen(Agent me, ConversationId id, long seq) {
    Chat chat = parts.moves().visible(me, id);
    long last =
        parts
            .conversations()
            .standing(id)
            .map(standing -> standing.conversation().lastSeq())
            .orElse(0L);
    long read = Math.min(seq, last);
    if (parts.queue().seen(id, me.id(), read) && chat.isHeldBy(me.id())) {
      parts.whispers().publish(new Whispers.Seen(id, Whispers.Side.AGENT, read));
      parts.floor().ring(id);
    }
  }
}
