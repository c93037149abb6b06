package dev.doorman.socket.guard;

import dev.doorman.base.AddressGroup;
import dev.doorman.base.TrustedProxies;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Vert.x's transport, with a guard for each connection that a server accepts. One that is over the
 * limits is closed before a byte of it is read.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class GuardedTransport extends JDKTransport {
  private static final Logger LOG = Logger.getLogger(GuardedTransport.class);

  private final Supplier<Limits> limits;
  private final ConnectionCounts counts = new ConnectionCounts();
  private final AtomicLong refused = new AtomicLong();

  /**
   * What is asked when a connection comes.
   *
   * @param most connections in all
   * @param perAddress connections from one address
   * @param proxies for whom no limit per address holds
   */
  record Limits(int most, int perAddress, TrustedProxies proxies, Bounds bounds) {}

  /**
   * @param limits asked for when a server begins to listen
   */
  GuardedTransport(Supplier<Limits> limits) {
    this.limits = limits;
  }

  @Override
  public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
    super.configure(options, domainSocket, bootstrap);
    if (!domainSocket) {
      bootstrap.handler(new Acceptance(limits.get()));
    }
  }

  /** The connections that are open now. */
  ConnectionCounts counts() {
    return counts;
  }

  /** Before the handler that hands accepted connections to their event loops. */
  @Sharable
  private final class Acceptance extends ChannelInboundHandlerAdapter {
    private final Limits now;

    Acceptance(Limits now) {
      this.now = now;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object accepted) {
      if (accepted instanceof SocketChannel channel && !admit(channel)) {
        channel.unsafe().closeForcibly();
      } else {
        ctx.fireChannelRead(accepted);
      }
    }

    private boolean admit(SocketChannel channel) {
      InetSocketAddress peer = channel.remoteAddress();
      if (peer == null) {
        // It has gone already.
        return false;
      }
      boolean proxy = now.proxies().isTrusted(peer.getAddress().getHostAddress());
      String from = AddressGroup.of(peer.getAddress());
      int mostFrom = proxy ? Integer.MAX_VALUE : now.perAddress();
      ConnectionCounts.Verdict verdict = counts.admit(from, now.most(), mostFrom);
      if (verdict != ConnectionCounts.Verdict.ADMITTED) {
        tell(verdict, from);
        return false;
      }
      var unused = channel.closeFuture().addListener(closed -> counts.release(from));
      channel.pipeline().addFirst("doorman-deadlines", new DeadlineGuard(now.bounds()));
      return true;
    }

    /** Once in a while: whoever knocks thousands of times must not fill the log. */
    private void tell(ConnectionCounts.Verdict verdict, String from) {
      long count = refused.incrementAndGet();
      if (Long.bitCount(count) == 1) {
        LOG.warnf(
            "%d connections were refused so far, the last one from %s: %s",
            count,
            from,
            switch (verdict) {
              case FULL -> "all places are taken (doorman.connections.most)";
              case TOO_MANY_FROM_ADDRESS ->
                  "too many from this address (doorman.connections.per-address)";
              case ADMITTED -> "";
            });
      }
    }
  }
}
