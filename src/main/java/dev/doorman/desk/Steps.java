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
    String known = words.isEmpty() ? "" : words + parked;
    return new Step(
        id(step),
        state.pending().map(PromptName::id),
        known.isEmpty() ? trouble(state) : known + note(trouble(state)),
        state.inFlow());
  }

  private static String note(String trouble) {
    return trouble.isEmpty() ? "" : "; " + trouble;
  }

  /** What is wrong with the deletion service, for whoever is asked to look into it. */
  private static String trouble(State state) {
    return switch (state.contact().trouble()) {
      case NONE -> "";
      case TOLD ->
          "the deletion service gives no usable answers; the customer was told it takes longer";
      case PERSON_OFFERED ->
          "the deletion service gives no usable answers for minutes; the customer was offered a"
              + " person. An administrator sees the reason at /api/ops/deletion-api";
      case STOPPING_UNCONFIRMED ->
          "the deletion service accepted a deletion that the customer did NOT confirm; it was asked"
              + " to stop it. Tell an administrator";
      case UNCONFIRMED_STANDS ->
          "the deletion service accepted a deletion that the customer did NOT confirm, and has not"
              + " stopped it. Tell an administrator at once";
    };
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
