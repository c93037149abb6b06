package dev.doorman.conversation;

import dev.doorman.answer.Citation;
import dev.doorman.base.UserId;
import dev.doorman.conversation.HandOvers.Claim;
import dev.doorman.conversation.HandOvers.Closing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Two agents of a test, and what they do with a chat. */
public final class Agents {
  public static final Holder ANN = new Holder(new UserId(new UUID(0, 1)), "Ann");
  public static final Holder BEN = new Holder(new UserId(new UUID(0, 2)), "Ben");
  public static final Optional<UserId> BY_ANN = Optional.of(ANN.id());
  public static final Closing SOLVED = new Closing(HandOver.Outcome.SOLVED, List.of("refund"));

  /** Somebody is there, and three wait before. */
  public static final Staffing THERE =
      (locale, id) -> new Staffing.Staff.There("support", 4, Optional.of(Duration.ofSeconds(150)));

  private Agents() {}

  public static HandOvers of(Chat chat) {
    return chat.office().office.handOvers();
  }

  /** A chat whose customer has asked for a person while somebody was there. */
  public static Chat waiting(TestOffice office) {
    office.staffing = THERE;
    Chat chat = office.chat();
    chat.say("is anybody there?");
    return chat;
  }

  /** The same, and Ann has claimed it. */
  public static Chat held(TestOffice office) {
    return claimed(waiting(office));
  }

  public static Chat claimed(Chat chat) {
    Claim claim = of(chat).claim(chat.id(), ANN);
    if (!(claim instanceof Claim.Yours)) {
      throw new AssertionError("not claimed: " + claim);
    }
    return chat;
  }

  public static long say(Chat chat, Holder by, String text, Citation... citations) {
    return of(chat)
        .say(chat.id(), Chat.message(), by.id(), text, List.of(citations), Optional.empty());
  }

  /** The only hand-over of a chat. */
  public static HandOver only(Chat chat) {
    List<HandOver> all = of(chat).of(chat.id());
    if (all.size() != 1) {
      throw new AssertionError("hand-overs: " + all);
    }
    return all.getFirst();
  }
}
