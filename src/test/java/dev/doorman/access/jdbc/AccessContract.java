package dev.doorman.access.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.access.Agent;
import dev.doorman.access.Role;
import dev.doorman.access.SessionId;
import dev.doorman.access.SignedIn.How;
import dev.doorman.access.SignedIn.Password;
import dev.doorman.access.account.AuditStore.Entry;
import dev.doorman.access.account.User;
import dev.doorman.access.oidc.Ways.Way;
import dev.doorman.base.UserId;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the tables of the desk's users keep to. */
abstract class AccessContract {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration SPAN = Duration.ofMinutes(15);

  private JdbcUsers users;
  private JdbcSessions sessions;
  private JdbcTries tries;
  private JdbcAudit audit;
  private JdbcWays ways;

  abstract TestDatabase tables();

  @BeforeEach
  void empty() {
    tables().clear();
    users = new JdbcUsers(tables().database());
    sessions = new JdbcSessions(tables().database());
    tries = new JdbcTries(tables().database());
    audit = new JdbcAudit(tables().database());
    ways = new JdbcWays(tables().database());
  }

  private static User user(String name, Role... roles) {
    var agent =
        new Agent(
            new UserId(UUID.randomUUID()),
            name,
            "Ann " + name,
            Set.of(roles),
            Set.of("support", "billing"),
            Set.of("en", "pt-BR"),
            3);
    return new User(
        agent,
        Optional.of("a hash"),
        Password.DUE_TO_CHANGE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private User stored(String name, Role... roles) {
    User user = user(name, roles);
    assertThat(users.add(user, NOW)).isTrue();
    return user;
  }

  @Test
  void aUserComesBackAsItWasStored() {
    User ann = stored("ann", Role.AGENT, Role.LEAD);
    assertThat(users.byName("ann")).contains(ann);
    assertThat(users.byId(ann.id())).contains(ann);
    assertThat(users.byName("bea")).isEmpty();
  }

  @Test
  void aNameIsTakenOnce() {
    stored("ann", Role.AGENT);
    assertThat(users.add(user("ann", Role.ADMIN), NOW)).isFalse();
    assertThat(users.all()).hasSize(1);
  }

  @Test
  void aChangeThatThrowsChangesNothing() {
    User ann = stored("ann", Role.ADMIN);
    assertThatThrownBy(
            () ->
                users.change(
                    ann.id(),
                    (user, all) -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(users.byId(ann.id())).contains(ann);
  }

  @Test
  void twoWhoDisableOneAnotherAtOnceSeeEachOthersChange() throws Exception {
    User ann = stored("ann", Role.ADMIN);
    User bea = stored("bea", Role.ADMIN);
    List<Callable<Boolean>> both =
        List.of(() -> disabledWhileAnotherStays(ann), () -> disabledWhileAnotherStays(bea));
    List<Boolean> disabled = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (Future<Boolean> one : threads.invokeAll(both)) {
        disabled.add(one.get());
      }
    }
    assertThat(disabled).containsExactlyInAnyOrder(true, false);
    assertThat(users.all()).filteredOn(User::isEnabled).hasSize(1);
  }

  private boolean disabledWhileAnotherStays(User user) {
    User after =
        users
            .change(
                user.id(),
                (now, all) ->
                    all.stream().filter(User::isEnabled).count() > 1
                        ? now.disabled(Optional.of(NOW))
                        : now)
            .orElseThrow();
    return !after.isEnabled();
  }

  @Test
  void aSessionIsFoundByItsHashWithItsUserUntilItEnds() {
    User ann = stored("ann", Role.AGENT);
    var id = new SessionId(UUID.randomUUID());
    sessions.add(id, "hash", ann.id(), How.OIDC, NOW, NOW.plusSeconds(60));
    var found = sessions.find("hash").orElseThrow();
    assertThat(found.id()).isEqualTo(id);
    assertThat(found.user()).isEqualTo(ann);
    assertThat(found.how()).isEqualTo(How.OIDC);
    assertThat(found.endsBy()).isEqualTo(NOW.plusSeconds(60));
    sessions.used(id, NOW.plusSeconds(9));
    assertThat(sessions.find("hash").orElseThrow().usedAt()).isEqualTo(NOW.plusSeconds(9));
    sessions.end(id, NOW.plusSeconds(10));
    assertThat(sessions.find("hash")).isEmpty();
    assertThat(sessions.endedSince(NOW.plusSeconds(10))).containsExactly(id);
    assertThat(sessions.endedSince(NOW.plusSeconds(11))).isEmpty();
    sessions.forget(NOW.plusSeconds(11));
    assertThat(tables().count("desk_session")).isZero();
  }

  @Test
  void theSessionsOfOneUserEndButForOne() {
    User ann = stored("ann", Role.AGENT);
    User bea = stored("bea", Role.AGENT);
    List<SessionId> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      var id = new SessionId(UUID.randomUUID());
      sessions.add(
          id, "hash" + i, i < 2 ? ann.id() : bea.id(), How.PASSWORD, NOW, NOW.plusSeconds(60));
      ids.add(id);
    }
    assertThat(sessions.endOf(ann.id(), Optional.of(ids.get(1)), NOW)).containsExactly(ids.get(0));
    assertThat(sessions.find("hash1")).isPresent();
    assertThat(sessions.find("hash2")).isPresent();
    assertThat(sessions.endOf(ann.id(), Optional.empty(), NOW)).containsExactly(ids.get(1));
  }

  @Test
  void idleAndOldSessionsAreEnded() {
    User ann = stored("ann", Role.AGENT);
    var idle = new SessionId(UUID.randomUUID());
    var old = new SessionId(UUID.randomUUID());
    var good = new SessionId(UUID.randomUUID());
    sessions.add(idle, "idle", ann.id(), How.PASSWORD, NOW, NOW.plusSeconds(900));
    sessions.add(old, "old", ann.id(), How.PASSWORD, NOW.plusSeconds(50), NOW.plusSeconds(60));
    sessions.add(good, "good", ann.id(), How.PASSWORD, NOW.plusSeconds(50), NOW.plusSeconds(900));
    sessions.endExpired(NOW.plusSeconds(10), NOW.plusSeconds(60));
    assertThat(sessions.endedSince(NOW)).containsExactlyInAnyOrder(idle, old);
    assertThat(sessions.find("good")).isPresent();
  }

  @Test
  void triesAreCountedUntilTheSpanIsOver() {
    for (int i = 0; i < 3; i++) {
      assertThat(tries.spend("a", 3, SPAN, NOW)).isEmpty();
    }
    assertThat(tries.spend("a", 3, SPAN, NOW.plusSeconds(60))).contains(Duration.ofMinutes(14));
    assertThat(tries.spend("b", 3, SPAN, NOW)).isEmpty();
    tries.giveBack("a");
    assertThat(tries.spend("a", 3, SPAN, NOW)).isEmpty();
    assertThat(tries.spend("a", 3, SPAN, NOW)).isPresent();
    assertThat(tries.spend("a", 3, SPAN, NOW.plus(SPAN))).isEmpty();
    tries.clear("a");
    tries.forget(NOW.plus(SPAN));
    assertThat(tables().count("desk_try")).isZero();
  }

  @Test
  void manyTriesAtOnceGainNothing() throws Exception {
    List<Callable<Optional<Duration>>> many = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      many.add(() -> tries.spend("a", 5, SPAN, NOW));
    }
    int let = 0;
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Optional<Duration>> one : threads.invokeAll(many)) {
        let += one.get().isEmpty() ? 1 : 0;
      }
    }
    assertThat(let).isEqualTo(5);
  }

  @Test
  void theLogIsReadBackwardsPageByPage() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      var entry =
          new Entry(UUID.randomUUID(), NOW.plusSeconds(i / 2), "ann", "act-done", "n" + i, "");
      audit.add(entry);
      entries.addFirst(entry);
    }
    assertThat(audit.page(Optional.empty(), 2)).isEqualTo(entries.subList(0, 2));
    assertThat(audit.page(Optional.of(entries.get(1).id()), 9)).isEqualTo(entries.subList(2, 5));
    assertThat(audit.page(Optional.of(UUID.randomUUID()), 9)).isEmpty();
    assertThat(audit.forget(NOW.plusSeconds(1))).isEqualTo(2);
    assertThat(audit.page(Optional.empty(), 9)).hasSize(3);
  }

  @Test
  void aWayIsTakenOnceAndInTime() {
    var way = new Way("state", "nonce", "verifier", "/desk", NOW.plusSeconds(10));
    ways.add(way);
    assertThat(ways.take("other", NOW)).isEmpty();
    assertThat(ways.take("state", NOW)).contains(way);
    assertThat(ways.take("state", NOW)).isEmpty();
    ways.add(way);
    assertThat(ways.take("state", NOW.plusSeconds(10))).isEmpty();
  }
}
