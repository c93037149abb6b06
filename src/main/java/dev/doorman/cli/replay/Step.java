package dev.doorman.cli.replay;

import dev.doorman.cli.replay.ScriptedApi.Call;
import dev.doorman.cli.replay.ScriptedApi.Fate;
import dev.doorman.deletion.DeletionRequest;
import dev.doorman.deletion.DeletionRequest.Withdrawable;
import java.time.Duration;
import java.util.List;

/** What happens in a script. */
sealed interface Step {
  record Says(String text) implements Step {}

  /** Presses the button with this label or id: an option of the open question, or a suggestion. */
  record Presses(String button) implements Step {}

  record Ticks(String item, boolean done) implements Step {}

  record Passes(Duration time) implements Step {}

  record Leaves() implements Step {}

  record ComesBack() implements Step {}

  record Ends() implements Step {}

  record LeavesMessage(String text) implements Step {}

  /** The request goes to another state at the deletion API. */
  record ApiBecomes(DeletionRequest.State state, Withdrawable withdrawable, Hint hint)
      implements Step {}

  /** The request is verified, and another one for its account is accepted already. */
  record ApiAcceptedBefore() implements Step {}

  /** The deletion API has no such request any more. */
  record ApiForgets() implements Step {}

  /** All calls meet this from now on. */
  record ApiAlways(Fate fate) implements Step {}

  /** The next call of a kind meets this. */
  record ApiNext(Call call, Fate fate) implements Step {}

  /** The API's answers are held back, until they are not. */
  record ApiTakesItsTime() implements Step {}

  record ApiAnswers() implements Step {}

  /** Expected: the flow is at this step. */
  record IsAt(String step) implements Step {}

  /** Expected: these calls were made so far, but for questions about the status; in this order. */
  record WasAsked(List<String> calls) implements Step {}

  /** Whether the API's webhook tells of a change. */
  enum Hint {
    SENT,
    NONE
  }

  /** Whether something is checked and nothing done. */
  default boolean isCheck() {
    return this instanceof IsAt || this instanceof WasAsked;
  }
}
