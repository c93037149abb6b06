package dev.doorman.base;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where this server is known: {@code doorman.public-url} if it is set, and the host and port that a
 * request was sent to. The one rule by which a page counts as this server's own, for pages, APIs
 * and WebSockets alike.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
public final class OwnOrigin {
  /** A host, of which some have an underscore that is no URI's, and a port. */
  private static final String PLACE = "([^\\s/?#@:\\[\\]]+|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?";

  private static final Pattern ORIGIN = Pattern.compile("(https?)://" + PLACE);
  private static final Pattern AUTHORITY = Pattern.compile(PLACE);

  private final Optional<URI> publicUrl;

  /**
   * @param publicUrl the address that browsers know this server by
   */
  public OwnOrigin(Optional<URI> publicUrl) {
    this.publicUrl = publicUrl;
  }

  /**
   * Whether a page of this origin is one of this server's.
   *
   * @param origin the header {@code Origin}; a browser always sends it
   * @param authority the host, and the port if there is one, that the request was sent to
   */
  public boolean owns(String origin, @Nullable String authority) {
    Matcher from = ORIGIN.matcher(origin.toLowerCase(Locale.ROOT));
    return from.matches()
        && (publicUrl.filter(url -> of(url).equals(written(from))).isPresent()
            || (authority != null && isAt(from, authority)));
  }

  /**
   * A proxy may have taken the encryption off, so the scheme is not compared; a request that names
   * no port may have come to either scheme's.
   */
  private static boolean isAt(Matcher from, String authority) {
    Matcher asked = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
    if (!asked.matches() || !asked.group(1).equals(from.group(2))) {
      return false;
    }
    String usual = usualPort(from.group(1));
    return portOr(usual, from.group(3)).equals(portOr(usual, asked.group(2)));
  }

  private static String portOr(String usual, @Nullable String port) {
    return port == null ? usual : port;
  }

  private static String usualPort(String scheme) {
    return scheme.equals("https") ? "443" : "80";
  }

  private static String written(Matcher origin) {
    String scheme = origin.group(1);
    String port = portOr(usualPort(scheme), origin.group(3));
    return scheme + "://" + origin.group(2) + (port.equals(usualPort(scheme)) ? "" : ":" + port);
  }

  /**
   * The origin that browsers use, as they write it: without the usual port and without a slash.
   *
   * @param asked the base of the address that the request was sent to
   */
  public String known(URI asked) {
    return of(publicUrl.orElse(asked));
  }

  /** Whether browsers reach this server over TLS, so that cookies may be kept to that. */
  public boolean isSecure(URI asked) {
    return known(asked).startsWith("https:");
  }

  /** Whether {@code doorman.public-url} says that browsers reach this server over TLS only. */
  public boolean isAlwaysSecure() {
    return publicUrl.filter(url -> of(url).startsWith("https:")).isPresent();
  }

  private static String of(URI url) {
    String origin = (url.getScheme() + "://" + url.getRawAuthority()).toLowerCase(Locale.ROOT);
    Matcher known = ORIGIN.matcher(origin);
    return known.matches() ? written(known) : origin;
  }
}
