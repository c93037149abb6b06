package dev.doorman.chat;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RetriableException;
import dev.doorman.chat.Client.Attached;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.Conversations;
import dev.doorman.conversation.Conversations.Standing;
import dev.doorman.conversation.Drafts;
import dev.doorman.conversation.Office;
import dev.doorman.conversation.PendingPrompt;
import dev.doorman.conversation.Refusal;
import dev.doorman.conversation.Staffing;
import dev.doorman.conversation.Whispers;
import dev.doorman.conversation.Whispers.Whisper;
import dev.doorman.feedback.Votes;
import dev.doorman.identity.KeysUnavailable;
import dev.doorman.identity.TokenCheck;
import dev.doorman.identity.TokenRefused;
import dev.doorman.store.Limits;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Serves clients: takes their frames, answers each with an acknowledgement or an error, and sends
 * what is new in their conversations.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads; one connection's frames come one after another.
 */
public final class FrontDesk {
  private static final Logger LOG = Logger.getLogger(FrontDesk.class);
  private static final int MOST_FAULTS = 10;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Conversations conversations;
  private final Messages messages;
  private final Entrance entrance;
  private final Votes votes;
  private final Clients clients;
  private final Whispers whispers;
  private final Staffing staffing;
  private final ChatConfig config;
  private final Clock clock;
  private final Limits limits;
  private final MessageLimits messageLimits;

  public FrontDesk(
      Office office,
      TokenCheck tokens,
      Votes votes,
      Clients clients,
      Whispers whispers,
      Staffing staffing,
      ChatConfig config,
      Limits limits,
      Clock clock) {
    this.limits = limits;
    this.messageLimits = new MessageLimits(limits, config);
    this.conversations = office.conversations();
    this.messages = new Messages(office, tokens, votes, clock);
    this.entrance = new Entrance(office, tokens);
    this.votes = votes;
    this.clients = clients;
    this.whispers = whispers;
    this.staffing = staffing;
    this.config = config;
    this.clock = clock;
  }

  Client.Work work() {
    return new Service();
  }

  /** The service of one connection. */
  private final class Service implements Client.Work {
    private final Bucket bucket = bucket(config.messagesPerMinute());
    private final CatchUp catchUp = new CatchUp(conversations, staffing, clock);
    private Drafts.@Nullable Piece lastPiece;
    private int faults;

    @Override
    public void frame(Client client, String text) {
      Optional<UUID> id = Optional.empty();
      try {
        ClientFrame frame = FrameReader.read(text);
        id =
            frame instanceof ClientFrame.Message message
                ? Optional.of(message.id().value())
                : Optional.empty();
        take(client, frame, id);
      } catch (FrameFault e) {
        fault(client, e);
      } catch (Refusal e) {
        error(
            client,
            e.code().id(),
            String.valueOf(e.getMessage()),
            id,
            Optional.empty(),
            e.prompt());
        switch (e.code()) {
          case ANOTHER_CUSTOMER -> turnOut(client);
          case UNKNOWN_RESUME -> client.close(CloseCode.UNKNOWN_RESUME);
          case CONVERSATION_ENDED -> client.close(CloseCode.ENDED);
          case TEXT_EMPTY,
              TEXT_TOO_LONG,
              UNKNOWN_OPTION,
              UNKNOWN_ITEM,
              STALE_PROMPT,
              UNKNOWN_ANSWER,
              EMAIL_NOT_VALID,
              EMAIL_LOOKS_LIKE_CODE,
              PAUSED,
              NOTHING_TO_RATE,
              NOT_YOURS,
              NEWER_MESSAGE -> {}
        }
      } catch (TokenRefused | KeysUnavailable e) {
        told(client, e, id);
      } catch (RetriableException e) {
        LOG.warnf("a frame could not be taken: %s", e.getMessage());
        unavailable(client, id, e);
        if (client.attached().isEmpty()) {
          client.close(CloseCode.UNAVAILABLE);
        }
      } catch (RuntimeException e) {
        LOG.error("a frame could not be taken", e);
        if (id.isEmpty()) {
          client.close(CloseCode.FAILED);
        } else {
          // Closing would make the client send the same message for ever.
          refuse(
              client,
              "failed",
              "Something went wrong on our side and we couldn't accept this message. You can keep chatting.",
              id);
        }
      }
    }

    private void unavailable(Client client, Optional<UUID> id, RetriableException fault) {
      error(
          client,
          "unavailable",
          "We couldn't do that just now. You can safely send it again.",
          id,
          fault.retryAfter().or(() -> Optional.of(Duration.ofSeconds(2))),
          Optional.empty());
    }

    private void take(Client client, ClientFrame frame, Optional<UUID> id) {
      Optional<Attached> attached = client.attached();
      if (frame instanceof ClientFrame.Hello hello) {
        if (attached.isPresent()) {
          refuse(client, "hello-repeated", "Hello was said already on this connection.", id);
        } else {
          hello(client, hello);
        }
        return;
      }
      if (attached.isEmpty()) {
        refuse(client, "hello-expected", "The first frame must be hello.", id);
        client.close(CloseCode.NO_HELLO);
        return;
      }
      ConversationId conversation = attached.get().id();
      Optional<Duration> wait = spend(client, frame, conversation);
      if (wait.isPresent()) {
        error(
            client,
            "too-fast",
            "That's a lot of messages at once. Wait a moment, then send it again.",
            id,
            wait.map(pause -> pause.plusSeconds(1)),
            Optional.empty());
        return;
      }
      if (frame instanceof ClientFrame.Message message) {
        message(client, conversation, message);
      } else if (frame instanceof ClientFrame.Transient passing) {
        whispers.publish(Whispering.of(conversation, passing));
      }
    }

