package dev.doorman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.answer.Answer;
import dev.doorman.answer.Outcome;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Asks the hand-written questions, each with the section that answers it, or none. */
class QuestionsTest {
  private static final Path QUESTIONS =
      Path.of("src/test/resources/questions/delete-or-deactivate.tsv");

  /** Of a hundred that have an answer. Today 180 of 203 cite a right section. */
  private static final int RIGHT_AT_LEAST = 88;

  /** Of a hundred that have none. Today 100 of 106 are refused. */
  private static final int REFUSED_AT_LEAST = 94;

  @Test
  void nearlyAllAreAnsweredFromTheRightSectionAndHardlyAnyThatHasNoAnswer() {
    List<Labelled> questions = Labelled.read(QUESTIONS);
    assertThat(questions).hasSizeGreaterThanOrEqualTo(270);
    List<String> missed = new ArrayList<>();
    List<String> wronglyAnswered = new ArrayList<>();
    Map<String, Integer> answered = new HashMap<>();
    int answerable = 0;
    try (var parts = Parts.of(KnowledgeFolder.read(Path.of("knowledge")))) {
      for (Labelled labelled : questions) {
        Outcome outcome = parts.answerer().answer(labelled.question(), Library.DEFAULT_LOCALE);
        Set<String> cited = cited(outcome);
        if (labelled.relevant().isEmpty()) {
          if (!cited.isEmpty()) {
            wronglyAnswered.add(labelled.question() + " → " + cited);
          }
          continue;
        }
        answerable++;
        if (cited.stream().noneMatch(labelled.relevant()::contains)) {
          missed.add(labelled.question() + " → " + cited);
        }
        cited.forEach(section -> answered.merge(section, 1, Integer::sum));
      }
    }
    int unanswerable = questions.size() - answerable;
    assertThat(unanswerable).isGreaterThanOrEqualTo(90);
    assertThat(100 * (unanswerable - wronglyAnswered.size()) / unanswerable)
        .as("percent refused; wrongly answered: %s", wronglyAnswered)
        .isGreaterThanOrEqualTo(REFUSED_AT_LEAST);
    assertThat(100 * (answerable - missed.size()) / answerable)
        .as("percent answered from the right section; missed: %s", missed)
        .isGreaterThanOrEqualTo(RIGHT_AT_LEAST);
    assertThat(new TreeSet<>(answered.keySet()))
        .containsAll(
            questions.stream()
                .flatMap(labelled -> labelled.relevant().stream())
                .collect(Collectors.toSet()));
  }

  private static Set<String> cited(Outcome outcome) {
    return outcome instanceof Answer answer
        ? answer.citations().stream()
            .map(citation -> citation.article() + "#" + citation.section())
            .collect(Collectors.toSet())
        : Set.of();
  }
}
