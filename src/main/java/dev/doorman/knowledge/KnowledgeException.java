package dev.doorman.knowledge;

import dev.doorman.base.FinalException;
import java.util.List;

/** The knowledge folder cannot be used; names every file and line with what to do. */
public final class KnowledgeException extends FinalException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public KnowledgeException(List<Problem> problems) {
    super(
        "The articles cannot be used:\n  "
            + String.join("\n  ", problems.stream().map(Problem::toString).toList()));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong. */
  public List<Problem> problems() {
    return problems;
  }
}
