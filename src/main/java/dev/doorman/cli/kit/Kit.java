package dev.doorman.cli.kit;

import dev.doorman.base.FinalException;
import dev.doorman.base.Secret;
import dev.doorman.cli.kit.Check.Broken;
import dev.doorman.cli.kit.Check.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All checks, in the order in which they are made.
 *
 * @param receiver where events come; null where nobody listens
 * @param webhookSecret null where it is not known
 * @param eventPatience how long events are waited for
 */
record Kit(
    Target target,
    Person person,
    @Nullable Receiver receiver,
    @Nullable Secret<String> webhookSecret,
    Duration eventPatience,
    Clock clock) {
  /**
   * Runs them all.
   *
   * @throws FinalException where the implementation cannot be reached, or does not take the token
   */
  Map<Check, Outcome> run() {
    try (var wire = new Wire(target)) {
      var api = new Api(wire, clock);
      reach(api);
      List<Check> checks = new ArrayList<>();
      checks.addAll(new AccessChecks(api, wire, target).all());
      checks.addAll(new CreateChecks(api).all());
      checks.addAll(new LinkChecks(api, wire, target, clock).all());
      checks.addAll(new WithdrawChecks(api).all());
      checks.addAll(new VerifiedChecks(api, person).all());
      checks.addAll(new EndChecks(api, person, target).all());
      checks.addAll(new WebhookChecks(api, receiver, webhookSecret, eventPatience).all());
      checks.addAll(new OverallChecks(api, wire).all());
      Map<Check, Outcome> outcomes = new LinkedHashMap<>();
      checks.forEach(check -> outcomes.put(check, check.outcome()));
      return outcomes;
    }
  }

  private void reach(Api api) {
    try {
      Exchange answer = api.get("none-" + Api.key());
      if (answer.status() == 401 || answer.status() == 403) {
        throw new FinalException(
            "The API does not take the token (%d). Check --token and --url."
                .formatted(answer.status()));
      }
    } catch (Broken e) {
      throw new FinalException("%s cannot be reached: %s".formatted(target.url(), e.why()));
    }
  }
}
