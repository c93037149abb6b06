package dev.doorman.cli.kit;

import java.util.List;

/** What can be done to a request that nobody has verified. */
record WithdrawChecks(Api api) {
  List<Check> all() {
    return List.of(
        new Check(
            "confirm-unverified",
            "Without verification a confirmation is answered with 409, and changes nothing",
            this::confirmUnverified),
        new Check("withdraw", "A request can be withdrawn, and withdrawn again", this::withdraw),
        new Check(
            "withdrawn-ends",
            "A withdrawn request takes no new link and no confirmation (409)",
            this::withdrawnEnds));
  }

  private void confirmUnverified() {
    String id = api.made().text("id");
    api.refused(
        api.confirm(id, Api.key()), 409, "not-verified", "a confirmation without verification");
    Api.state(api.get(id), "awaiting_verification", "after a refused confirmation");
  }

  private void withdraw() {
    String id = api.made().text("id");
    Exchange withdrawn = api.withdraw(id);
    Api.status(withdrawn, 200, "a withdrawal");
    Api.state(withdrawn, "withdrawn", "after a withdrawal");
    Exchange again = api.withdraw(id);
    Api.status(again, 200, "a second withdrawal");
    Exchange now = api.get(id);
    Api.state(now, "withdrawn", "after a withdrawal");
    Api.that(
        !now.json().path("withdrawable").asBoolean(true),
        "\"withdrawable\" must be false after a withdrawal",
        now);
  }

  private void withdrawnEnds() {
    String id = api.made().text("id");
    if (api.withdraw(id).status() != 200) {
      throw new Check.Blocked("it could not be withdrawn; see withdraw");
    }
    api.refused(api.renew(id), 409, "not-verifiable", "a new link for a withdrawn request");
    api.refused(
        api.confirm(id, Api.key()), 409, "not-verified", "a confirmation of a withdrawn request");
    Api.state(api.get(id), "withdrawn", "after that");
  }
}
