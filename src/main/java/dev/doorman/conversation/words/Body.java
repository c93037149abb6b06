package dev.doorman.conversation.words;

import dev.doorman.answer.Citation;
import dev.doorman.dialogue.ItemId;
import dev.doorman.dialogue.PromptName;
import dev.doorman.dialogue.Receipt;
import dev.doorman.dialogue.Reply;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Span;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What an event says. The kinds of the wire protocol. */
public sealed interface Body {
  /**
   * Plain text.
   *
   * @param choice the option that the customer chose, where this is the choice of one
   */
  record Text(String text, List<Button> suggestions, Optional<Choice> choice) implements Body {}

  /**
   * What an agent wrote.
   *
   * @param agent the name that the customer is told
   */
  record AgentText(String text, String agent, List<Citation> citations) implements Body {
    public AgentText {
      citations = List.copyOf(citations);
    }
  }

  /** Asks the customer to rate the chat with an agent. */
  record RatingRequest() implements Body {}

  /** The customer's rating, 1 to 5 stars. */
  record Rating(int stars, Optional<String> comment) implements Body {}

  /**
   * Passages of the articles, or sections that may be what is meant.
   *
   * @param chosenFrom the number of the event that offered the section, if the customer chose it
   *     there
   */
  record Answer(
      List<Block> blocks,
      List<Citation> citations,
      List<Button> suggestions,
      Reply.Survey survey,
      Certainty certainty,
      OptionalLong chosenFrom)
      implements Body {
    /** An answer to what was typed. */
    public Answer(
        List<Block> blocks,
        List<Citation> citations,
        List<Button> suggestions,
        Reply.Survey survey) {
      this(blocks, citations, suggestions, survey, Certainty.ANSWER, OptionalLong.empty());
    }
  }

  /** The articles have no answer. */
  record Unanswered(String text, List<Button> suggestions) implements Body {}

  /** How sure it is that the articles answer. */
  enum Certainty {
    ANSWER("answer"),
    MAYBE("maybe"),
    UNKNOWN("unknown");

    private final String wire;

    Certainty(String wire) {
      this.wire = wire;
    }

    /** The name on the wire. */
    public String wire() {
      return wire;
    }
  }

  /** A question with buttons. */
  record Prompt(
      PromptName name,
      Reply.Form form,
      String text,
      List<Block> blocks,
      List<CheckItem> items,
      List<Button> options,
      List<Citation> citations)
      implements Body {}

  /** The checklist of the warning with this seq, after a tick. */
  record Checklist(long prompt, List<CheckItem> items) implements Body {}

  /** The way to the verification page; it prints without the address. */
  record Handoff(URI url, String matchPhrase, Instant expiresAt) implements Body {
    @Override
    public String toString() {
      return "Handoff[expiresAt=" + expiresAt + "]";
    }
  }

  /** What the deletion API accepted or completed. */
  record ReceiptShown(
      Receipt receipt,
      Reply.Progress progress,
      String text,
      List<Block> gone,
      List<Block> stays,
      List<Citation> citations,
      List<Button> suggestions)
      implements Body {}

  /** Something that happened. */
  record Notice(String code, String text, List<Button> suggestions) implements Body {}

  /** A button: an option of a prompt, or a suggestion. */
  record Button(String id, String label) {}

  record Choice(long prompt, String option) {}

  record CheckItem(ItemId id, List<Span> spans, Done done) {}

  /** Whether an item of the checklist is ticked. */
  enum Done {
    YES,
    NO
  }
}
