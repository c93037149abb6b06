package dev.doorman.cli;

import dev.doorman.answer.Answer;
import dev.doorman.answer.Antecedent;
import dev.doorman.answer.FollowUp;
import dev.doorman.answer.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a question in a talk may lean on, as in the chat: the last question that was answered, or
 * the last one where none was. Not safe for use by several threads.
 */
final class TalkSoFar {
  private final Optional<String> id;
  private Optional<String> last = Optional.empty();
  private Optional<Antecedent> before = Optional.empty();

  /**
   * @param id of the talk; without one, nothing leans on anything
   */
  TalkSoFar(Optional<String> id) {
    this.id = id;
  }

  /** Whether a question goes on with this talk. */
  boolean isOf(Optional<String> talk) {
    return id.isPresent() && id.equals(talk);
  }

  /** What the next question may lean on. */
  Optional<Antecedent> before() {
    return before;
  }

  /** Remembers a question and what came of it. */
  void add(String question, Outcome outcome, Locale locale) {
    if (outcome instanceof Answer answer) {
      List<String> asked = new ArrayList<>(List.of(question));
      last.ifPresent(asked::add);
      before = Optional.of(new Antecedent(FollowUp.question(asked, locale), sections(answer)));
    } else if (before.filter(one -> !one.sections().isEmpty()).isEmpty()) {
      before = Optional.of(new Antecedent(question, Set.of()));
    }
    last = Optional.of(question);
  }

  private static Set<String> sections(Answer answer) {
    return answer.citations().stream()
        .map(citation -> Antecedent.key(citation.article().value(), citation.section()))
        .collect(Collectors.toSet());
  }
}
