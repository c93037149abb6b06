package dev.doorman.wiring;

import dev.doorman.access.AccessConfig;
import dev.doorman.access.AdminConfig;
import dev.doorman.access.account.AuditLog;
import dev.doorman.access.account.FirstAdmin;
import dev.doorman.access.account.Lockout;
import dev.doorman.access.account.Passwords;
import dev.doorman.access.account.SessionBook;
import dev.doorman.access.account.SignIns;
import dev.doorman.access.account.Staff;
import dev.doorman.access.account.Tokens;
import dev.doorman.access.account.Tries;
import dev.doorman.access.account.Users;
import dev.doorman.access.jdbc.JdbcAudit;
import dev.doorman.access.jdbc.JdbcSessions;
import dev.doorman.access.jdbc.JdbcTries;
import dev.doorman.access.jdbc.JdbcUsers;
import dev.doorman.access.jdbc.JdbcWays;
import dev.doorman.access.oidc.OidcConfig;
import dev.doorman.access.oidc.OidcSettings;
import dev.doorman.access.oidc.Providers;
import dev.doorman.access.oidc.Ways;
import dev.doorman.store.Database;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** Who works at the agent desk: users, sessions, the audit log. */
final class Access {
  @Produces
  @Singleton
  Users users(Database database) {
    return new JdbcUsers(database);
  }

  @Produces
  @Singleton
  Tries tries(Database database) {
    return new JdbcTries(database);
  }

  @Produces
  @Singleton
  Ways ways(Database database) {
    return new JdbcWays(database);
  }

  @Produces
  @Singleton
  Passwords passwords(AccessConfig config, SecureRandom random) {
    return new Passwords(config.bcryptCost(), random);
  }

  @Produces
  @Singleton
  Tokens tokens(SecureRandom random) {
    return new Tokens(random);
  }

  @Produces
  @Singleton
  AuditLog audit(Database database, AccessConfig config, Clock clock) {
    return new AuditLog(new JdbcAudit(database), config, clock);
  }

  @Produces
  @Singleton
  SessionBook sessions(
      Database database, Users users, Tokens tokens, AccessConfig config, Clock clock) {
    return new SessionBook(new JdbcSessions(database), users, tokens, config, clock);
  }

  @Produces
  @Singleton
  SignIns signIns(
      Users users, Passwords passwords, Lockout lockout, SessionBook sessions, AuditLog audit) {
    return new SignIns(users, passwords, lockout, sessions, audit);
  }

  @Produces
  @Singleton
  Lockout lockout(Tries tries, AuditLog audit, AccessConfig config, Clock clock) {
    return new Lockout(tries, audit, config, clock);
  }

  @Produces
  @Singleton
  Staff staff(
      Users users,
      Passwords passwords,
      SessionBook sessions,
      SignIns signIns,
      AuditLog audit,
      Clock clock) {
    return new Staff(users, passwords, sessions, signIns, audit, clock);
  }

  @Produces
  @Singleton
  FirstAdmin firstAdmin(
      Users users,
      Passwords passwords,
      SessionBook sessions,
      SignIns signIns,
      AuditLog audit,
      AdminConfig admin,
      AccessConfig config,
      Clock clock) {
    return new FirstAdmin(users, passwords, sessions, signIns, audit, admin, config, clock);
  }

  @Produces
  @Singleton
  Providers providers(
      OidcConfig config,
      Users users,
      SessionBook sessions,
      AuditLog audit,
      Ways ways,
      Tokens tokens,
      Clock clock) {
    return Providers.of(OidcSettings.of(config), users, sessions, audit, ways, tokens, clock);
  }
}
