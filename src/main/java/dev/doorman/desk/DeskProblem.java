package dev.doorman.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.doorman.base.RetriableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;

/** A call to the desk's API that is refused, as a problem of RFC 9457 with a code. */
public final class DeskProblem extends WebApplicationException {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_BYTES = 64 * 1024;

  /**
   * @param code for programs, as {@code unknown-chat}
   * @param detail for people: what is wrong and what to do
   */
  public DeskProblem(int status, String code, String detail) {
    super(detail, response(status, code, detail));
  }

  private static Response response(int status, String code, String detail) {
    var reason = Response.Status.fromStatusCode(status);
    var problem =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "about:blank")
            .put("title", reason == null ? "Unprocessable Content" : reason.getReasonPhrase())
            .put("status", status)
            .put("detail", detail)
            .put("code", code);
    return Response.status(status)
        .type("application/problem+json")
        .header("Cache-Control", "no-store")
        .entity(problem.toString())
        .build();
  }

  /** What to answer while the database is not available. */
  public static Response unavailable(RetriableException why) {
    return Response.fromResponse(
            response(503, "unavailable", "The database is not available. Try again later."))
        .header("Retry-After", why.retryAfter().orElse(Duration.ofSeconds(2)).toSeconds())
        .build();
  }

  /**
   * The JSON object of a request's body.
   *
   * @param form what to send instead, for people
   * @throws DeskProblem where it is none, or longer than 64 kB
   */
  public static JsonNode object(byte[] body, String form) {
    if (body.length > MOST_BYTES) {
      throw new DeskProblem(413, "too-long", "The body is too long: at most 64 kB.");
    }
    try {
      JsonNode sent = MAPPER.readTree(body);
      if (sent != null && sent.isObject()) {
        return sent;
      }
    } catch (IOException e) {
      // Answered below, as any other body that is no object.
    }
    throw new DeskProblem(400, "bad-json", "Send " + form + " as JSON.");
  }
}
