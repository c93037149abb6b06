package dev.doorman.conversation;

import dev.doorman.answer.Antecedent;
import dev.doorman.answer.FollowUp;
import dev.doorman.conversation.words.BodyJson;
import dev.doorman.conversation.words.BodyJson.Cited;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what a customer's next text may lean on, in the log of the conversation. */
final class Antecedents {
  /** How many events a text may lean back over. */
  private static final int LEANS_BACK = 24;

  /** The question that was answered, and the one that it may lean on itself. */
  private static final int TEXTS = 2;

  private final ConversationStore store;

  Antecedents(ConversationStore store) {
    this.store = store;
  }

  /**
   * The last question that was answered, and the sections that did; if none was answered lately,
   * the last text.
   */
  Optional<Antecedent> of(Conversation before) {
    long since = Math.max(0, before.lastSeq() - LEANS_BACK);
    List<Event> events = store.eventsAfter(before.id(), since, LEANS_BACK).reversed();
    Set<String> sections = new HashSet<>();
    List<String> asked = new ArrayList<>();
    Optional<String> last = Optional.empty();
    for (Event event : events) {
      if (event.from() == Event.Sender.CUSTOMER) {
        Optional<String> said = BodyJson.typed(event.body());
        last = last.or(() -> said);
        if (!sections.isEmpty() && said.isPresent()) {
          asked.add(said.get());
        }
      } else if (event.from() == Event.Sender.BOT && asked.isEmpty()) {
        for (Cited cited : BodyJson.answeredFrom(event.body())) {
          sections.add(Antecedent.key(cited.article(), cited.section()));
        }
      }
      if (asked.size() == TEXTS) {
        break;
      }
    }
    return asked.isEmpty()
        ? last.map(said -> new Antecedent(said, Set.of()))
        : Optional.of(new Antecedent(FollowUp.question(asked, before.locale()), sections));
  }
}
