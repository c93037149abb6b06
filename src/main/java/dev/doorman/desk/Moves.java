package dev.doorman.desk;

import dev.doorman.access.Agent;
import dev.doorman.access.Role;
import dev.doorman.answer.Citation;
import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import dev.doorman.conversation.ClientMessageId;
import dev.doorman.conversation.HandOvers;
import dev.doorman.conversation.HandOvers.Claim;
import dev.doorman.conversation.HandOvers.Closing;
import dev.doorman.conversation.Holder;
import dev.doorman.conversation.Refusal;
import dev.doorman.desk.NoteBook.Note;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;

/**
 * What agents do with chats, each within their rights. What is done is in the audit log.
 *
 * <p>Every call throws {@link DeskFault}, with nothing changed, where it cannot be done, and {@link
 * dev.doorman.base.RetriableException} where the database is not available.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads and several processes.
 */
public final class Moves {
  private static final Set<Role> LEADS = Set.of(Role.LEAD, Role.ADMIN);
  private static final int NOTE_MOST = 4_000;

  private final Queue queue;
  private final NoteBook notes;
  private final HandOvers handOvers;
  private final Runnable claimLost;
  private final BiPredicate<String, Optional<UserId>> staffed;
  private final Clock clock;

  /**
   * @param staffed whether somebody is online who takes chats of a team, somebody else than this
   *     one
   * @param claimLost told of each claim for which somebody was faster
   */
  public Moves(
      Queue queue,
      NoteBook notes,
      HandOvers handOvers,
      Runnable claimLost,
      BiPredicate<String, Optional<UserId>> staffed,
      Clock clock) {
    this.staffed = staffed;
    this.queue = queue;
    this.notes = notes;
    this.handOvers = handOvers;
    this.claimLost = claimLost;
    this.clock = clock;
  }

  /**
   * A chat as somebody sees it.
   *
   * @throws DeskFault {@link DeskFault.Code#UNKNOWN_CHAT} where it is not there or not to be seen
   */
  public Chat visible(Agent who, ConversationId id) {
    return queue.chats(List.of(id), clock.instant()).stream()
        .filter(Sight.of(who)::sees)
        .findFirst()
        .orElseThrow(DeskFault::unknownChat);
  }

  /**
   * Takes a chat; again by its holder it changes nothing.
   *
   * @throws DeskFault {@link DeskFault.Code#CLAIMED} with the one who has it
   */
  public Chat claim(Agent who, ConversationId id) {
    visible(who, id);
    return switch (taken(who, id)) {
      case Claim.Yours yours -> now(id);
      case Claim.TakenBy(Holder other) -> {
        claimLost.run();
        throw DeskFault.claimed(other);
      }
      case Claim.NotWaiting none ->
          throw new DeskFault(
              DeskFault.Code.NOT_WAITING,
              "This chat is no longer waiting. It was closed or handed back to the bot.");
    };
  }

  private Claim taken(Agent who, ConversationId id) {
    try {
      return audited(who, "chat-claimed", "").claim(id, holder(who));
    } catch (Refusal e) {
      throw fault(e);
    }
  }

  /**
   * The holder writes to the customer; the same id is the same message. Gives its number.
   *
   * @param seen the last event that the agent has seen; empty if that is not known
   */
  public long say(
      Agent who,
      ConversationId id,
      UUID message,
      String text,
      List<Citation> citations,
      Optional<HandOvers.ReadTo> seen) {
    visible(who, id);
    try {
      return handOvers.say(id, new ClientMessageId(message), who.id(), text, citations, seen);
    } catch (Refusal e) {
      throw fault(e);
    }
  }

  /** Notes something for colleagues; the same id is the same note. */
  public Note note(Agent who, ConversationId id, UUID note, String text) {
    visible(who, id);
    String stripped = handOvers.masked(id, text.replace("\0", "").strip());
    if (stripped.isEmpty()) {
      throw new DeskFault(DeskFault.Code.TEXT_EMPTY, "A note needs a text.");
    }
    if (stripped.codePointCount(0, stripped.length()) > NOTE_MOST) {
      throw new DeskFault(
          DeskFault.Code.TEXT_TOO_LONG, "A note has at most " + NOTE_MOST + " characters.");
    }
    return notes.add(id, new Note(note, clock.instant(), who.id(), who.displayName(), stripped));
  }

