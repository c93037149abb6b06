package dev.doorman.sandbox.api;

import dev.doorman.sandbox.book.Request;
import dev.doorman.sandbox.book.Store.StoreUnavailable;
import dev.doorman.sandbox.request.Handles;
import dev.doorman.sandbox.request.Idempotency;
import dev.doorman.sandbox.request.Refused;
import dev.doorman.sandbox.request.Refused.Reason;
import dev.doorman.sandbox.request.Requests;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The deletion API (docs/deletion-api/openapi.yaml), below {@code /sandbox/api}. */
@Path("/sandbox/api/deletion-requests")
public final class DeletionRequestsResource {
  private static final Logger LOG = Logger.getLogger(DeletionRequestsResource.class);
  private static final int KEY_MOST = 255;
  private static final String KEY = "Idempotency-Key";

  private final Bearer bearer;
  private final Requests requests;
  private final Idempotency idempotency;
  private final RequestJson json;
  private final Problems problems;

  @Inject
  DeletionRequestsResource(
      Bearer bearer,
      Requests requests,
      Idempotency idempotency,
      RequestJson json,
      Problems problems) {
    this.bearer = bearer;
    this.requests = requests;
    this.idempotency = idempotency;
    this.json = json;
    this.problems = problems;
  }

  /** Makes a request. */
  @POST
  public Response create(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @HeaderParam(KEY) @Nullable String key,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
      byte[] body) {
    return answer(
        authorization,
        201,
        () -> {
          String checked = checked(key);
          if (type == null || !isJson(type)) {
            throw new Refused(Reason.INVALID_REQUEST, "Send the body as application/json.");
          }
          var sent = WishJson.read(body);
          return json.withFirstLink(
              idempotency.once(
                  checked,
                  Handles.hash("create " + sent.canonical()),
                  tables -> json.writeForKeeping(requests.create(tables, sent.wish()))));
        });
  }

  /** Tells where a request stands. */
  @GET
  @Path("{id}")
  public Response get(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @PathParam("id") String id) {
    return answer(
        authorization,
        200,
        () -> {
          Request request = requests.get(id);
          return json.write(request, requests.acceptedBefore(request));
        });
  }

  /** Makes a new link. */
  @POST
  @Path("{id}/verification")
  public Response renew(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @PathParam("id") String id) {
    return answer(authorization, 201, () -> json.writeWithLink(requests.renew(id)));
  }

  /** Takes the final yes. */
  @POST
  @Path("{id}/confirmation")
  public Response confirm(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @HeaderParam(KEY) @Nullable String key,
      @PathParam("id") String id) {
    return answer(
        authorization,
        200,
        () ->
            idempotency.once(
                checked(key),
                Handles.hash("confirm " + id),
                tables -> json.write(requests.confirm(tables, id))));
  }

  /** Withdraws a request. */
  @DELETE
  @Path("{id}")
  public Response withdraw(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @PathParam("id") String id) {
    return answer(authorization, 200, () -> json.write(requests.withdraw(id)));
  }

  private Response answer(@Nullable String authorization, int status, Supplier<String> work) {
    try {
      bearer.check(authorization);
      return Response.status(status).type(MediaType.APPLICATION_JSON).entity(work.get()).build();
    } catch (Refused refused) {
      Response problem = problems.of(refused);
      return refused.reason() == Reason.UNAUTHORIZED
          ? Response.fromResponse(problem).header("WWW-Authenticate", "Bearer").build()
          : problem;
    } catch (StoreUnavailable e) {
      LOG.warn("The sandbox's database is not available: " + e.getCause());
      return problems
          .of(Reason.UNAVAILABLE, "The database is not available. Try again later.")
          .header("Retry-After", 2)
          .build();
    } catch (RuntimeException e) {
      LOG.error("A call of the sandbox's deletion API failed", e);
      return problems.fault();
    }
  }

  private static String checked(@Nullable String key) {
    if (key == null || key.isBlank()) {
      throw new Refused(
          Reason.IDEMPOTENCY_KEY_MISSING, "Send the header Idempotency-Key with this call.");
    }
    if (key.length() > KEY_MOST) {
      throw new Refused(
          Reason.INVALID_REQUEST, "The Idempotency-Key has more than 255 characters.");
    }
    return key;
  }

  private static boolean isJson(String type) {
    return type.strip().toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?");
  }
}
