package dev.doorman.access;

import dev.doorman.access.SignedIn.How;
import dev.doorman.access.SignedIn.Password;
import dev.doorman.access.account.Passwords;
import dev.doorman.access.account.SessionBook;
import dev.doorman.access.account.User;
import dev.doorman.access.account.Users;
import dev.doorman.base.Secret;
import dev.doorman.base.UserId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Users of the desk for tests: {@code @Inject DeskAccounts accounts}. */
@Singleton
public final class DeskAccounts {
  /** The password of all of them. */
  public static final String PASSWORD = "a long enough sentence";

  private final Users users;
  private final SessionBook sessions;
  private final Passwords passwords;
  private final Clock clock;

  @Inject
  DeskAccounts(Users users, SessionBook sessions, Passwords passwords, Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** A user who is signed in; the cookie is the value of {@link Sessions#COOKIE}. */
  public record Somebody(Agent agent, String cookie) {}

  /** A new user of the team {@code support} who is signed in. */
  public Somebody signedIn(Role... roles) {
    return signedIn(Set.of("support"), roles);
  }

  /** A new user of these teams who is signed in. */
  public Somebody signedIn(Set<String> teams, Role... roles) {
    User user = make(Password.KEPT, teams, roles);
    return new Somebody(user.agent(), sessions.begin(user, How.PASSWORD).cookie().value());
  }

  /** A new user, with a password that may have to be changed. */
  public User make(Password state, Set<String> teams, Role... roles) {
    String name = "u" + UUID.randomUUID().toString().substring(0, 8);
    var agent =
        new Agent(
            new UserId(UUID.randomUUID()), name, "User " + name, Set.of(roles), teams, Set.of(), 4);
    var user =
        new User(
            agent,
            Optional.of(passwords.hash(new Secret<>(PASSWORD))),
            state,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    if (!users.add(user, clock.instant())) {
      throw new IllegalStateException("the name is taken");
    }
    return user;
  }
}
