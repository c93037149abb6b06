package dev.doorman.access.page;

import dev.doorman.access.oidc.OidcFailure.Why;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the sign-in page says after a way to the provider that failed. */
final class Failures {
  private Failures() {}

  /** As it stands in the page's address. */
  static String id(Why why) {
    return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words for what stands there; null for what we did not write. */
  static @Nullable String words(@Nullable String id) {
    return Arrays.stream(Why.values())
        .filter(why -> id(why).equals(id))
        .map(Failures::words)
        .findFirst()
        .orElse(null);
  }

  private static String words(Why why) {
    return switch (why) {
      case EXPIRED -> "That took too long, or you started in another window. Please sign in again.";
      case REFUSED ->
          "The provider didn't sign you in. Try again. If it keeps happening, tell your"
              + " administrator.";
      case NO_ROLE -> "You don't have a role at this desk yet. Ask your administrator for one.";
      case DISABLED -> "Your account at this desk is disabled. Ask your administrator.";
      case UNAVAILABLE -> "We can't reach the provider right now. Try again in a minute.";
    };
  }
}
