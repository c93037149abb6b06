package dev.doorman.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** How the agent desk works. */
@ConfigMapping(prefix = "doorman.desk")
public interface DeskConfig {
  /** The team that chats are handed over to first. */
  @WithDefault("support")
  String team();

  /** When the desk is open, as {@code Mon-Fri 09:00-17:00}; several; none means always. */
  Optional<List<String>> hours();

  /** The time zone of the hours. */
  @WithDefault("UTC")
  ZoneId zone();

  /** Who brings chats and agents together. */
  @WithDefault("manual")
  Assignment assignment();

  /** Who brings chats and agents together. */
  enum Assignment {
    /** Agents take chats themselves. */
    MANUAL,
    /** The longest waiting chat goes to an agent with room for it, in turn. */
    AUTOMATIC
  }

  /** After so long a chat whose agent is offline goes back to the queue. */
  @WithDefault("30s")
  Duration requeueAfter();

  /** After so long nobody waits any more: the customer is told, and may leave a message. */
  @WithDefault("10m")
  Duration giveUpAfter();

  /** Within this time a customer should have a person's first answer. */
  @WithDefault("2m")
  Duration answerWithin();

  /** How often the queue is looked through, by one node at a time. */
  @WithDefault("1s")
  Duration every();

  /** Sockets of agents on this node. */
  @WithDefault("1000")
  @Min(1)
  int connections();

  /** Sockets that one agent may have open on this node. */
  @WithDefault("20")
  @Min(1)
  int connectionsPerAgent();

  /** Frames of one socket that may wait to be handled. */
  @WithDefault("64")
  @Min(1)
  @Max(1000)
  int waitingFrames();

  /** Frames that one socket may send in a minute. */
  @WithDefault("600")
  @Min(1)
  int framesPerMinute();

  /** A socket that was silent for so long, without even a pong, is closed. */
  @WithDefault("20s")
  Duration aliveWithin();

  /** A socket that does not take a frame within this time is closed. */
  @WithDefault("15s")
  Duration sendWithin();
}
