package dev.doorman.access.page;

import dev.doorman.access.Role;
import dev.doorman.access.SignedIn;
import dev.doorman.access.account.AuditLog;
import dev.doorman.access.account.AuditStore.Entry;
import dev.doorman.access.account.FirstAdmin;
import dev.doorman.access.account.Staff;
import dev.doorman.access.oidc.CodeFlow;
import dev.doorman.access.oidc.Providers;
import dev.doorman.access.rest.UserView;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of sign-in, the own password, users, and the audit log. */
@Path("/desk")
@Produces(MediaType.TEXT_HTML)
@DeskPage
public final class PagesResource {
  private static final int ENTRIES = 100;

  private final PageDoor door;
  private final Staff staff;
  private final AuditLog log;
  private final FirstAdmin firstAdmin;
  private final Providers providers;

  @Inject
  PagesResource(
      PageDoor door, Staff staff, AuditLog log, FirstAdmin firstAdmin, Providers providers) {
    this.door = door;
    this.staff = staff;
    this.log = log;
    this.firstAdmin = firstAdmin;
    this.providers = providers;
  }

  /** The sign-in; whoever is signed in goes on at once. */
  @GET
  @Path("/sign-in")
  public Response signIn(
      @QueryParam("next") @Nullable String next,
      @QueryParam("failed") @Nullable String failed,
      @Context HttpServerRequest request) {
    if (failed == null && door.session(request).isPresent()) {
      return PageDoor.to(Next.of(next));
    }
    boolean password = firstAdmin.isOpen();
    Optional<CodeFlow> provider = providers.configured();
    String hint =
        password || provider.isPresent()
            ? null
            : "No one can sign in yet. Set DOORMAN_ADMIN_PASSWORD, restart Doorman, and sign in"
                + " here as admin.";
    var ways =
        new SignInView(
            password,
            provider.map(CodeFlow::label).orElse(null),
            hint,
            Failures.words(failed),
            Next.of(next));
    return Templates.page(200, Templates.signIn(PageView.signedOut(), ways));
  }

  /** Changing the own password. */
  @GET
  @Path("/password")
  public Response password(
      @QueryParam("next") @Nullable String next, @Context HttpServerRequest request) {
    Optional<SignedIn> session = door.session(request);
    if (session.isEmpty()) {
      return PageDoor.to(Next.behind("/desk/sign-in", "/desk/password"));
    }
    SignedIn caller = session.get();
    var view = PageView.of("password", caller);
    if (!view.isOwnPassword()) {
      return Templates.page(
          200,
          Templates.message(
              view,
              "No password here",
              "You sign in through another provider. Change your password there."));
    }
    boolean due = caller.password() == SignedIn.Password.DUE_TO_CHANGE;
    return Templates.page(200, Templates.password(view, due, Next.of(next)));
  }

  /** Users. */
  @GET
  @Path("/users")
  public Response users(@Context HttpServerRequest request) {
    return door.open(
        request,
        Set.of(Role.ADMIN),
        caller ->
            Templates.page(
                200,
                Templates.users(
                    PageView.of("users", caller),
                    staff.all().stream().map(UserView::of).toList())));
  }

  /** The audit log, a hundred entries at once. */
  @GET
  @Path("/audit")
  public Response audit(
      @QueryParam("before") @Nullable String before, @Context HttpServerRequest request) {
    return door.open(
        request,
        Set.of(Role.ADMIN),
        caller -> {
          List<Entry> entries =
              log.page(Optional.ofNullable(before).flatMap(PagesResource::id), ENTRIES);
          String older = entries.size() < ENTRIES ? "" : entries.getLast().id().toString();
          return Templates.page(200, Templates.audit(PageView.of("audit", caller), entries, older));
        });
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
