package dev.doorman.access.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The ways to sign in.
 *
 * @param provider the words on the button that leads to the provider; null where there is none
 * @param hint for the operator of a closed desk, or null
 * @param failure why the last try failed, or null
 * @param next where to go afterwards: a path of the desk
 */
public record SignInView(
    boolean password,
    @Nullable String provider,
    @Nullable String hint,
    @Nullable String failure,
    String next) {

  /** As it stands in an address. */
  public String encodedNext() {
    return URLEncoder.encode(next, StandardCharsets.UTF_8);
  }
}
