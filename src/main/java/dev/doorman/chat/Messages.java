package dev.doorman.chat;

import dev.doorman.base.ArticleId;
import dev.doorman.base.ConversationId;
import dev.doorman.conversation.ClientMessageId;
import dev.doorman.conversation.Conversations;
import dev.doorman.conversation.Inbox;
import dev.doorman.conversation.Office;
import dev.doorman.conversation.Refusal;
import dev.doorman.conversation.words.BodyJson.Cited;
import dev.doorman.feedback.Vote;
import dev.doorman.feedback.Votes;
import dev.doorman.identity.TokenCheck;
import java.time.Clock;
import java.util.Optional;

/**
 * Brings the customers' messages to whoever takes them.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class Messages {
  private final Conversations conversations;
  private final Inbox inbox;
  private final TokenCheck tokens;
  private final Votes votes;
  private final Clock clock;

  Messages(Office office, TokenCheck tokens, Votes votes, Clock clock) {
    this.conversations = office.conversations();
    this.inbox = office.inbox();
    this.tokens = tokens;
    this.votes = votes;
    this.clock = clock;
  }

  /**
   * Takes a message.
   *
   * @param sender the address that it comes from
   * @return the number to acknowledge it with
   * @throws Refusal where it is not taken; also {@link Inbox} for what else may happen
   */
  long take(ConversationId id, ClientFrame.Message message, String sender) {
    return switch (message) {
      case ClientFrame.Say say -> inbox.say(id, say.id(), say.text(), sender);
      case ClientFrame.Choose choose ->
          inbox.choose(id, choose.id(), choose.prompt(), choose.option());
      case ClientFrame.TickItem tick ->
          inbox.tick(id, tick.id(), tick.prompt(), tick.item(), tick.ticked());
      case ClientFrame.CastVote cast -> vote(id, cast);
      case ClientFrame.Leave(ClientMessageId left, var text, var email) ->
          text.isPresent()
              ? inbox.leave(id, left, text.get(), email)
              : inbox.leaveAddress(id, left, email.orElseThrow());
      case ClientFrame.Close close -> inbox.close(id, close.id(), close.closing());
      case ClientFrame.Rate rate -> inbox.rate(id, rate.id(), rate.stars(), rate.comment());
      case ClientFrame.Identify identify ->
          inbox.identify(id, identify.id(), () -> tokens.check(identify.token()));
    };
  }

  private long vote(ConversationId id, ClientFrame.CastVote cast) {
    return inbox.once(
        id,
        cast.id(),
        () -> {
          Cited cited =
              conversations
                  .votable(id, cast.answer())
                  .orElseThrow(
                      () ->
                          new Refusal(
                              Refusal.Code.UNKNOWN_ANSWER,
                              "There's no answer with this number to vote on."));
          var source =
              new Votes.Source(new ArticleId(cited.article()), cited.version(), cited.section());
          Optional<String> comment = cast.vote().comment().map(said -> inbox.masked(id, said));
          var vote = new Vote(cast.vote().helpful(), comment);
          votes.onAnswer(id, cast.answer(), source, vote, clock.instant());
        });
  }
}
