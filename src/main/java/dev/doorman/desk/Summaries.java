package dev.doorman.desk;

import dev.doorman.answer.Rewording;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Span;
import dev.doorman.redaction.Redaction;
import dev.doorman.redaction.Redaction.Watch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Has a language model say a {@link Summary} in fewer words, where one is configured. It is given
 * the summary's lines and nothing else of the chat, with digits that could be a code and email
 * addresses masked, and each of its sentences is checked against them.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Summaries {
  private static final String QUESTION = "What does the customer want, and what was answered?";
  private static final Pattern EMAIL = Pattern.compile("\\S+@\\S+");

  private final Rewording rewording;

  public Summaries(Rewording rewording) {
    this.rewording = rewording;
  }

  /** Who worded a summary. */
  public enum By {
    EXTRACT,
    MODEL;

    /** The name on the wire. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A summary as it is shown. */
  public record Worded(List<String> lines, By by) {
    public Worded {
      lines = List.copyOf(lines);
    }
  }

  /** Whether there is a model to ask. */
  public boolean canReword() {
    return !rewording.deadline().isZero();
  }

  /**
   * The lines in other words; as they are where there is no model, it is busy or late, or what it
   * says does not stand in them. Blocks until the model's deadline at most.
   */
  public Worded reword(List<String> lines) {
    Optional<Rewording.Place> free =
        lines.isEmpty() ? Optional.empty() : rewording.place(Locale.ENGLISH);
    if (free.isEmpty()) {
      return new Worded(lines, By.EXTRACT);
    }
    try (Rewording.Place place = free.get()) {
      List<Block> passages = lines.stream().map(Summaries::paragraph).toList();
      return place
          .reword(new Rewording.Source(passages, List.of()), QUESTION, piece -> {})
          .map(Summaries::lines)
          .filter(said -> !said.isEmpty())
          .map(said -> new Worded(said, By.MODEL))
          .orElseGet(() -> new Worded(lines, By.EXTRACT));
    }
  }

  private static Block paragraph(String line) {
    String masked = Redaction.of(EMAIL.matcher(line).replaceAll("•••"), Watch.CODES).text();
    return new Block.Paragraph(List.of(Span.plain(masked)));
  }

  private static List<String> lines(List<Block> blocks) {
    return blocks.stream()
        .flatMap(block -> Stream.of(PlainText.of(block).split("\\R")))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
