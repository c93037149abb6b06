package dev.doorman.conversation;

import dev.doorman.conversation.Event.Sender;
import dev.doorman.dialogue.Reply;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is left of the bot's replies while an agent answers: the news themselves, told by the system
 * and with nothing to press. Questions wait until the agent is done.
 */
final class Hush {
  private Hush() {}

  static List<Reply> hushed(List<Reply> replies) {
    return replies.stream()
        .flatMap(
            reply ->
                switch (reply) {
                  case Reply.Notice(var line, var suggestions) ->
                      Stream.of(new Reply.Notice(line, List.of()));
                  case Reply.Say(var line, var suggestions) ->
                      Stream.of(new Reply.Notice(line, List.of()));
                  case Reply.ShowHandoff handoff -> Stream.of(handoff);
                  case Reply.ShowReceipt receipt -> Stream.of(receipt);
                  case Reply.Ask ask -> Stream.<Reply>empty();
                  case Reply.Answer answer -> Stream.<Reply>empty();
                  case Reply.Passage passage -> Stream.<Reply>empty();
                  case Reply.Checklist checklist -> Stream.<Reply>empty();
                  case Reply.CallPerson call -> Stream.<Reply>empty();
                })
        .toList();
  }

  /** Who a reply comes from where the bot may speak. */
  static Sender sender(Reply reply) {
    return switch (reply) {
      case Reply.Notice n -> Sender.SYSTEM;
      case Reply.CallPerson c -> Sender.SYSTEM;
      case Reply.Checklist c -> Sender.CUSTOMER;
      case Reply.Say s -> Sender.BOT;
      case Reply.Answer a -> Sender.BOT;
      case Reply.Passage p -> Sender.BOT;
      case Reply.Ask a -> Sender.BOT;
      case Reply.ShowHandoff h -> Sender.BOT;
      case Reply.ShowReceipt r -> Sender.BOT;
    };
  }
}
