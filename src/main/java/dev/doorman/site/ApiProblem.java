package dev.doorman.site;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an API answers in place of a result (RFC 9457). */
@Schema(name = "Problem")
public record ApiProblem(String type, String title, int status, String detail) {
  static final String MEDIA_TYPE = "application/problem+json";
  private static final int BAD_REQUEST = 400;
  private static final int TOO_MANY_REQUESTS = 429;

  /** Tells that the request was wrong, and how to put it right. */
  static Response badRequest(String detail) {
    var problem =
        new ApiProblem("urn:doorman:problem:bad-search", "Bad request", BAD_REQUEST, detail);
    return Response.status(BAD_REQUEST).type(MEDIA_TYPE).entity(problem).build();
  }

  /** Tells that there were too many requests, and when the next may come. */
  static Response tooMany(Duration pause) {
    var problem =
        new ApiProblem(
            "urn:doorman:problem:too-many-searches",
            "Too many searches",
            TOO_MANY_REQUESTS,
            "Wait for as many seconds as Retry-After says, then search again.");
    return Response.status(TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, pause.toSeconds())
        .type(MEDIA_TYPE)
        .entity(problem)
        .build();
  }
}
