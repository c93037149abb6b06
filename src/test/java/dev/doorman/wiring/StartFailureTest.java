package dev.doorman.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.knowledge.KnowledgeException;
import dev.doorman.knowledge.Problem;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartFailureTest {
  @Test
  void faultsInArticlesAreNamedByFileAndLine() {
    var fault = new KnowledgeException(List.of(new Problem("en/a.md", 3, "give it a title")));
    assertThat(StartFailure.explain(new RuntimeException(fault)))
        .hasValueSatisfying(why -> assertThat(why).contains("en/a.md:3: give it a title"));
  }

  @Test
  void aStoreThatAnotherProcessUsesIsNamed() {
    var inUse = new SQLException("Database may be already in use", "90020", 90020);
    assertThat(StartFailure.explain(new RuntimeException(new IllegalStateException(inUse))))
        .hasValueSatisfying(why -> assertThat(why).contains("Another process", "DOORMAN_DATA"));
  }

  @Test
  void otherFailuresAreNotExplainedAway() {
    assertThat(StartFailure.explain(new IllegalStateException("a bug"))).isEmpty();
  }
}