  /** Gives a chat to another agent. */
  public Chat transfer(Agent who, ConversationId id, Agent to) {
    mayMove(who, visible(who, id));
    HandOvers noted = audited(who, "chat-transferred", "to " + to.name());
    change(() -> noted.transfer(id, holder(to), from(who)));
    return now(id);
  }

  /** Puts a chat into a team's queue, in its place by waiting time. */
  public Chat transfer(Agent who, ConversationId id, String team) {
    Chat chat = visible(who, id);
    mayMove(who, chat);
    Optional<UserId> holder =
        chat.agent().filter(agent -> chat.isHeldBy(agent.id())).map(Holder::id);
    if (chat.state() != ChatState.INBOX && !staffed.test(team, holder)) {
      throw new DeskFault(
          DeskFault.Code.NOBODY_THERE,
          "Nobody else of \""
              + team
              + "\" is online: the customer would wait in vain. Choose somebody"
              + " who is there, or close the chat and say when the team is back.");
    }
    HandOvers noted = audited(who, "chat-transferred", "to team " + team);
    change(() -> noted.requeue(id, team, HandOvers.Why.TRANSFERRED, from(who)));
    return now(id);
  }

  /** Lets the bot answer again. */
  public Chat handBack(Agent who, ConversationId id) {
    mayMove(who, visible(who, id));
    change(() -> audited(who, "chat-handed-back", "").handBack(id, from(who)));
    return now(id);
  }

  /** Ends a chat. */
  public Chat close(Agent who, ConversationId id, Closing closing) {
    mayMove(who, visible(who, id));
    HandOvers noted = audited(who, "chat-closed", closing.outcome().id());
    change(() -> noted.close(id, from(who), closing));
    return now(id);
  }

  /** What is done through it is in the audit log, or is not done. */
  private HandOvers audited(Agent who, String act, String detail) {
    return handOvers.audited(new HandOvers.AuditEntry(who.name(), act, detail));
  }

  private static void mayMove(Agent who, Chat chat) {
    if (!chat.isHeldBy(who.id()) && !isLead(who)) {
      throw notYours();
    }
  }

  private static boolean isLead(Agent who) {
    return who.hasAny(LEADS);
  }

  private static Optional<UserId> from(Agent who) {
    return isLead(who) ? Optional.empty() : Optional.of(who.id());
  }

  private static Holder holder(Agent agent) {
    return new Holder(agent.id(), agent.displayName());
  }

  private static void change(Runnable change) {
    try {
      change.run();
    } catch (Refusal e) {
      throw fault(e);
    }
  }

  /** The chat after a change, also where that took it out of the sight of who made it. */
  private Chat now(ConversationId id) {
    return queue.chats(List.of(id), clock.instant()).stream()
        .findFirst()
        .orElseThrow(DeskFault::unknownChat);
  }

  private static DeskFault notYours() {
    return new DeskFault(
        DeskFault.Code.NOT_YOURS, "This chat is not yours (any more). Claim it before you write.");
  }

  private static DeskFault fault(Refusal refusal) {
    String said = String.valueOf(refusal.getMessage());
    return switch (refusal.code()) {
      case NOT_YOURS -> notYours();
      case UNKNOWN_RESUME -> DeskFault.unknownChat();
      case TEXT_EMPTY -> new DeskFault(DeskFault.Code.TEXT_EMPTY, said);
      case TEXT_TOO_LONG -> new DeskFault(DeskFault.Code.TEXT_TOO_LONG, said);
      case NEWER_MESSAGE -> new DeskFault(DeskFault.Code.NEWER_MESSAGE, said);
      case CONVERSATION_ENDED ->
          new DeskFault(
              DeskFault.Code.CONVERSATION_ENDED, "The customer has ended the conversation.");
      default -> new DeskFault(DeskFault.Code.REFUSED, said);
    };
  }
}