    /** What is only for the moment counts on this connection alone. */
    private Optional<Duration> spend(
        Client client, ClientFrame frame, ConversationId conversation) {
      ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        return Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
      }
      return switch (frame) {
        case ClientFrame.Say say ->
            messageLimits.spend(
                client.address(), catchUp.subject(), conversation, say.text().length());
        case ClientFrame.Message pressed ->
            messageLimits.spend(client.address(), catchUp.subject(), conversation, 0);
        default -> Optional.empty();
      };
    }

    private void hello(Client client, ClientFrame.Hello hello) {
      Optional<Entrance.Entered> entered = entrance.enter(hello, () -> mayBegin(client));
      if (entered.isEmpty()) {
        return;
      }
      ConversationId id = entered.get().id();
      Standing standing = conversations.standing(id).orElseThrow();
      Conversation conversation = standing.conversation();
      boolean known =
          hello.epoch().filter(conversation.epoch()::equals).isPresent()
              && hello.since() <= conversation.lastSeq();
      client.send(
          ServerFrames.welcome(standing, entered.get().resume(), votes.of(id), clock.instant()));
      clients.join(client, new Attached(id, conversation.epoch(), known ? hello.since() : 0));
      entered.get().fault().ifPresent(fault -> told(client, fault, Optional.empty()));
      look(client, Long.MAX_VALUE);
    }

    private void message(Client client, ConversationId id, ClientFrame.Message message) {
      client.send(ServerFrames.ack(message.id(), messages.take(id, message, client.address())));
      look(client, catchUp.known() + 1);
    }

    /** Sends what the client has not got yet. */
    @Override
    public void look(Client client, long version) {
      try {
        catchUp.look(client, version);
      } catch (RetriableException e) {
        LOG.warnf("a client could not be brought up to date: %s", e.getMessage());
        unavailable(client, Optional.empty(), e);
        client.close(CloseCode.UNAVAILABLE);
      } catch (RuntimeException e) {
        LOG.error("a client could not be brought up to date", e);
        client.close(CloseCode.FAILED);
      }
    }

    /** Sends a piece of an answer, unless the answer itself is there, or the client lacks more. */
    @Override
    public void draft(Client client, Drafts.Piece piece) {
      if (client.attached().map(Attached::cursor).orElse(0L) < piece.turn()) {
        look(client, Long.MAX_VALUE);
      }
      Drafts.Piece last = lastPiece;
      boolean next = last != null && piece.follows(last);
      if (client.attached().map(Attached::cursor).orElse(0L) != piece.turn()
          || !(next || piece.position() == 0)) {
        return;
      }
      lastPiece = piece;
      if (piece.position() == 0 && !next) {
        client.send(ServerFrames.botIsTyping());
      }
      if (!piece.delta().isEmpty()) {
        client.send(ServerFrames.draft(piece.turn(), piece.delta()));
      }
    }

    @Override
    public void whisper(Client client, Whisper whisper) {
      Whispering.frame(whisper).ifPresent(client::send);
    }

    private void fault(Client client, FrameFault fault) {
      refuse(client, fault.code(), String.valueOf(fault.getMessage()), fault.id());
      faults++;
      if (fault.code().equals("not-json")) {
        client.close(CloseCode.NOT_JSON);
      } else if (client.attached().isEmpty()) {
        client.close(CloseCode.NO_HELLO);
      } else if (faults >= MOST_FAULTS) {
        client.close(CloseCode.FAULTY);
      }
    }
  }

  /** Whether one more conversation may begin from the client's address; tells it where not. */
  private boolean mayBegin(Client client) {
    Optional<Duration> wait =
        limits.spend("chats-begun:" + client.address(), config.conversationsPerMinute(), MINUTE);
    if (wait.isPresent()) {
      error(
          client,
          "too-many-chats",
          "Too many chats were started from here. Wait a moment, then try again.",
          Optional.empty(),
          Optional.of(wait.get().plusSeconds(1)),
          Optional.empty());
      client.close(CloseCode.UNAVAILABLE);
    }
    return wait.isEmpty();
  }

  /** Somebody else is signed in on the page: their chat is another, and this one is closed. */
  private void turnOut(Client client) {
    client.close(CloseCode.ANOTHER_CUSTOMER);
    client.attached().ifPresent(attached -> entrance.signOut(attached.id()));
  }

  private static void told(Client client, RuntimeException fault, Optional<UUID> id) {
    switch (fault) {
      case TokenRefused refused -> {
        LOG.infof("an identity token was refused: %s", refused.getMessage());
        refuse(client, refused.code().id(), String.valueOf(refused.getMessage()), id);
      }
      case KeysUnavailable unavailable ->
          error(
              client,
              "identity-unavailable",
              "We can't check the token right now. The chat works without it.",
              id,
              unavailable.retryAfter(),
              Optional.empty());
      default -> throw fault;
    }
  }

  private static Bucket bucket(int perMinute) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
        .build();
  }

  private static void refuse(Client client, String code, String message, Optional<UUID> id) {
    error(client, code, message, id, Optional.empty(), Optional.empty());
  }

  private static void error(
      Client client,
      String code,
      String message,
      Optional<UUID> id,
      Optional<Duration> retryAfter,
      Optional<PendingPrompt> prompt) {
    client.send(ServerFrames.error(code, message, id, retryAfter, prompt));
  }
}
