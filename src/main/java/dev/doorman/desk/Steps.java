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
    String parked = state.flow() instanceof Flow.Parked ? "; the customer stopped replying" : "";
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
      case Flow.OfferingSignOut offering ->
          "wants to delete the account; deciding whether to sign out instead";
      case Flow.Warning warning -> "wants to delete the account; reading the warning";
      case Flow.Requesting requesting -> "confirmed the warning; the request is being created";
      case Flow.Verifying verifying -> "needs to verify their identity";
      case Flow.FinalConfirmation confirmation -> "verified; needs to give the final confirmation";
      case Flow.Confirming confirming -> "confirmed; no answer from the deletion service yet";
      case Flow.Withdrawing withdrawing ->
          "asked to stop it; no answer from the deletion service yet";
      case Flow.Accepted accepted -> "accepted";
      case Flow.Completed completed -> "account deleted";
      case Flow.Parked parked -> words(parked.step());
    };
  }
}
