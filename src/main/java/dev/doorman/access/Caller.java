package dev.doorman.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whoever makes the present request to {@code /api/desk}: inject it into a resource. The filter
 * fills it before a method with {@link Allowed} runs.
 *
 * <h2>Thread-safety</h2>
 *
 * One per request.
 */
@RequestScoped
public class Caller {
  private @Nullable SignedIn signedIn;

  /** Told by the filter. */
  public void is(SignedIn caller) {
    this.signedIn = caller;
  }

  /** Who calls, where somebody who is signed in does. */
  public Optional<SignedIn> ifSignedIn() {
    return Optional.ofNullable(signedIn);
  }

  /**
   * The session of the call.
   *
   * @throws IllegalStateException where the method needs no session
   */
  public SignedIn signedIn() {
    return ifSignedIn()
        .orElseThrow(() -> new IllegalStateException("the method is not marked @Allowed"));
  }

  /**
   * Who calls.
   *
   * @throws IllegalStateException where the method needs no session
   */
  public Agent agent() {
    return signedIn().agent();
  }
}
