package dev.doorman.access.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.doorman.access.Anyone;
import dev.doorman.access.account.FirstAdmin;
import dev.doorman.access.oidc.Providers;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** How one can sign in here. */
@Path("/api/desk/sign-in")
@Produces(MediaType.APPLICATION_JSON)
public final class SignInResource {
  private final FirstAdmin firstAdmin;
  private final Providers providers;

  @Inject
  SignInResource(FirstAdmin firstAdmin, Providers providers) {
    this.firstAdmin = firstAdmin;
    this.providers = providers;
  }

  /**
   * The ways in.
   *
   * @param open whether there is one
   * @param hint for the operator of a closed desk
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Ways(boolean open, boolean password, boolean oidc, @Nullable String hint) {}

  /** The ways in; {@code open: false} while nobody can sign in at all. */
  @GET
  @Anyone
  public Ways ways() {
    boolean password = firstAdmin.isOpen();
    boolean oidc = providers.configured().isPresent();
    return new Ways(
        password || oidc,
        password,
        oidc,
        password || oidc
            ? null
            : "Nobody can sign in yet. Set DOORMAN_ADMIN_PASSWORD, start Doorman again, and sign in"
                + " as admin.");
  }
}
