package dev.doorman.socket.guard;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.vertx.core.net.impl.VertxHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sees the bytes of one connection, before TLS and HTTP do, and closes it where a request does not
 * arrive in time or where what is sent is not taken.
 *
 * <h2>Thread-safety</h2>
 *
 * For the connection's event loop only.
 */
final class DeadlineGuard extends ChannelDuplexHandler {
  private static final Logger LOG = Logger.getLogger(DeadlineGuard.class);

  /** What Vert.x calls the last of its handlers. */
  private static final String VERTX = "handler";

  private static final String TLS = "ssl";

  private enum Phase {
    /** Between two requests, with nothing of the next one here. */
    IDLE,
    HEAD,
    BODY,
    /** The answer is being made: that takes as long as it takes. */
    ANSWER,
    WEB_SOCKET
  }

  private final Bounds bounds;
  private Phase phase = Phase.HEAD;
  private long since = System.nanoTime();
  private boolean placed;
  private boolean awaitsTls;
  private Sent sent = Sent.NOTHING;
  private long sentSince;

  /** How far what waits to be sent has got. */
  private record Sent(long pending, int entry, long progress) {
    static final Sent NOTHING = new Sent(0, 0, 0);
  }

  DeadlineGuard(Bounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    lookLater(ctx);
    ctx.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object bytes) {
    if (!placed) {
      place(ctx.pipeline());
    }
    if (phase == Phase.IDLE) {
      enter(Phase.HEAD);
    }
    ctx.fireChannelRead(bytes);
    if (!placed && !awaitsTls) {
      // A server that sets its pipeline up with the first bytes; this request was not seen.
      place(ctx.pipeline());
      enter(placed || ctx.pipeline().get(VERTX) == null ? Phase.IDLE : Phase.ANSWER);
    }
  }

  /** Sees messages as well as bytes as soon as Vert.x's handler is there. */
  private void place(ChannelPipeline pipeline) {
    if (pipeline.get(VERTX) instanceof VertxHandler<?>) {
      pipeline.addBefore(VERTX, "doorman-messages", new MessageGuard(bounds, this));
      placed = true;
    } else if (!awaitsTls && pipeline.get(TLS) != null) {
      pipeline.addAfter(TLS, "doorman-tls", afterTls());
      awaitsTls = true;
    }
  }

  /** The first request may come in the same bytes as the end of the handshake. */
  private ChannelHandler afterTls() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        ctx.fireUserEventTriggered(event);
        if (event instanceof SslHandshakeCompletionEvent && !placed) {
          place(ctx.pipeline());
        }
      }
    };
  }

  /** A request's head is here. */
  void headRead() {
    enter(Phase.BODY);
  }

  /**
   * A request is here whole.
   *
   * @param answered whether its answer was given before it was read to the end
   */
  void requestRead(boolean answered) {
    if (phase == Phase.BODY) {
      enter(answered ? Phase.IDLE : Phase.ANSWER);
    }
  }

  /** All requests that are here were answered. */
  void answered() {
    if (phase != Phase.BODY) {
      enter(Phase.IDLE);
    }
  }

  /** The connection carries a WebSocket from now on. */
  void upgraded() {
    enter(Phase.WEB_SOCKET);
  }

  private void enter(Phase next) {
    phase = next;
    since = System.nanoTime();
  }

  private void lookLater(ChannelHandlerContext ctx) {
    var unused =
        ctx.executor()
            .schedule(() -> look(ctx), bounds.lookEvery().toNanos(), TimeUnit.NANOSECONDS);
  }

  private void look(ChannelHandlerContext ctx) {
    if (!ctx.channel().isActive()) {
      return;
    }
    @Nullable String fault = fault(ctx.channel());
    if (fault == null) {
      lookLater(ctx);
    } else {
      cut(ctx.channel(), fault);
    }
  }

  private @Nullable String fault(Channel channel) {
    Sent now = sent(channel);
    if (!now.equals(sent) || now.pending() == 0) {
      sent = now;
      sentSince = System.nanoTime();
    } else if (isOver(sentSince, bounds.takeWithin())) {
      return "what is sent is not taken";
    }
    if (phase == Phase.IDLE && now.pending() > 0) {
      // The answer is written, and still on its way to a slow client.
      since = System.nanoTime();
    }
    return switch (phase) {
      case IDLE -> isOver(since, bounds.idleFor()) ? "idle" : null;
      case HEAD -> isOver(since, bounds.requestWithin()) ? "no request in time" : null;
      case BODY -> isOver(since, bounds.bodyWithin()) ? "no body in time" : null;
      case ANSWER, WEB_SOCKET -> null;
    };
  }

  private static boolean isOver(long since, Duration deadline) {
    return System.nanoTime() - since > deadline.toNanos();
  }

  private static Sent sent(Channel channel) {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    if (buffer == null || buffer.totalPendingWriteBytes() == 0) {
      return Sent.NOTHING;
    }
    return new Sent(
        buffer.totalPendingWriteBytes(),
        System.identityHashCode(buffer.current()),
        buffer.currentProgress());
  }

  /** Closes at the level of TCP: nothing that waits is sent any more, and nothing is kept. */
  static void cut(Channel channel, String why) {
    LOG.debugf("%s is cut off: %s", channel.remoteAddress(), why);
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    channel.unsafe().close(channel.unsafe().voidPromise());
  }
}
