package dev.doorman.desk.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.base.RetriableException;
import dev.doorman.desk.DeskFault;
import dev.doorman.desk.wire.ChatJson;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.function.Supplier;

/** Answers of the desk: JSON that no cache keeps, or a problem (RFC 9457). */
final class Answers {
  private static final int UNAVAILABLE = 503;
  private static final Duration LATER = Duration.ofSeconds(2);

  private Answers() {}

  /** Does the work, and answers with what it gives or with why it cannot be done. */
  static Response of(Supplier<Response> work) {
    try {
      return work.get();
    } catch (DeskFault e) {
      ObjectNode problem =
          problem(e.code().status(), e.code().id(), String.valueOf(e.getMessage()));
      e.by().ifPresent(by -> problem.set("by", ChatJson.holder(by)));
      return problem(e.code().status(), problem).build();
    } catch (RetriableException e) {
      String detail = "We can't do this right now. You can safely send it again in a moment.";
      return problem(UNAVAILABLE, problem(UNAVAILABLE, "unavailable", detail))
          .header("Retry-After", Math.max(1, e.retryAfter().orElse(LATER).toSeconds()))
          .build();
    }
  }

  /** Answers 200 with this. */
  static Response ok(JsonNode body) {
    return json(200, body);
  }

  static Response json(int status, JsonNode body) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .header("Cache-Control", "no-store")
        .entity(body.toString())
        .build();
  }

  private static Response.ResponseBuilder problem(int status, ObjectNode problem) {
    return Response.status(status)
        .type("application/problem+json")
        .header("Cache-Control", "no-store")
        .entity(problem.toString());
  }

  private static ObjectNode problem(int status, String code, String detail) {
    var known = Response.Status.fromStatusCode(status);
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "about:blank")
        .put("title", known == null ? "Cannot be done" : known.getReasonPhrase())
        .put("status", status)
        .put("detail", detail)
        .put("code", code);
  }
}
