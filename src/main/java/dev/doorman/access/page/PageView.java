package dev.doorman.access.page;

import dev.doorman.access.Role;
import dev.doorman.access.SignedIn;
import java.util.Optional;

/**
 * What every page has around its content.
 *
 * @param place which of the places at the top it is; empty where none
 */
public record PageView(String place, Optional<SignedIn> session) {
  /** The page of somebody. */
  static PageView of(String place, SignedIn session) {
    return new PageView(place, Optional.of(session));
  }

  /** A page for whoever asks. */
  static PageView signedOut() {
    return new PageView("", Optional.empty());
  }

  public boolean isSignedIn() {
    return session.isPresent();
  }

  /** Whether users and audit log are open. */
  public boolean isAdmin() {
    return session
        .filter(one -> one.password() == SignedIn.Password.KEPT)
        .filter(one -> one.agent().roles().contains(Role.ADMIN))
        .isPresent();
  }

  /** Whether there is a password of the own to change. */
  public boolean isOwnPassword() {
    return session.filter(one -> one.how() == SignedIn.How.PASSWORD).isPresent();
  }

  public String name() {
    return session.map(one -> one.agent().name()).orElse("");
  }

  public String displayName() {
    return session.map(one -> one.agent().displayName()).orElse("");
  }
}
