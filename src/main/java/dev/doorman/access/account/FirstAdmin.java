package dev.doorman.access.account;

import dev.doorman.access.AccessConfig;
import dev.doorman.access.AdminConfig;
import dev.doorman.access.Agent;
import dev.doorman.access.Audit;
import dev.doorman.access.Role;
import dev.doorman.access.SignedIn.Password;
import dev.doorman.base.FinalException;
import dev.doorman.base.RetriableException;
import dev.doorman.base.Secret;
import dev.doorman.base.UserId;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Makes the user {@code admin} where nobody can administer the desk, with the operator's password.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads and processes: of two nodes that start at once one makes it.
 */
public final class FirstAdmin {
  private static final Logger LOG = Logger.getLogger(FirstAdmin.class);

  /** What the first administrator signs in as. */
  public static final String NAME = "admin";

  private static final String WHO = "(operator)";

  /** Each waits for the pool as long as the pool waits for a connection. */
  static final int TRIES = 8;

  private final Users users;
  private final Passwords passwords;
  private final SessionBook sessions;
  private final SignIns signIns;
  private final Audit audit;
  private final AdminConfig admin;
  private final AccessConfig config;
  private final Clock clock;

  public FirstAdmin(
      Users users,
      Passwords passwords,
      SessionBook sessions,
      SignIns signIns,
      Audit audit,
      AdminConfig admin,
      AccessConfig config,
      Clock clock) {
    this.users = users;
    this.passwords = passwords;
    this.sessions = sessions;
    this.signIns = signIns;
    this.audit = audit;
    this.admin = admin;
    this.config = config;
    this.clock = clock;
  }

  /** Whether somebody can sign in by password. */
  public boolean isOpen() {
    return users.all().stream()
        .anyMatch(user -> user.isEnabled() && user.passwordHash().isPresent());
  }

  /**
   * To be called when Doorman starts. On a slow machine the pool may give up on a connection; that
   * ends no start before {@value #TRIES} tries.
   *
   * @throws FinalException where the configured password is weak: it opens {@code /api/ops} too
   * @throws RetriableException where the database is not available
   */
  public void prepare() {
    for (int tries = 1; ; tries++) {
      try {
        look();
        return;
      } catch (RetriableException e) {
        if (tries == TRIES) {
          throw e;
        }
        LOG.warnf("the users could not be read yet, and are read again: %s", e.getMessage());
      }
    }
  }

  /** May be repeated. */
  private void look() {
    List<User> all = users.all();
    boolean runs =
        all.stream()
            .anyMatch(user -> user.isEnabled() && user.agent().roles().contains(Role.ADMIN));
    Optional<Secret<String>> password = admin.password().map(Secret::new);
    password
        .flatMap(given -> Passwords.weakness(given, NAME))
        .ifPresent(
            weakness -> {
              throw new FinalException("doorman.admin.password is too weak. " + weakness);
            });
    if (password.isEmpty()) {
      if (!runs) {
        LOG.info(
            "The agent desk is closed: there is no administrator. Set DOORMAN_ADMIN_PASSWORD and"
                + " start again, then sign in at /desk as admin with it.");
      }
    } else if (users.byName(NAME).isEmpty()) {
      if (!runs || config.resetAdmin()) {
        make(password.get());
      }
    } else if (config.resetAdmin()) {
      reset(users.byName(NAME).orElseThrow(), password.get());
    }
  }

  private void make(Secret<String> password) {
    var agent =
        new Agent(
            new UserId(UUID.randomUUID()),
            NAME,
            "Admin",
            Set.of(Role.ADMIN),
            Set.of("support"),
            Set.of(),
            4);
    User user =
        new User(
            agent,
            Optional.of(passwords.hash(password)),
            Password.KEPT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    if (users.add(user, clock.instant())) {
      audit.note(WHO, "user-created", NAME, "the first administrator, from the configuration");
      LOG.info(
          "The user admin of the agent desk was made; its password is doorman.admin.password.");
    }
  }

  private void reset(User user, Secret<String> password) {
    users.setPassword(user.id(), passwords.hash(password), Password.KEPT);
    users.change(
        user.id(), (now, all) -> now.with(withAdmin(now.agent())).disabled(Optional.empty()));
    sessions.endOf(user.id(), Optional.empty());
    signIns.unlock(NAME);
    audit.note(WHO, "password-reset", NAME, "by doorman.access.reset-admin");
    LOG.warn(
        "The user admin has the password of the configuration again. Take"
            + " doorman.access.reset-admin out: it does so at every start.");
  }

  private static Agent withAdmin(Agent agent) {
    Set<Role> roles = new HashSet<>(agent.roles());
    roles.add(Role.ADMIN);
    return new Agent(
        agent.id(),
        agent.name(),
        agent.displayName(),
        roles,
        agent.teams(),
        agent.languages(),
        agent.capacity());
  }
}
