package dev.doorman.access.account;

import dev.doorman.access.Audit;
import dev.doorman.access.SignedIn;
import dev.doorman.base.Secret;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Lets users in who know their password. A name that nobody has is treated as one that somebody
 * has: as slow, with the same words, and locked like it.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class SignIns {
  private final Users users;
  private final Passwords passwords;
  private final Lockout lockout;
  private final SessionBook sessions;
  private final Audit audit;

  public SignIns(
      Users users, Passwords passwords, Lockout lockout, SessionBook sessions, Audit audit) {
    this.users = users;
    this.passwords = passwords;
    this.lockout = lockout;
    this.sessions = sessions;
    this.audit = audit;
  }

  /** What became of a try. */
  public sealed interface Outcome {
    record In(SessionBook.Begun begun) implements Outcome {}

    /** Name or password are wrong, or the user is disabled. */
    record Refused() implements Outcome {}

    /** Too many tries with the name or from the address. */
    record Locked(Duration pause) implements Outcome {}
  }

  /**
   * Tries to sign in. A try is counted before the password is looked at.
   *
   * @param name as typed
   * @param address where the request comes from
   */
  public Outcome byPassword(String name, Secret<String> password, String address) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    Optional<Duration> wait = lockout.spend(plain, address);
    if (wait.isPresent()) {
      return new Outcome.Locked(wait.get());
    }
    Optional<User> user = users.byName(plain);
    boolean right = passwords.matches(password, user.flatMap(User::passwordHash));
    Optional<User> welcome = user.filter(User::isEnabled).filter(known -> right);
    if (welcome.isEmpty()) {
      // Noted in either case, as the time it takes tells something too. What is no name may be a
      // password that was typed into the wrong field, so it is not kept.
      String about = user.map(known -> known.agent().name()).orElse("(no such user)");
      audit.note("(signed out)", "sign-in-refused", about, "from " + address);
      return new Outcome.Refused();
    }
    lockout.passed(plain, address);
    User in = welcome.get();
    renew(in, password);
    audit.note(in.agent(), "signed-in", in.agent().name(), "by password, from " + address);
    return new Outcome.In(sessions.begin(in, SignedIn.How.PASSWORD));
  }

  /**
   * Whether this is the password of a user who is signed in; counted like a try to sign in, so that
   * an open session is no way to guess.
   *
   * @throws LockedOut where there were too many tries
   */
  boolean proves(User user, Secret<String> password, String address) {
    String name = user.agent().name();
    Optional<Duration> wait = lockout.spend(name, address);
    if (wait.isPresent()) {
      throw new LockedOut(wait.get());
    }
    boolean right = passwords.matches(password, user.passwordHash());
    if (right) {
      lockout.passed(name, address);
    } else {
      audit.note(user.agent(), "password-refused", name, "from " + address);
    }
    return right;
  }

  private void renew(User user, Secret<String> password) {
    if (user.passwordHash().filter(passwords::isOutdated).isPresent()) {
      users.setPassword(user.id(), passwords.hash(password), user.password());
    }
  }

  /** Ends a lock, for whoever got a new password. */
  void unlock(String name) {
    lockout.unlock(name);
  }
}
