package dev.doorman.cli.kit;

import dev.doorman.cli.kit.Check.Blocked;
import java.util.List;

/** How requests end: by the owner's no, and by the deletion itself. */
record EndChecks(Api api, Person person, Target target) {
  List<Check> all() {
    return List.of(
        new Check("rejected", "The owner's no on the page ends the request", this::rejected),
        new Check(
            "completed",
            "An accepted request is completed, and cannot be withdrawn then",
            this::completed));
  }

  private void rejected() {
    Exchange made = api.made();
    String id = made.text("id");
    VerifiedChecks.go(person, Person.Errand.REJECT, made);
    Api.state(api.get(id), "rejected", "after the owner's no");
    api.refused(api.renew(id), 409, "not-verifiable", "a new link for a rejected request");
    api.refused(
        api.confirm(id, Api.key()), 409, "not-verified", "a confirmation of a rejected request");
    api.refused(api.withdraw(id), 409, "not-withdrawable", "a withdrawal of a rejected request");
  }

  private void completed() {
    if (target.patience().isZero()) {
      throw new Blocked("it takes time, and deletes a test account; see --wait");
    }
    String id = VerifiedChecks.verified(api, person).text("id");
    if (api.confirm(id, Api.key()).status() != 200) {
      throw new Blocked("nothing was accepted; see confirm");
    }
    boolean done =
        Pause.until(() -> api.get(id).text("state").equals("completed"), target.patience());
    if (!done) {
      throw new Blocked("it was not completed in %d s".formatted(target.patience().toSeconds()));
    }
    Exchange now = api.get(id);
    Api.that(
        !CreateChecks.between(now, "/acceptedAt", "/completedAt").isNegative(),
        "\"completedAt\" must not be before \"acceptedAt\"",
        now);
    api.refused(api.withdraw(id), 409, "not-withdrawable", "a withdrawal of a completed request");
  }
}
