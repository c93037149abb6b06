package dev.doorman.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How much of what people write is recognised, on 400 labelled lines in six languages. The first
 * half was written before the rules, and the rules were then tuned on it; the second half was
 * written after them, in one go. Before anything was changed for it, recall and precision of the
 * second half were .992 each; the two kinds of fault that it showed were then put right.
 */
class RedactionLinesTest {
  @ParameterizedTest
  @ValueSource(strings = {"first.tsv", "second.tsv"})
  void secretsGoAndTheRestStays(String name) {
    RedactionLines half = RedactionLines.read(name);
    assertThat(half.lines().size()).isEqualTo(200);
    assertThat(half.recall()).as("recall; wrong are %s", half.wrong()).isGreaterThanOrEqualTo(0.99);
    assertThat(half.precision())
        .as("precision; wrong are %s", half.wrong())
        .isGreaterThanOrEqualTo(0.95);
  }
}
