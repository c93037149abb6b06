package dev.doorman.access.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.TestClock;
import dev.doorman.access.AccessConfig;
import dev.doorman.access.Audit;
import dev.doorman.access.jdbc.JdbcTries;
import dev.doorman.store.TestDatabase;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tries are limited so that nobody guesses, and so that nobody locks somebody else out. */
class LockoutTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();
  private static final AccessConfig CONFIG =
      new SmallRyeConfigBuilder()
          .addDiscoveredConverters()
          .withMapping(AccessConfig.class)
          .build()
          .getConfigMapping(AccessConfig.class);
  private static final String HOME = "192.0.2.7";

  private final TestClock clock = new TestClock();
  private final List<String> notes = new ArrayList<>();
  private Lockout lockout;

  @BeforeEach
  void open() {
    TABLES.clear();
    notes.clear();
    Audit audit = (who, act, about, detail) -> notes.add(act + " " + detail);
    lockout = new Lockout(new JdbcTries(TABLES.database()), audit, CONFIG, clock);
  }

  @AfterAll
  static void close() {
    TABLES.close();
  }

  private int tries(String name, String address, int most) {
    int made = 0;
    while (made < most && lockout.spend(name, address).isEmpty()) {
      made++;
    }
    return made;
  }

  @Test
  void nameFromAnAddressHasFiveTries() {
    assertThat(tries("admin", HOME, 100)).isEqualTo(5);
    clock.advance(Duration.ofMinutes(16));
    assertThat(tries("admin", HOME, 100)).isEqualTo(5);
  }

  @Test
  void attackFromManyAddressesIsSlowedAndLocksNobodyElseOut() {
    int made = 0;
    for (int i = 0; i < 200; i++) {
      made += tries("admin", "198.51.100." + i, 100);
    }
    assertThat(made).as("5 each until the attack shows, then 1").isEqualTo(10 * 5 + 190);
    assertThat(lockout.spend("admin", HOME)).as("the administrator at home").isEmpty();
  }

  @Test
  void onePersistentAddressTakesNoTryFromOthers() {
    tries("admin", HOME, 100);
    for (int i = 0; i < 200; i++) {
      assertThat(lockout.spend("admin", HOME)).isPresent();
    }
    assertThat(tries("admin", "192.0.2.8", 100)).isEqualTo(5);
  }

  @Test
  void addressesOfOneNetworkAreOne() {
    assertThat(tries("admin", "2001:db8::1", 100)).isEqualTo(5);
    assertThat(tries("admin", "2001:db8::2", 100)).isZero();
    assertThat(tries("admin", "2001:db8:0:1::2", 100)).isEqualTo(5);
  }

  @Test
  void addressIsLockedWhateverTheNames() {
    int made = 0;
    for (int i = 0; i < 100; i++) {
      made += tries("name" + i, HOME, 3);
    }
    assertThat(made).isEqualTo(CONFIG.triesPerAddress());
  }

  @Test
  void lockIsNotedOnceInASpan() {
    tries("admin", HOME, 100);
    tries("admin", HOME, 100);
    assertThat(notes).containsExactly("locked-out too many tries, from " + HOME);
  }

  @Test
  void rightPasswordsLockNobodyOut() {
    for (int i = 0; i < 100; i++) {
      assertThat(lockout.spend("admin", HOME)).isEmpty();
      lockout.passed("admin", HOME);
    }
  }

  @Test
  void newPasswordEndsTheLockEverywhere() {
    tries("maria", HOME, 100);
    tries("maria", "192.0.2.8", 100);
    lockout.unlock("maria");
    assertThat(tries("maria", HOME, 1)).isEqualTo(1);
    assertThat(tries("maria", "192.0.2.8", 1)).isEqualTo(1);
  }
}
