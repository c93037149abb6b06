package dev.doorman.cli.kit;

import dev.doorman.cli.kit.Check.Blocked;
import java.util.List;
import java.util.Map;

/** Who may call, and for what. */
record AccessChecks(Api api, Wire wire, Target target) {
  List<Check> all() {
    return List.of(
        new Check(
            "token-required",
            "Without a valid token every call is answered with 401, and changes nothing",
            this::tokenRequired),
        new Check("token-second", "Two tokens are valid at once", this::tokenSecond),
        new Check(
            "unknown-request",
            "A request that does not exist is answered with 404",
            this::unknown));
  }

  private void tokenRequired() {
    String id = api.made().text("id");
    for (String credentials :
        List.of("", "Bearer wrong-" + Api.key(), "Bearer", "Basic d3Jvbmc6d3Jvbmc=")) {
      String with = credentials.isEmpty() ? " without a token" : " with a wrong token";
      for (Call call : calls(id)) {
        Exchange answer =
            wire.send(call.method(), call.path(), call.headers(), call.body(), credentials);
        api.refused(answer, 401, "unauthorized", call.method() + " " + call.path() + with);
      }
    }
    Api.state(api.get(id), "awaiting_verification", "after calls without a valid token");
  }

  private record Call(String method, String path, Map<String, String> headers, String body) {}

  private List<Call> calls(String id) {
    String one = "/deletion-requests/" + id;
    return List.of(
        new Call("GET", one, Map.of(), ""),
        new Call("POST", "/deletion-requests", Map.of("Idempotency-Key", Api.key()), api.body()),
        new Call("POST", one + "/verification", Map.of(), ""),
        new Call("POST", one + "/confirmation", Map.of("Idempotency-Key", Api.key()), ""),
        new Call("DELETE", one, Map.of(), ""));
  }

  private void tokenSecond() {
    String second =
        target
            .second()
            .orElseThrow(() -> new Blocked("no second token was given (--second-token)"))
            .value();
    String path = "/deletion-requests/" + api.made().text("id");
    Exchange answer = wire.send("GET", path, Map.of(), "", "Bearer " + second);
    Api.status(answer, 200, "a call with the second token");
  }

  private void unknown() {
    String none = "none-" + Api.key();
    for (Exchange answer :
        List.of(api.get(none), api.renew(none), api.confirm(none, Api.key()), api.withdraw(none))) {
      api.refused(answer, 404, "not-found", answer.method() + " of an unknown request");
    }
  }
}
