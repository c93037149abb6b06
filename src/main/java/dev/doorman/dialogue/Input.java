package dev.doorman.dialogue;

import dev.doorman.dialogue.PromptName.Option;
import dev.doorman.dialogue.Reply.Suggestion;

/** What can happen to a conversation. */
public sealed interface Input {
  /**
   * The customer wrote something in their own words.
   *
   * @param reliance whether the text means something only behind what was answered before
   */
  record Said(Understanding understanding, Found found, Reliance reliance) implements Input {
    /** A text that stands alone. */
    public Said(Understanding understanding, Found found) {
      this(understanding, found, Reliance.NONE);
    }
  }

  /** The customer pressed a prompt's button, or typed its full label. */
  record Chose(PromptName prompt, Option option) implements Input {}

  /** The customer took a suggestion, or typed its full label. */
  record Picked(Suggestion suggestion) implements Input {}

  /** The customer ticked or unticked an item of the checklist. */
  record Ticked(ItemId item, Tick tick) implements Input {}

  /**
   * The deletion API said something, or could not be asked.
   *
   * @param attempt the {@link State#attempt} that it is about
   */
  record Heard(int attempt, News news) implements Input {}

  /** The customer has been silent for a while. */
  record Silence() implements Input {}

  /** What the articles hold about a text. */
  enum Found {
    /** An answer that says how the account is deleted. */
    ABOUT_DELETION,
    /** An answer about something else. */
    OTHER,
    /** Sections that may be what is meant. */
    MAYBE,
    NOTHING
  }

  /** What a text leans on. */
  enum Reliance {
    NONE,
    /** On the last question that was answered; so does what was found. */
    ON_TOPIC
  }

  /** Whether an item was ticked or unticked. */
  enum Tick {
    DONE,
    NOT_DONE
  }
}
