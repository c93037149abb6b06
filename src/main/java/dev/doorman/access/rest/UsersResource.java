package dev.doorman.access.rest;

import static dev.doorman.access.Role.ADMIN;

import dev.doorman.access.Allowed;
import dev.doorman.access.Caller;
import dev.doorman.access.DeskProblem;
import dev.doorman.access.account.Profile;
import dev.doorman.access.account.Refused;
import dev.doorman.access.account.Staff;
import dev.doorman.base.UserId;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Users, for administrators. */
@Path("/api/desk/users")
@Produces(MediaType.APPLICATION_JSON)
public final class UsersResource {
  private final Staff staff;
  private final Caller caller;

  @Inject
  UsersResource(Staff staff, Caller caller) {
    this.staff = staff;
    this.caller = caller;
  }

  /** All users, by display name. */
  public record Users(List<UserView> users) {}

  /** A user and the password to tell it, which is shown this once. */
  public record Welcome(UserView user, String firstPassword) {}

  /**
   * What is said of a user; what is left out stays as it is.
   *
   * @param name of a new user; it cannot be changed later
   */
  public record Wish(
      @Nullable String name,
      @Nullable String displayName,
      @Nullable List<String> roles,
      @Nullable List<String> teams,
      @Nullable List<String> languages,
      @Nullable Integer capacity,
      @Nullable Boolean disabled) {

    private Profile profile() {
      return new Profile(
          Optional.ofNullable(displayName),
          Optional.ofNullable(roles),
          Optional.ofNullable(teams),
          Optional.ofNullable(languages),
          Optional.ofNullable(capacity));
    }
  }

  /** Lists all. */
  @GET
  @Allowed(ADMIN)
  public Response list() {
    var users = new Users(staff.all().stream().map(UserView::of).toList());
    return Response.ok(users).header("Cache-Control", "no-store").build();
  }

  /** Makes one: 201, 409 {@code name-taken}, 422 {@code bad-input}. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(ADMIN)
  public Response create(@Nullable Wish wish) {
    if (wish == null || wish.name() == null) {
      return DeskProblem.of(422, Refused.Code.BAD_INPUT.id(), "Say the new user's name.");
    }
    return welcome(201, staff.create(caller.agent(), wish.name(), wish.profile()));
  }

  /** Changes one, lets it in or shuts it out; 409 {@code last-admin}. */
  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(ADMIN)
  public Response change(@PathParam("id") String id, @Nullable Wish wish) {
    if (wish == null || wish.name() != null) {
      return DeskProblem.of(
          422,
          Refused.Code.BAD_INPUT.id(),
          "Say what to change; a user's name stays, and disabled users keep theirs.");
    }
    Optional<Staff.Access> access =
        Optional.ofNullable(wish.disabled())
            .map(disabled -> disabled ? Staff.Access.DISABLED : Staff.Access.ENABLED);
    return named(
        id,
        user ->
            Response.ok(UserView.of(staff.change(caller.agent(), user, wish.profile(), access)))
                .header("Cache-Control", "no-store")
                .build());
  }

  /** Gives one a new first password; its sessions end. */
  @POST
  @Path("/{id}/password")
  @Allowed(ADMIN)
  public Response resetPassword(@PathParam("id") String id) {
    return named(id, user -> welcome(200, staff.resetPassword(caller.agent(), user)));
  }

  private static Response named(String id, Function<UserId, Response> work) {
    try {
      if (id.length() == 36) {
        return work.apply(new UserId(UUID.fromString(id)));
      }
    } catch (IllegalArgumentException e) {
      // It names nobody, as any other text.
    }
    return DeskProblem.of(404, Refused.Code.UNKNOWN_USER.id(), "There is no such user.");
  }

  private static Response welcome(int status, Staff.Welcome made) {
    return Response.status(status)
        .entity(new Welcome(UserView.of(made.user()), made.firstPassword().value()))
        .header("Cache-Control", "no-store")
        .build();
  }
}
