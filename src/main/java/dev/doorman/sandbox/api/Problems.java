package dev.doorman.sandbox.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.sandbox.request.Refused;
import dev.doorman.sandbox.request.Refused.Reason;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Refusals as problem details (RFC 9457). */
@Singleton
final class Problems {
  private static final String MEDIA_TYPE = "application/problem+json";

  private final ObjectMapper mapper;

  @Inject
  Problems(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  Response of(Refused refused) {
    Response.ResponseBuilder response = of(refused.reason(), refused.detail());
    refused.retryAfter().ifPresent(wait -> response.header("Retry-After", seconds(wait)));
    return response.build();
  }

  Response.ResponseBuilder of(Reason reason, String detail) {
    return Response.status(reason.status())
        .type(MEDIA_TYPE)
        .entity(
            json("urn:doorman:problem:" + reason.type(), reason.title(), reason.status(), detail));
  }

  /** For a fault of the sandbox itself: what it was stands in the log only. */
  Response fault() {
    return Response.status(500)
        .type(MEDIA_TYPE)
        .entity(json("about:blank", "Internal Server Error", 500, "The log tells more."))
        .build();
  }

  private String json(String type, String title, int status, String detail) {
    ObjectNode node = mapper.createObjectNode();
    return node.put("type", type)
        .put("title", title)
        .put("status", status)
        .put("detail", detail)
        .toString();
  }

  /** Whole seconds, never too few. */
  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }
}
