package dev.doorman.access.account;

import dev.doorman.access.Agent;
import dev.doorman.access.Audit;
import dev.doorman.access.Role;
import dev.doorman.access.SignedIn;
import dev.doorman.access.SignedIn.Password;
import dev.doorman.base.Secret;
import dev.doorman.base.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What administrators do with users, and users with their own password. Each act is noted in the
 * audit log. Whatever cannot be done throws {@link Refused}.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Staff {
  private final Users users;
  private final Passwords passwords;
  private final SessionBook sessions;
  private final SignIns signIns;
  private final Audit audit;
  private final Clock clock;

  public Staff(
      Users users,
      Passwords passwords,
      SessionBook sessions,
      SignIns signIns,
      Audit audit,
      Clock clock) {
    this.users = users;
    this.passwords = passwords;
    this.sessions = sessions;
    this.signIns = signIns;
    this.audit = audit;
    this.clock = clock;
  }

  /** A user and the password to tell it, which is told this once. */
  public record Welcome(User user, Secret<String> firstPassword) {}

  /** All users, by display name. */
  public List<User> all() {
    return users.all();
  }

  /** Makes a user with a first password that has to be changed. */
  public Welcome create(Agent by, String name, Profile profile) {
    Secret<String> first = passwords.first();
    Agent agent = profile.of(new UserId(UUID.randomUUID()), Profile.name(name));
    User user =
        new User(
            agent,
            Optional.of(passwords.hash(first)),
            Password.DUE_TO_CHANGE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    if (!users.add(user, clock.instant())) {
      throw new Refused(Refused.Code.NAME_TAKEN, "There's already a user with this name.");
    }
    audit.note(by, "user-created", agent.name(), told(agent));
    return new Welcome(user, first);
  }

  /** Whether a user may sign in. */
  public enum Access {
    ENABLED,
    DISABLED
  }

  /**
   * Changes a user's profile, and lets it in or shuts it out.
   *
   * @param access empty where that stays as it is
   */
  public User change(Agent by, UserId id, Profile profile, Optional<Access> access) {
    User before = users.byId(id).orElseThrow(Staff::unknown);
    User after =
        users
            .change(id, (user, all) -> changed(user, all, profile, access))
            .orElseThrow(Staff::unknown);
    if (before.isEnabled() && !after.isEnabled()) {
      sessions.endOf(id, Optional.empty());
      audit.note(by, "user-disabled", after.agent().name(), "");
    }
    if (!before.isEnabled() && after.isEnabled()) {
      audit.note(by, "user-enabled", after.agent().name(), "");
    }
    if (!before.agent().equals(after.agent())) {
      audit.note(by, "user-changed", after.agent().name(), told(after.agent()));
    }
    return after;
  }

  private User changed(User user, List<User> all, Profile profile, Optional<Access> access) {
    User after = user.with(profile.changed(user.agent()));
    if (access.isPresent() && user.isEnabled() != (access.get() == Access.ENABLED)) {
      after =
          after.disabled(
              access.get() == Access.ENABLED ? Optional.empty() : Optional.of(clock.instant()));
    }
    boolean another = all.stream().filter(one -> !one.id().equals(user.id())).anyMatch(Staff::runs);
    if (runs(user) && !runs(after) && !another) {
      throw new Refused(
          Refused.Code.LAST_ADMIN,
          "This is the last administrator who can sign in. Create another one first.");
    }
    return after;
  }

  private static boolean runs(User user) {
    return user.isEnabled() && user.agent().roles().contains(Role.ADMIN);
  }

  /** Gives a user a new first password; its sessions end, and a lock of its name too. */
  public Welcome resetPassword(Agent by, UserId id) {
    User user = users.byId(id).orElseThrow(Staff::unknown);
    if (user.providerId().isPresent()) {
      throw new Refused(
          Refused.Code.NO_PASSWORD_HERE,
          "This user signs in through another provider. Change the password there.");
    }
    Secret<String> first = passwords.first();
    users.setPassword(id, passwords.hash(first), Password.DUE_TO_CHANGE);
    sessions.endOf(id, Optional.empty());
    signIns.unlock(user.agent().name());
    audit.note(by, "password-reset", user.agent().name(), "");
    return new Welcome(users.byId(id).orElseThrow(Staff::unknown), first);
  }

  /**
   * Changes the own password. All sessions of the user end, this one too, and a new one begins, so
   * that whoever had a copy of a cookie loses it.
   *
   * @param address where the request comes from
   */
  public SessionBook.Begun changePassword(
      SignedIn caller, Secret<String> current, Secret<String> next, String address) {
    User user = users.byId(caller.agent().id()).orElseThrow(Staff::unknown);
    String name = user.agent().name();
    if (user.passwordHash().isEmpty()) {
      throw new Refused(
          Refused.Code.NO_PASSWORD_HERE,
          "You sign in through another provider. Change your password there.");
    }
    if (!signIns.proves(user, current, address)) {
      throw new Refused(Refused.Code.PASSWORD_WRONG, "The current password is wrong.");
    }
    Passwords.weakness(next, name)
        .ifPresent(
            why -> {
              throw new Refused(Refused.Code.PASSWORD_WEAK, why);
            });
    if (Secret.sameText(current, next)) {
      throw new Refused(
          Refused.Code.PASSWORD_WEAK, "Choose a password that's different from your current one.");
    }
    users.setPassword(user.id(), passwords.hash(next), Password.KEPT);
    sessions.endOf(user.id(), Optional.empty());
    audit.note(user.agent(), "password-changed", name, "");
    return sessions.begin(users.byId(user.id()).orElseThrow(Staff::unknown), caller.how());
  }

  private static Refused unknown() {
    return new Refused(Refused.Code.UNKNOWN_USER, "There's no such user.");
  }

  private static String told(Agent agent) {
    return "%s; roles %s; teams %s; languages %s; %d chats"
        .formatted(
            agent.displayName(),
            listed(agent.roles().stream().map(Role::id).collect(Collectors.toSet())),
            listed(agent.teams()),
            listed(agent.languages()),
            agent.capacity());
  }

  private static String listed(Set<String> values) {
    return values.isEmpty() ? "–" : values.stream().sorted().collect(Collectors.joining(", "));
  }
}
