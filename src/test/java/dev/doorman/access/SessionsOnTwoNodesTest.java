package dev.doorman.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.TestClock;
import dev.doorman.access.SignedIn.How;
import dev.doorman.access.SignedIn.Password;
import dev.doorman.access.account.AuditLog;
import dev.doorman.access.account.Lockout;
import dev.doorman.access.account.Passwords;
import dev.doorman.access.account.Profile;
import dev.doorman.access.account.SessionBook;
import dev.doorman.access.account.SignIns;
import dev.doorman.access.account.Staff;
import dev.doorman.access.account.Tokens;
import dev.doorman.access.account.User;
import dev.doorman.access.jdbc.JdbcAudit;
import dev.doorman.access.jdbc.JdbcSessions;
import dev.doorman.access.jdbc.JdbcTries;
import dev.doorman.access.jdbc.JdbcUsers;
import dev.doorman.base.Secret;
import dev.doorman.base.UserId;
import dev.doorman.store.TestDatabase;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes over one database: a session that one ends is over on the other. */
class SessionsOnTwoNodesTest {
  private static final Secret<String> PASSWORD = new Secret<>("a long enough sentence");

  private final TestClock clock = new TestClock();
  private final TestDatabase tables = TestDatabase.inMemory();
  private final Passwords passwords = new Passwords(4, new SecureRandom());
  private final AccessConfig config =
      new SmallRyeConfigBuilder()
          .addDiscoveredConverters()
          .withMapping(AccessConfig.class)
          .build()
          .getConfigMapping(AccessConfig.class);
  private Node one;
  private Node two;

  /** What a node has of its own. */
  private final class Node {
    private final JdbcUsers users = new JdbcUsers(tables.database());
    private final SessionBook sessions =
        new SessionBook(
            new JdbcSessions(tables.database()),
            users,
            new Tokens(new SecureRandom()),
            config,
            clock);
    private final AuditLog audit = new AuditLog(new JdbcAudit(tables.database()), config, clock);
    private final SignIns signIns =
        new SignIns(
            users,
            passwords,
            new Lockout(new JdbcTries(tables.database()), audit, config, clock),
            sessions,
            audit);
    private final Staff staff = new Staff(users, passwords, sessions, signIns, audit, clock);
    private final List<SessionId> ended = new CopyOnWriteArrayList<>();

    Node() {
      sessions.listen(ended::add);
    }
  }

  @BeforeEach
  void start() {
    one = new Node();
    two = new Node();
  }

  @AfterEach
  void close() {
    tables.close();
  }

  private User user(String name, Role role) {
    var agent =
        new Agent(
            new UserId(UUID.randomUUID()),
            name,
            name,
            Set.of(role),
            Set.of("support"),
            Set.of(),
            4);
    var user =
        new User(
            agent,
            Optional.of(passwords.hash(PASSWORD)),
            Password.KEPT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(one.users.add(user, clock.instant())).isTrue();
    return user;
  }

  @Test
  void aSignOutHereIsHeardThereAtTheNextLookAndOnce() {
    var begun = one.sessions.begin(user("ann", Role.AGENT), How.PASSWORD);
    assertThat(two.sessions.of(begun.cookie().value())).isPresent();
    one.sessions.end(begun.session().id());
    assertThat(one.ended).containsExactly(begun.session().id());
    assertThat(two.sessions.of(begun.cookie().value())).isEmpty();
    two.sessions.look();
    two.sessions.look();
    one.sessions.look();
    assertThat(two.ended).containsExactly(begun.session().id());
    assertThat(one.ended).containsExactly(begun.session().id());
  }

  @Test
  void disablingHereEndsAllSessionsThere() {
    User admin = user("ada", Role.ADMIN);
    User ann = user("ann", Role.AGENT);
    var first = one.sessions.begin(ann, How.PASSWORD);
    var second = two.sessions.begin(ann, How.PASSWORD);
    one.staff.change(admin.agent(), ann.id(), Profile.NONE, Optional.of(Staff.Access.DISABLED));
    two.sessions.look();
    assertThat(two.ended).containsExactlyInAnyOrder(first.session().id(), second.session().id());
  }

  @Test
  void aChangedPasswordEndsTheUsersOtherSessionsEverywhere() {
    User ann = user("ann", Role.AGENT);
    var here = one.sessions.begin(ann, How.PASSWORD);
    var there = two.sessions.begin(ann, How.PASSWORD);
    var anew =
        one.staff.changePassword(
            here.session(), PASSWORD, new Secret<>("another long sentence"), "192.0.2.1");
    two.sessions.look();
    assertThat(two.ended).contains(here.session().id(), there.session().id());
    assertThat(two.sessions.of(anew.cookie().value())).isPresent();
  }

  @Test
  void whatIsOverByTimeIsToldToo() {
    var begun = one.sessions.begin(user("ann", Role.AGENT), How.PASSWORD);
    clock.advance(config.sessionIdle().plusSeconds(1));
    two.sessions.look();
    one.sessions.look();
    assertThat(two.ended).containsExactly(begun.session().id());
    assertThat(one.ended).containsExactly(begun.session().id());
  }

  @Test
  void aNodeWhoseClockIsAMinuteAheadMissesNothing() {
    var begun = one.sessions.begin(user("ann", Role.AGENT), How.PASSWORD);
    clock.advance(Duration.ofMinutes(1));
    two.sessions.look();
    clock.advance(Duration.ofMinutes(-1));
    one.sessions.end(begun.session().id());
    clock.advance(Duration.ofMinutes(1));
    two.sessions.look();
    assertThat(two.ended).containsExactly(begun.session().id());
  }

  @Test
  void triesOnBothNodesCountTogether() {
    user("ann", Role.AGENT);
    for (int i = 0; i < 5; i++) {
      Node node = i % 2 == 0 ? one : two;
      assertThat(node.signIns.byPassword("ann", new Secret<>("wrong"), "192.0.2.9"))
          .isInstanceOf(SignIns.Outcome.Refused.class);
    }
    assertThat(two.signIns.byPassword("ann", PASSWORD, "192.0.2.9"))
        .isInstanceOf(SignIns.Outcome.Locked.class);
  }

  @Test
  void theLastAdministratorStays() {
    User ada = user("ada", Role.ADMIN);
    var demoted =
        new Profile(
            Optional.empty(),
            Optional.of(List.of("agent")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> one.staff.change(ada.agent(), ada.id(), demoted, Optional.empty()))
        .hasMessageContaining("last administrator");
    user("bea", Role.ADMIN);
    one.staff.change(ada.agent(), ada.id(), demoted, Optional.empty());
    assertThat(two.users.byId(ada.id()).orElseThrow().agent().roles()).containsExactly(Role.AGENT);
  }
}
