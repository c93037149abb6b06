package dev.doorman.sandbox.page;

import dev.doorman.sandbox.book.Store.StoreUnavailable;
import dev.doorman.sandbox.proof.Outcome;
import dev.doorman.sandbox.proof.Outcome.Fault;
import dev.doorman.sandbox.proof.Sight;
import dev.doorman.sandbox.proof.Verification;
import dev.doorman.sandbox.words.Tongue;
import dev.doorman.sandbox.words.Tongues;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The verification page, on which customers prove who they are. Looking at it changes nothing, for
 * link previews look too; its forms come back to the same address. The handle in the address and
 * the codes go into no log: a fault is caught here, because the server would log it with the
 * address.
 */
@Path("/sandbox/verify/{handle}")
public final class VerificationResource {
  private static final Logger LOG = Logger.getLogger(VerificationResource.class);
  private static final String HTML = "text/html;charset=UTF-8";
  private static final String HANDLE = "[A-Za-z0-9_-]{22}";

  private final Verification verification;
  private final Tongues tongues;
  private final SameSite sameSite;
  private final Clock clock;

  @Inject
  VerificationResource(Verification verification, Tongues tongues, SameSite sameSite, Clock clock) {
    this.verification = verification;
    this.tongues = tongues;
    this.sameSite = sameSite;
    this.clock = clock;
  }

  /** Shows where the link stands. */
  @GET
  public Response look(@PathParam("handle") String handle, @Context HttpHeaders headers) {
    return guarded(
        handle,
        headers,
        t ->
            switch (handle.matches(HANDLE) ? verification.look(handle) : new Sight.Unknown()) {
              case Sight.Open(var request) ->
                  page(200, Pages.step(t, request, "", "", clock.instant()));
              case Sight.Closed closed -> page(status(closed), Pages.closed(t, closed));
            });
  }

  /**
   * Takes what the customer did.
   *
   * @param action {@code yes}, {@code no}, {@code identify}, {@code other}, {@code resend} or
   *     {@code check}
   * @param contact with {@code identify}
   * @param code with {@code check}
   */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response act(
      @PathParam("handle") String handle,
      @FormParam("action") @DefaultValue("") String action,
      @FormParam("contact") @DefaultValue("") String contact,
      @FormParam("code") @DefaultValue("") String code,
      @Context HttpHeaders headers) {
    return guarded(
        handle,
        headers,
        t -> {
          if (!sameSite.sent(headers)) {
            return page(403, Pages.notHere(t));
          }
          if (!handle.matches(HANDLE)) {
            return page(404, Pages.closed(t, new Sight.Unknown()));
          }
          Outcome outcome =
              switch (action) {
                case "yes" -> verification.accept(handle);
                case "no" -> verification.reject(handle);
                case "identify" -> verification.identify(handle, contact);
                case "other" -> verification.identifyAnew(handle);
                case "resend" -> verification.resend(handle);
                case "check" -> verification.check(handle, code);
                default -> new Outcome.Next();
              };
          return answer(t, outcome, handle, contact);
        });
  }

  private Response answer(Tongue t, Outcome outcome, String handle, String typed) {
    return switch (outcome) {
      // Relative, so that it holds behind any proxy: the same page, asked for anew.
      case Outcome.Next() -> Response.status(303).header("Location", handle).build();
      case Outcome.Verified() -> page(200, Pages.verified(t));
      case Outcome.Rejected() -> page(200, Pages.closed(t, new Sight.Rejected()));
      case Outcome.Closed(Sight.Closed closed) -> page(status(closed), Pages.closed(t, closed));
      case Outcome.Again(var request, Fault fault) -> {
        Response again =
            page(status(fault), Pages.again(t, request, typed, fault, clock.instant()));
        yield pause(fault)
            .map(
                pause ->
                    Response.fromResponse(again)
                        .header("Retry-After", Math.max(1, pause.plusMillis(999).toSeconds()))
                        .build())
            .orElse(again);
      }
    };
  }

  private static int status(Sight.Closed closed) {
    return closed instanceof Sight.Unknown ? 404 : 410;
  }

  private static int status(Fault fault) {
    return switch (fault) {
      case Fault.NoContact() -> 422;
      case Fault.NoCode() -> 422;
      case Fault.CodeExpired() -> 422;
      case Fault.WrongCode ignored -> 422;
      case Fault.CheckTooSoon ignored -> 429;
      case Fault.SendTooSoon ignored -> 429;
      case Fault.NoMoreCodes() -> 429;
      case Fault.TooManyForContact ignored -> 429;
    };
  }

  private static Optional<Duration> pause(Fault fault) {
    return switch (fault) {
      case Fault.CheckTooSoon(Duration pause) -> Optional.of(pause);
      case Fault.SendTooSoon(Duration pause) -> Optional.of(pause);
      case Fault.TooManyForContact(Duration pause) -> Optional.of(pause);
      case Fault.NoContact() -> Optional.empty();
      case Fault.NoCode() -> Optional.empty();
      case Fault.CodeExpired() -> Optional.empty();
      case Fault.WrongCode ignored -> Optional.empty();
      case Fault.NoMoreCodes() -> Optional.empty();
    };
  }

  private Response guarded(String handle, HttpHeaders headers, Function<Tongue, Response> work) {
    try {
      return work.apply(tongue(handle, headers));
    } catch (StoreUnavailable e) {
      LOG.warn("The sandbox's database is not available: " + e.getCause());
      return page(503, Pages.unavailable(accepted(headers)));
    } catch (RuntimeException e) {
      LOG.error("A verification page failed", e);
      return page(500, Pages.unavailable(accepted(headers)));
    }
  }

  /** The language of the chat, as Doorman told it; where there is no such link, the browser's. */
  private Tongue tongue(String handle, HttpHeaders headers) {
    return Optional.of(handle)
        .filter(sent -> sent.matches(HANDLE))
        .flatMap(verification::language)
        .map(tongues::of)
        .orElseGet(() -> accepted(headers));
  }

  private Tongue accepted(HttpHeaders headers) {
    return tongues.accepted(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }

  private static Response page(int status, TemplateInstance template) {
    return Response.status(status).type(HTML).entity(template.render()).build();
  }
}
