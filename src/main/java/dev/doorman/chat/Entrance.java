package dev.doorman.chat;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Secret;
import dev.doorman.base.Subject;
import dev.doorman.conversation.ClientMessageId;
import dev.doorman.conversation.Conversations;
import dev.doorman.conversation.Conversations.Opened;
import dev.doorman.conversation.Inbox;
import dev.doorman.conversation.Inbox.Closing;
import dev.doorman.conversation.Office;
import dev.doorman.conversation.Refusal;
import dev.doorman.identity.KeysUnavailable;
import dev.doorman.identity.TokenCheck;
import dev.doorman.identity.TokenRefused;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Finds the conversation that a hello opens: the one of its secret, the one of its subject in which
 * a deletion is under way, or a new one.
 *
 * <p>A token that is refused stands in nobody's way: the chat goes on as without one.
 */
final class Entrance {
  private final Conversations conversations;
  private final Inbox inbox;
  private final TokenCheck tokens;

  Entrance(Office office, TokenCheck tokens) {
    this.conversations = office.conversations();
    this.inbox = office.inbox();
    this.tokens = tokens;
  }

  /**
   * @param fault why the token did not count: a {@link TokenRefused} or {@link KeysUnavailable}
   */
  record Entered(ConversationId id, Secret<String> resume, Optional<RuntimeException> fault) {}

  private record Claim(Optional<Subject> subject, Optional<RuntimeException> fault) {}

  /**
   * Opens a conversation.
   *
   * @param mayBegin asked before a new one begins
   * @return empty where none may begin
   * @throws Refusal where the secret opens nothing (any more)
   */
  Optional<Entered> enter(ClientFrame.Hello hello, BooleanSupplier mayBegin) {
    Claim claim =
        hello.identity().map(this::claim).orElse(new Claim(Optional.empty(), Optional.empty()));
    if (hello.resume().isPresent()) {
      Secret<String> resume = hello.resume().get();
      ConversationId id = conversations.resume(resume);
      if (claim.subject().isEmpty() || isOf(id, claim.subject().get())) {
        return Optional.of(new Entered(id, resume, claim.fault()));
      }
    }
    Optional<Opened> opened = claim.subject().flatMap(conversations::reopen);
    if (opened.isEmpty() && mayBegin.getAsBoolean()) {
      opened = Optional.of(conversations.open(hello.locale(), hello.page(), claim.subject()));
    }
    return opened.map(one -> new Entered(one.id(), one.resume(), claim.fault()));
  }

  private Claim claim(Secret<String> token) {
    try {
      return new Claim(Optional.of(tokens.check(token)), Optional.empty());
    } catch (TokenRefused | KeysUnavailable e) {
      return new Claim(Optional.empty(), Optional.of(e));
    }
  }

  /** Whether the conversation is the subject's, from now on at least; closes another's. */
  private boolean isOf(ConversationId id, Subject subject) {
    try {
      conversations.identify(id, subject);
      return true;
    } catch (Refusal e) {
      if (e.code() != Refusal.Code.ANOTHER_CUSTOMER) {
        throw e;
      }
      signOut(id);
      return false;
    }
  }

  /** Closes a conversation as its customer would by signing out; nothing where it is closed. */
  void signOut(ConversationId id) {
    try {
      var unused = inbox.close(id, new ClientMessageId(UUID.randomUUID()), Closing.SIGNED_OUT);
    } catch (Refusal e) {
      // Closed already, or gone: nothing is left to do.
    }
  }
}
