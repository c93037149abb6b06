package dev.doorman.socket.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.OptionalInt;

/** What all TCP connections to this node may take, before anybody knows who opened them. */
@ConfigMapping(prefix = "doorman.connections")
public interface ConnectionsConfig {
  /**
   * Connections in all. By default as many as the process may open descriptors, less a reserve for
   * the database, files and calls to other servers.
   */
  OptionalInt most();

  /**
   * Connections from one IPv4 address or one IPv6 network of 64 bits; trusted proxies have none.
   */
  @WithDefault("500")
  @Min(1)
  int perAddress();

  /** The time in which a request's head must have come, TLS handshake included. */
  @WithDefault("10s")
  Duration requestWithin();

  /** The time in which a request's body must have come. */
  @WithDefault("30s")
  Duration bodyWithin();

  /** A connection between two requests is closed after this time. */
  @WithDefault("75s")
  Duration idleFor();

  /** A client that takes nothing of what is sent to it for this time is cut off. */
  @WithDefault("15s")
  Duration takeWithin();

  /** Bytes that may wait for a WebSocket's client; beyond, it is cut off. */
  @WithDefault("262144")
  @Min(65536)
  int waitingBytes();

  /** Pings and pongs that one WebSocket may send in a minute. */
  @WithDefault("60")
  @Min(10)
  int controlFramesPerMinute();

  /** Frames of any kind that one WebSocket may send in a minute. */
  @WithDefault("600")
  @Min(60)
  int framesPerMinute();
}
