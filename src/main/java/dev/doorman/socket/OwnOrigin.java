package dev.doorman.socket;

import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a page came from this very server. */
public final class OwnOrigin {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private OwnOrigin() {}

  /** The origin of an address. */
  public static String of(URI url) {
    return (url.getScheme() + "://" + url.getAuthority()).toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a page of this origin came from the host and port that the handshake is sent to.
   *
   * @param origin in lower case
   * @param asked of the handshake
   */
  public static boolean is(String origin, @Nullable HostAndPort asked) {
    if (asked == null) {
      return false;
    }
    String host = asked.host().toLowerCase(Locale.ROOT);
    String authority = asked.port() > 0 ? host + ":" + asked.port() : host;
    return Set.of("http://" + authority, "https://" + authority).contains(origin)
        || (asked.port() == HTTP && origin.equals("http://" + host))
        || (asked.port() == HTTPS && origin.equals("https://" + host));
  }
}
