package dev.doorman.conversation.delivery;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the deletion API sends its events. Answers 204, or a problem (RFC 9457). */
@Path("/api/deletion-events")
public final class DeletionEventsResource {
  private final Webhook webhook;

  @Inject
  DeletionEventsResource(Webhook webhook) {
    this.webhook = webhook;
  }

  /** Takes one event. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response take(@HeaderParam("Doorman-Signature") @Nullable String signature, byte[] body) {
    return switch (webhook.take(Optional.ofNullable(signature), body)) {
      case YES -> Response.noContent().build();
      case NOT_SIGNED ->
          problem(
              401,
              "not-signed",
              "The signature is missing, wrong, or older than five minutes. Sign the body anew with"
                  + " the webhook secret, and check the clock.");
      case NOT_READABLE ->
          problem(400, "not-readable", "The body is no event: send {id, request, state, at}.");
    };
  }

  private static Response problem(int status, String type, String detail) {
    return Response.status(status)
        .type("application/problem+json")
        .entity(
            "{\"type\":\"urn:doorman:problem:%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(type, status, detail))
        .build();
  }
}
