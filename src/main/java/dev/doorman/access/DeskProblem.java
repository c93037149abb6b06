package dev.doorman.access;

import jakarta.ws.rs.core.Response;
import java.time.Duration;

/**
 * What the desk's API answers in place of a result (RFC 9457).
 *
 * @param code for programs, such as {@code signed-out}
 * @param detail for people: what to do
 */
public record DeskProblem(String type, String title, int status, String detail, String code) {
  private static final String MEDIA_TYPE = "application/problem+json";

  /** An answer with a problem that caches do not keep. */
  public static Response of(int status, String code, String detail) {
    var known = Response.Status.fromStatusCode(status);
    String title = known == null ? "Refused" : known.getReasonPhrase();
    return Response.status(status)
        .type(MEDIA_TYPE)
        .header("Cache-Control", "no-store")
        .entity(new DeskProblem("about:blank", title, status, detail, code))
        .build();
  }

  /** The same, telling when the next try may be made. */
  public static Response of(int status, String code, String detail, Duration wait) {
    return Response.fromResponse(of(status, code, detail))
        .header("Retry-After", Math.max(1, wait.plusMillis(999).toSeconds()))
        .build();
  }
}
