package dev.doorman.socket.guard;

import io.github.bucket4j.Bucket;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sees the requests, answers and WebSocket frames of one connection just before Vert.x does: counts
 * frames of every kind, and what waits to be sent, and lets nothing through once the connection is
 * being closed.
 *
 * <h2>Thread-safety</h2>
 *
 * For the connection's event loop only.
 */
final class MessageGuard extends ChannelDuplexHandler {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Requests that may be here unanswered: no browser sends a second one. */
  private static final int REQUESTS_MOST = 8;

  /** So long a client has to answer the close frame. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

  private static final int POLICY = 1008;

  private final Bounds bounds;
  private final DeadlineGuard deadlines;
  private int requests;
  private long waiting;
  private boolean closing;
  private @Nullable Bucket frames;
  private @Nullable Bucket controlFrames;

  MessageGuard(Bounds bounds, DeadlineGuard deadlines) {
    this.bounds = bounds;
    this.deadlines = deadlines;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof WebSocketFrame frame) {
      frame(ctx, frame);
      return;
    }
    if (message instanceof HttpRequest) {
      requests++;
      if (requests > REQUESTS_MOST || waiting > bounds.waitingBytes()) {
        ReferenceCountUtil.release(message);
        DeadlineGuard.cut(ctx.channel(), "requests without taking answers");
        return;
      }
      deadlines.headRead();
    }
    if (message instanceof LastHttpContent) {
      deadlines.requestRead(requests == 0);
    }
    ctx.fireChannelRead(message);
  }

  private void frame(ChannelHandlerContext ctx, WebSocketFrame frame) {
    boolean close = frame instanceof CloseWebSocketFrame;
    if (closing && !close) {
      frame.release();
      return;
    }
    boolean control = frame instanceof PingWebSocketFrame || frame instanceof PongWebSocketFrame;
    boolean tooMany = !close && (!isSpent(frames) || (control && !isSpent(controlFrames)));
    if (tooMany) {
      frame.release();
      String why = control ? "too many pings or pongs" : "too many frames";
      var unused = ctx.channel().writeAndFlush(new CloseWebSocketFrame(POLICY, why));
      // What a flood still sends is not even read: the network holds it back.
      ctx.channel().config().setAutoRead(false);
    } else {
      ctx.fireChannelRead(frame);
    }
  }

  private static boolean isSpent(@Nullable Bucket bucket) {
    return bucket == null || bucket.tryConsume(1);
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (closing && message instanceof WebSocketFrame) {
      // After a close frame nothing may be sent (RFC 6455, 5.5.1).
      ReferenceCountUtil.release(message);
      promise.trySuccess();
      return;
    }
    long bytes = bytes(message);
    ChannelPromise counted = promise;
    if (bytes > 0) {
      waiting += bytes;
      counted = promise.unvoid().addListener(sent -> waiting -= bytes);
    }
    if (message instanceof CloseWebSocketFrame) {
      closing = true;
    }
    var unused = ctx.write(message, counted);
    if (message instanceof CloseWebSocketFrame) {
      endSoon(ctx);
      return;
    }
    if (message instanceof HttpResponse response && isUpgrade(response)) {
      upgrade();
    } else if (message instanceof LastHttpContent && !isInterim(message)) {
      requests = Math.max(0, requests - 1);
      if (requests == 0) {
        deadlines.answered();
      }
    } else if (frames != null && waiting > bounds.waitingBytes()) {
      DeadlineGuard.cut(ctx.channel(), "too much waits to be taken");
    }
  }

  /** A client that takes what is sent has a moment to answer; another has none. */
  private void endSoon(ChannelHandlerContext ctx) {
    if (ctx.channel().isWritable()) {
      var unused =
          ctx.executor()
              .schedule(() -> cutIfOpen(ctx), CLOSE_WITHIN.toNanos(), TimeUnit.NANOSECONDS);
    } else {
      DeadlineGuard.cut(ctx.channel(), "closed, and what was sent before is not taken");
    }
  }

  private static void cutIfOpen(ChannelHandlerContext ctx) {
    if (ctx.channel().isActive()) {
      DeadlineGuard.cut(ctx.channel(), "the close frame was not answered");
    }
  }

  private void upgrade() {
    deadlines.upgraded();
    frames = perMinute(bounds.framesPerMinute());
    controlFrames = perMinute(bounds.controlFramesPerMinute());
  }

  private static Bucket perMinute(int most) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(most).refillGreedy(most, MINUTE))
        .build();
  }

  private static boolean isUpgrade(HttpResponse response) {
    return response.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code();
  }

  private static boolean isInterim(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  private static long bytes(Object message) {
    return switch (message) {
      case ByteBuf bytes -> bytes.readableBytes();
      case ByteBufHolder holder -> holder.content().readableBytes();
      default -> 0;
    };
  }
}
