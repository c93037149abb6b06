package dev.doorman.conversation;

import dev.doorman.answer.Antecedent;
import dev.doorman.answer.FollowUp;
import dev.doorman.conversation.words.BodyJson;
import dev.doorman.conversation.words.BodyJson.Cited;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds what a customer's next text may lean on, in the log of the conversation. Stateless. */
final class Antecedents {
  /** The question that was answered, and the one that it may lean on itself. */
  private static final int TEXTS = 2;

  private Antecedents() {}

  /**
   * The last question that was answered, and the sections that did; if none was answered lately,
   * the last text.
   */
  static Optional<Antecedent> of(RecentEvents recent, Locale locale) {
    Set<String> sections = new HashSet<>();
    List<String> asked = new ArrayList<>();
    Optional<String> last = Optional.empty();
    for (Event event : recent.all()) {
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
        : Optional.of(new Antecedent(FollowUp.question(asked, locale), sections));
  }
}
