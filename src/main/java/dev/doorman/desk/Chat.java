package dev.doorman.desk;

import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import dev.doorman.conversation.Holder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of a list: a conversation's last hand-over, and how the conversation stands.
 *
 * @param nr of the hand-over within the conversation
 * @param reason why it was handed over, as on the wire
 * @param waitingSince when the customer asked; an agent who goes offline does not change it
 * @param agent who holds it, or held it last
 * @param tags given when it was closed
 * @param unread events of the customer that the holder has not seen
 * @param identified whether a signed token told who the customer is
 * @param inFlow whether a deletion is being talked about
 * @param connected whether the customer has a client on some node
 * @param leftAddress whether the customer left an email address, which nothing is sent to by itself
 */
public record Chat(
    ConversationId id,
    int nr,
    ChatState state,
    String team,
    String reason,
    Locale locale,
    Instant waitingSince,
    Optional<Instant> claimedAt,
    Optional<Instant> firstReplyAt,
    Optional<Instant> closedAt,
    Optional<Holder> agent,
    Optional<String> outcome,
    List<String> tags,
    Last last,
    int unread,
    boolean identified,
    boolean inFlow,
    boolean connected,
    boolean leftAddress,
    Optional<Rating> rating) {
  public Chat {
    tags = List.copyOf(tags);
  }

  /**
   * The last thing that was said.
   *
   * @param text short, without line breaks; empty where all was erased
   * @param from as on the wire
   */
  public record Last(Instant at, String text, String from) {}

  /** What the customer thought of it. */
  public record Rating(int stars, Optional<String> comment) {}

  /** Whether this is the one who holds it. */
  public boolean isHeldBy(UserId who) {
    return state == ChatState.HELD && agent.filter(holder -> holder.id().equals(who)).isPresent();
  }
}
