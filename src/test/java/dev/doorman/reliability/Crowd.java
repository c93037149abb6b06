package dev.doorman.reliability;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * Many customers of one node, on few threads, so that they leave the machine to the node.
 *
 * <h2>Thread-safety</h2>
 *
 * For one thread at a time; closed once.
 */
final class Crowd implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> ITEMS =
      List.of("back-up", "sign-out-everywhere", "purchases", "find-my-device");

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final WebSocketClient client =
      vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(5_000));
  private final URI node;

  Crowd(URI node) {
    this.node = node;
  }

  /**
   * How it went.
   *
   * @param nanos from the moment at which each was meant to be sent to its acknowledgement, sorted
   * @param seconds that it took
   * @param refused how many came back as errors
   */
  // Never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Outcome(long[] nanos, double seconds, int refused) {
    double perSecond() {
      return nanos.length / seconds;
    }

    /** The time, in milliseconds, that this share of them took no longer than. */
    double millis(double share) {
      int place = (int) Math.ceil(share * nanos.length) - 1;
      return nanos.length == 0 ? Double.NaN : nanos[Math.clamp(place, 0, nanos.length - 1)] / 1e6;
    }
  }

  /** A customer with a conversation. */
  private static final class Member {
    private final WebSocket socket;
    private volatile Consumer<JsonObject> heard = frame -> {};
    private volatile long prompt;

    Member(WebSocket socket) {
      this.socket = socket;
    }

    String send(JsonObject frame) {
      String id = UUID.randomUUID().toString();
      socket.writeTextMessage(frame.put("id", id).encode());
      return id;
    }
  }

  /** Connections that say nothing but hello; they stay open until the crowd is closed. */
  void idle(int connections) throws InterruptedException {
    members(connections);
  }

  /** So many customers who tick the checklist's items, each the next once one is acknowledged. */
  Outcome tick(int customers, Duration length) throws InterruptedException {
    List<Member> members = members(customers);
    List<Future<?>> ready = new ArrayList<>();
    members.forEach(member -> ready.add(atTheWarning(member)));
    ready.forEach(Crowd::get);
    return closedLoop(
        members,
        length,
        (member, i) ->
            new JsonObject()
                .put("type", "tick")
                .put("prompt", member.prompt)
                .put("item", ITEMS.get((int) (i % ITEMS.size())))
                .put("done", i / ITEMS.size() % 2 == 0));
  }

  private Future<Void> atTheWarning(Member member) {
    Promise<Void> there = Promise.promise();
    member.heard =
        frame -> {
          JsonObject body = frame.getJsonObject("body", new JsonObject());
          switch (body.getString("name", "")) {
            case "sign-out-offer" ->
                member.send(
                    new JsonObject()
                        .put("type", "choose")
                        .put("prompt", frame.getLong("seq"))
                        .put("option", "delete"));
            case "warning" -> {
              member.prompt = frame.getLong("seq");
              there.tryComplete();
            }
            default -> {}
          }
        };
    member.send(say("delete my account"));
    return there.future();
  }

  /** So many customers who ask, each the next question once one is acknowledged. */
  Outcome ask(int customers, Duration length, LongFunction<String> question)
      throws InterruptedException {
    return closedLoop(members(customers), length, (member, i) -> say(question.apply(i)));
  }

  private interface Next {
    JsonObject frame(Member member, long number);
  }

  private Outcome closedLoop(List<Member> members, Duration length, Next next)
      throws InterruptedException {
    ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    long begun = System.nanoTime();
    List<Future<?>> ends = new ArrayList<>();
    for (Member member : members) {
      Promise<Void> end = Promise.promise();
      ends.add(end.future());
      Runnable send =
          new Runnable() {
            private String id = "";
            private long sent;
            private long number;

            @Override
            public void run() {
              member.heard =
                  frame -> {
                    if (!id.equals(frame.getString("id"))) {
                      return;
                    }
                    if (frame.getString("type").equals("ack")) {
                      times.add(System.nanoTime() - sent);
                    } else {
                      refused.add(frame.encode());
                    }
                    again();
                  };
              again();
            }

            private void again() {
              if (System.nanoTime() - begun > length.toNanos()) {
                end.tryComplete();
                return;
              }
              sent = System.nanoTime();
              id = member.send(next.frame(member, number++));
            }
          };
      vertx.runOnContext(start -> send.run());
    }
    ends.forEach(Crowd::get);
    double seconds = (System.nanoTime() - begun) / 1e9;
    members.forEach(member -> member.socket.close());
    return outcome(times.stream(), seconds, refused.size());
  }

  /**
   * Questions at a pace of their own, whether or not the earlier ones are answered. Times count
   * from when each was meant to come: a stall is paid by all who come meanwhile.
   */
  Outcome pace(int customers, double perSecond, Duration length, LongFunction<String> question)
      throws InterruptedException {
    List<Member> members = members(customers);
    Map<String, Long> due = new ConcurrentHashMap<>();
    ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    for (Member member : members) {
      member.heard =
          frame -> {
            Long meant = due.remove(frame.getString("id", ""));
            if (meant != null && frame.getString("type").equals("ack")) {
              times.add(System.nanoTime() - meant);
            } else if (meant != null) {
              refused.add(frame.encode());
            }
          };
    }
    long begun = System.nanoTime();
    long all = (long) (perSecond * length.toSeconds());
    for (long i = 0; i < all; i++) {
      long meant = begun + (long) (i * 1e9 / perSecond);
      while (System.nanoTime() < meant) {
        LockSupport.parkNanos(meant - System.nanoTime());
      }
      Member member = members.get((int) (i % customers));
      String id = UUID.randomUUID().toString();
      due.put(id, meant);
      String frame = say(question.apply(i)).put("id", id).encode();
      vertx.runOnContext(send -> member.socket.writeTextMessage(frame));
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!due.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    members.forEach(member -> member.socket.close());
    return outcome(times.stream(), seconds, refused.size() + due.size());
  }

  private static Outcome outcome(Stream<Long> times, double seconds, int refused) {
    long[] nanos = times.mapToLong(Long::longValue).toArray();
    Arrays.sort(nanos);
    return new Outcome(nanos, seconds, refused);
  }

  private static JsonObject say(String text) {
    return new JsonObject().put("type", "say").put("text", text);
  }

  private List<Member> members(int count) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add(get(member()));
    }
    return members;
  }

  private Future<Member> member() {
    Promise<Member> greeted = Promise.promise();
    client
        .connect(
            new WebSocketConnectOptions()
                .setHost(node.getHost())
                .setPort(node.getPort())
                .setURI("/chat")
                .addSubProtocol("doorman.v1")
                .addHeader("Origin", node.toString()))
        .onFailure(greeted::tryFail)
        .onSuccess(
            socket -> {
              var member = new Member(socket);
              socket.textMessageHandler(
                  text -> {
                    JsonObject frame = new JsonObject(text);
                    if (frame.getString("type").equals("state")) {
                      greeted.tryComplete(member);
                    }
                    member.heard.accept(frame);
                  });
              socket.writeTextMessage(new JsonObject().put("type", "hello").encode());
            });
    return greeted.future();
  }

  private static <T> T get(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the node does not answer", e);
    }
  }

  @Override
  public void close() {
    get(vertx.close());
  }
}
