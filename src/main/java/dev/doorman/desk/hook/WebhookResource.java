package dev.doorman.desk.hook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.access.Allowed;
import dev.doorman.access.Audit;
import dev.doorman.access.Caller;
import dev.doorman.access.Role;
import dev.doorman.base.Secret;
import dev.doorman.desk.DeskRefusal;
import dev.doorman.desk.hook.Subscription.Activity;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which other systems are told of what, and what became of telling them. */
@Path("/api/desk/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookResource {
  private static final String FORM = "{\"url\": \"https://…\", \"events\": [\"chat.waiting\", …]}";
  private static final int SECRET_BYTES = 32;
  private static final int LIMIT_MOST = 200;

  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final HookAddress addresses;
  private final HookWorker worker;
  private final Audit audit;
  private final Caller caller;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  WebhookResource(
      Subscriptions subscriptions,
      Deliveries deliveries,
      HookAddress addresses,
      HookWorker worker,
      Audit audit,
      Caller caller,
      Clock clock,
      SecureRandom random) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.addresses = addresses;
    this.worker = worker;
    this.audit = audit;
    this.caller = caller;
    this.clock = clock;
    this.random = random;
  }

  /** All of them, without their secrets. */
  @GET
  @Allowed(Role.ADMIN)
  public Response list() {
    return HookJson.ok(HookJson.subscriptions(subscriptions.all()));
  }

  /** Adds one: 201 with its secret, which is shown this once. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Role.ADMIN)
  public Response add(byte[] body) {
    JsonNode sent = DeskRefusal.object(body, FORM, Set.of("url", "events"));
    Subscription wanted = read(sent);
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    var secret = new Secret<>(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    return switch (subscriptions.add(wanted, secret, caller.agent().id())) {
      case YES -> {
        audit.note(
            caller.agent(),
            "webhook-added",
            wanted.id().toString(),
            wanted.url().getHost() + " " + String.join(" ", wanted.events()));
        yield Response.status(201)
            .header("Cache-Control", "no-store")
            .entity(HookJson.subscription(wanted).put("secret", secret.value()).toString())
            .build();
      }
      case TOO_MANY ->
          throw new DeskRefusal(
              409,
              "too-many-webhooks",
              "There are " + Subscriptions.MOST + " webhooks; remove one first.");
    };
  }

  private Subscription read(JsonNode sent) {
    if (!sent.path("url").isTextual()) {
      throw new DeskRefusal(400, "bad-url", "url is missing. Send " + FORM + ".");
    }
    URI url;
    try {
      url = addresses.read(sent.path("url").asText().strip());
      addresses.resolve(url);
    } catch (HookAddress.Refused e) {
      throw new DeskRefusal(400, "bad-url", e.getMessage() + ".");
    }
    List<String> events = new ArrayList<>();
    sent.path("events").forEach(event -> events.add(event.asText()));
    try {
      return new Subscription(
          new SubscriptionId(UUID.randomUUID()), url, events, Activity.ACTIVE, clock.instant());
    } catch (IllegalArgumentException e) {
      throw new DeskRefusal(400, "bad-events", e.getMessage() + ".");
    }
  }

  /** Pauses one or goes on with it: {@code {active: false}}. */
  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Role.ADMIN)
  public Response change(@PathParam("id") String id, byte[] body) {
    JsonNode active =
        DeskRefusal.object(body, "{\"active\": false}", Set.of("active")).path("active");
    if (!active.isBoolean()) {
      throw new DeskRefusal(400, "bad-active", "Send {\"active\": true} or {\"active\": false}.");
    }
    Activity wanted = active.asBoolean() ? Activity.ACTIVE : Activity.PAUSED;
    Subscription changed =
        subscriptions.set(known(id), wanted).orElseThrow(WebhookResource::unknown);
    audit.note(
        caller.agent(),
        wanted == Activity.ACTIVE ? "webhook-resumed" : "webhook-paused",
        changed.id().toString(),
        changed.url().getHost());
    worker.hurry();
    return HookJson.ok(HookJson.subscription(changed));
  }

  /** Removes one with its deliveries. */
  @DELETE
  @Path("/{id}")
  @Allowed(Role.ADMIN)
  public Response remove(@PathParam("id") String id) {
    SubscriptionId known = known(id);
    if (!subscriptions.remove(known)) {
      throw unknown();
    }
    audit.note(caller.agent(), "webhook-removed", known.toString(), "");
    return Response.noContent().build();
  }

  /** What was told or is to be told, the latest first. */
  @GET
  @Path("/{id}/deliveries")
  @Allowed(Role.ADMIN)
  public Response deliveries(
      @PathParam("id") String id,
      @QueryParam("before") @Nullable String before,
      @QueryParam("limit") @DefaultValue("50") String limit) {
    SubscriptionId known = known(id);
    if (subscriptions.find(known).isEmpty()) {
      throw unknown();
    }
    OptionalLong smaller =
        before == null || before.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(number(before, "before"));
    int most = Math.clamp(number(limit, "limit"), 1, LIMIT_MOST);
    return HookJson.ok(HookJson.deliveries(deliveries.of(known, smaller, most)));
  }

  /** Has one told again: 202, 404, or 409 while it is pending. */
  @POST
  @Path("/{id}/deliveries/{n}/retry")
  @Allowed(Role.ADMIN)
  public Response retry(@PathParam("id") String id, @PathParam("n") String n) {
    SubscriptionId known = known(id);
    long number = number(n, "the delivery's number");
    return switch (deliveries.retry(known, number, clock.instant())) {
      case YES -> {
        audit.note(caller.agent(), "webhook-retried", known.toString(), "delivery " + number);
        worker.hurry();
        yield Response.accepted().build();
      }
      case UNKNOWN ->
          throw new DeskRefusal(404, "unknown-delivery", "There is no delivery of this number.");
      case PENDING ->
          throw new DeskRefusal(
              409, "delivery-pending", "This delivery is pending: it is tried again by itself.");
    };
  }

  private static long number(String text, String what) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new DeskRefusal(400, "bad-number", what + " must be a whole number.");
    }
    return Long.parseLong(text);
  }

  private static SubscriptionId known(String text) {
    try {
      if (text.length() == 36) {
        return new SubscriptionId(UUID.fromString(text));
      }
    } catch (IllegalArgumentException e) {
      // Answered below, as any other name that none has.
    }
    throw unknown();
  }

  private static DeskRefusal unknown() {
    return new DeskRefusal(404, "unknown-webhook", "There is no webhook of this id.");
  }
}
