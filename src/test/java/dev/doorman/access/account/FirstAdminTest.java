package dev.doorman.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.access.AdminConfig;
import dev.doorman.base.RetriableException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The start of a node whose database is slow to give its first connections. */
class FirstAdminTest {
  private final AtomicInteger calls = new AtomicInteger();

  private FirstAdmin admin(int refusals) {
    Users users =
        (Users)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Users.class},
                (self, method, arguments) -> {
                  if (calls.incrementAndGet() <= refusals) {
                    throw new RetriableException("acquisition timeout", null);
                  }
                  return List.of();
                });
    AdminConfig none =
        (AdminConfig)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AdminConfig.class},
                (self, method, arguments) -> Optional.empty());
    return new FirstAdmin(users, null, null, null, null, none, null, null);
  }

  @Test
  void aPoolThatGivesUpOnItsFirstConnectionsEndsNoStart() {
    assertThatCode(admin(FirstAdmin.TRIES - 1)::prepare).doesNotThrowAnyException();
    assertThat(calls).hasValue(FirstAdmin.TRIES);
  }

  @Test
  void aDatabaseThatStaysAwayEndsIt() {
    assertThatThrownBy(admin(Integer.MAX_VALUE)::prepare).isInstanceOf(RetriableException.class);
    assertThat(calls).hasValue(FirstAdmin.TRIES);
  }
}
