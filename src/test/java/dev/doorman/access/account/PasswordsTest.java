package dev.doorman.access.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.Secret;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Password1234",
        "123456789012",
        "qwertyuiop12",
        "P@ssw0rd1234",
        "doormandoorman1",
        "administrator1",
        "short",
        "aaaaaaaaaaaa"
      })
  void commonPasswordIsWeak(String password) {
    assertThat(Passwords.weakness(new Secret<>(password), "maria")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a sentence of her own", "correct horse battery", "kz7-Qm2 vx4 Tp9"})
  void passwordThatIsHardToGuessIsTaken(String password) {
    assertThat(Passwords.weakness(new Secret<>(password), "maria")).isEmpty();
  }

  @Test
  void firstPasswordsAreTaken() {
    Secret<String> first = new Passwords(4, new SecureRandom()).first();
    assertThat(Passwords.weakness(first, "maria")).isEmpty();
  }
}
