package dev.doorman.desk;

import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.PromptName;
import dev.doorman.dialogue.State;
import java.util.Optional;

/** Where the deletion flow stands, as agents are told it. */
public final class Steps {
  private Steps() {}

  /**
   * A step.
   *
   * @param id as on the wire
   * @param prompt the question that waits for the customer
   * @param words for the summary; empty where no deletion is talked about
   */
  public record Step(String id, Optional<String> prompt, String words, boolean inFlow) {}

  /** The step of a conversation's state. */
  public static Step of(State state) {
    Flow step = state.step();
    String parked = state.flow() instanceof Flow.Parked ? "; the customer fell silent" : "";
    String words = words(step);
    return new Step(
        id(step),
        state.pending().map(PromptName::id),
        words.isEmpty() ? "" : words + parked,
        state.inFlow());
  }

  private static String id(Flow step) {
    return switch (step) {
      case Flow.Open open -> "open";
      case Flow.OfferingSignOut offering -> "offering-sign-out";
      case Flow.Warning warning -> "warning";
      case Flow.Requesting requesting -> "requesting";
      case Flow.Verifying verifying -> "verifying";
      case Flow.FinalConfirmation confirmation -> "final-confirmation";
      case Flow.Confirming confirming -> "confirming";
      case Flow.Withdrawing withdrawing -> "withdrawing";
      case Flow.Accepted accepted -> "accepted";
      case Flow.Completed completed -> "completed";
      case Flow.Parked parked -> "parked";
    };
  }

  private static String words(Flow step) {
    return switch (step) {
      case Flow.Open open -> "";
      case Flow.OfferingSignOut offering -> "wants to delete the account; offered to sign out";
      case Flow.Warning warning -> "wants to delete the account; shown what that means";
      case Flow.Requesting requesting -> "said yes to it; the request is being made";
      case Flow.Verifying verifying -> "is to prove who they are";
      case Flow.FinalConfirmation confirmation -> "has proved who they are; the last yes is asked";
      case Flow.Confirming confirming -> "has confirmed; the outcome is not known yet";
      case Flow.Withdrawing withdrawing -> "wants it stopped; the outcome is not known yet";
      case Flow.Accepted accepted -> "the deletion was accepted";
      case Flow.Completed completed -> "the deletion was carried out";
      case Flow.Parked parked -> words(parked.step());
    };
  }
}
