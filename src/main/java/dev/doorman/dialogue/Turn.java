package dev.doorman.dialogue;

import java.util.List;

/** What an input leads to: the next state, what to show, and what to ask of the deletion API. */
public record Turn(State state, List<Reply> replies, List<Effect> effects) {
  public Turn {
    replies = List.copyOf(replies);
    effects = List.copyOf(effects);
  }
}
