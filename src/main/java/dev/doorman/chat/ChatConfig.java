package dev.doorman.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of the chat socket. */
@ConfigMapping(prefix = "doorman.chat")
public interface ChatConfig {
  /** Connections in all on this node. */
  @WithDefault("20000")
  @Min(1)
  int connections();

  /**
   * Connections from one IPv4 address or one IPv6 network of 64 bits, as every limit per address
   * counts; raise it where a proxy stands before Doorman.
   */
  @WithDefault("200")
  @Min(1)
  int connectionsPerAddress();

  /** Messages of one connection that may wait to be handled. */
  @WithDefault("32")
  @Min(1)
  @Max(1000)
  int waitingMessages();

  /**
   * Messages that one conversation, and one identified customer, may send at once; the same number
   * is allowed again each minute. Connecting anew makes no difference.
   */
  @WithDefault("60")
  @Min(1)
  int messagesPerMinute();

  /** Messages that may come from one address in a minute, whatever the conversation. */
  @WithDefault("600")
  @Min(1)
  int messagesPerMinutePerAddress();

  /** New conversations that one address may begin in a minute. */
  @WithDefault("60")
  @Min(1)
  int conversationsPerMinute();

  /** A connection that has not said hello by then is closed. */
  @WithDefault("10s")
  Duration helloWithin();

  /** A connection that was silent for so long, without even a pong, is closed. */
  @WithDefault("75s")
  Duration aliveWithin();

  /** A client that does not take a frame within this time is closed. */
  @WithDefault("15s")
  Duration sendWithin();

  /** Whether a handshake without an Origin header is let in, as tools send it. */
  @WithDefault("false")
  boolean allowMissingOrigin();
}
