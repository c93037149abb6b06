package dev.doorman.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Drafts;
import dev.doorman.conversation.Whispers;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** What one client can make the server keep is bounded, in both directions. */
class BoundedQueuesTest {
  private final List<Integer> closedWith = new ArrayList<>();
  private final List<String> handled = new ArrayList<>();
  private final List<Runnable> later = new ArrayList<>();

  @Test
  void aClientThatSendsFasterThanItIsServedIsClosed() {
    Client client = client(later::add);
    for (int i = 0; i < 4; i++) {
      client.offer("frame " + i);
    }
    assertThat(closedWith).as("as many as may wait").isEmpty();
    client.offer("one more");
    assertThat(closedWith).containsExactly(1008);
    later.forEach(Runnable::run);
    assertThat(handled).as("nothing of it is worked on any more").isEmpty();
  }

  @Test
  void framesAreHandledOneAfterAnotherInOrder() {
    Client client = client(later::add);
    client.offer("one");
    client.offer("two");
    assertThat(later).as("one piece of work for both").hasSize(1);
    later.getFirst().run();
    assertThat(handled).containsExactly("one", "two");
    assertThat(closedWith).isEmpty();
  }

  @Test
  void aClientThatTakesNoFramesIsClosedAndSentNoMore() {
    Client client = client(Runnable::run);
    client.send("a frame that is never taken");
    assertThat(closedWith).containsExactly(1008);
    client.send("another");
    assertThat(closedWith).containsExactly(1008);
  }

  @Test
  void piecesOfADraftThatAClientIsTooSlowForBecomeOne() {
    Client client = client(later::add);
    var id = new ConversationId(UUID.randomUUID());
    client.draft(new Drafts.Piece(id, 2, 0, ""));
    client.draft(new Drafts.Piece(id, 2, 0, "One."));
    client.draft(new Drafts.Piece(id, 2, 4, " Two."));
    client.draft(new Drafts.Piece(id, 2, 99, " A gap."));
    assertThat(later).hasSize(1);
    later.getFirst().run();
    assertThat(handled).containsExactly("2@0 One. Two.");
  }

  @Test
  void ofWhatIsWhisperedTheLastOfEachKindIsEnough() {
    List<Runnable> later = new ArrayList<>();
    Client client = client(later::add);
    var id = new ConversationId(UUID.randomUUID());
    client.whisper(new Whispers.Typing(id, Whispers.Side.AGENT, Whispers.Pen.WRITING));
    client.whisper(new Whispers.Seen(id, Whispers.Side.AGENT, 3));
    var seen = new Whispers.Seen(id, Whispers.Side.AGENT, 4);
    var rests = new Whispers.Typing(id, Whispers.Side.AGENT, Whispers.Pen.RESTING);
    client.whisper(seen);
    client.whisper(rests);
    assertThat(later).hasSize(1);
    later.getFirst().run();
    assertThat(handled).containsExactly(rests.toString(), seen.toString());
  }

  private Client client(Executor executor) {
    var client = new Client(connection(), "127.0.0.1", executor, new Limits(), Instant.EPOCH);
    client.workBy(
        new Client.Work() {
          @Override
          public void frame(Client from, String text) {
            handled.add(text);
          }

          @Override
          public void look(Client from, long version) {}

          @Override
          public void draft(Client from, Drafts.Piece piece) {
            handled.add(piece.turn() + "@" + piece.position() + " " + piece.delta());
          }

          @Override
          public void whisper(Client from, Whispers.Whisper whisper) {
            handled.add(whisper.toString());
          }
        });
    return client;
  }

  /** A client that comes from this address and whose work is nothing. */
  static Client clientFrom(String address) {
    return new Client(
        new BoundedQueuesTest().connection(), address, Runnable::run, new Limits(), Instant.EPOCH);
  }

  /** A connection whose other side takes nothing. */
  private WebSocketConnection connection() {
    return (WebSocketConnection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {WebSocketConnection.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "sendText" -> Uni.createFrom().nothing();
                  case "close" -> {
                    closedWith.add(((CloseReason) arguments[0]).getCode());
                    yield Uni.createFrom().voidItem();
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private record Limits() implements ChatConfig {
    @Override
    public int connections() {
      return 1;
    }

    @Override
    public int connectionsPerAddress() {
      return 1;
    }

    @Override
    public int waitingMessages() {
      return 4;
    }

    @Override
    public int messagesPerMinute() {
      return 1;
    }

    @Override
    public int messagesPerMinutePerAddress() {
      return 1;
    }

    @Override
    public int conversationsPerMinute() {
      return 1;
    }

    @Override
    public Duration helloWithin() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration aliveWithin() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration sendWithin() {
      return Duration.ofMillis(20);
    }

    @Override
    public boolean allowMissingOrigin() {
      return false;
    }
  }
}
