package dev.doorman.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where this server is known: {@code doorman.public-url} where it is set, and what a request was
 * sent to.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
@Singleton
public final class OwnOrigin {
  private final Optional<URI> publicUrl;

  @Inject
  OwnOrigin(@ConfigProperty(name = "doorman.public-url") Optional<URI> publicUrl) {
    this.publicUrl = publicUrl;
  }

  /**
   * Whether a page may change something here: browsers name its origin, other programs name none.
   *
   * @param origin the header {@code Origin}
   * @param asked the base of the address that the request was sent to
   */
  public boolean allows(@Nullable String origin, URI asked) {
    if (origin == null) {
      return true;
    }
    String from = origin.toLowerCase(Locale.ROOT);
    // A proxy may have taken the encryption off, so the scheme is not compared.
    String host = String.valueOf(asked.getAuthority()).toLowerCase(Locale.ROOT);
    return from.equals("http://" + host)
        || from.equals("https://" + host)
        || publicUrl.filter(url -> from.equals(origin(url))).isPresent();
  }

  /** Scheme, host and port that browsers use, without a slash at the end. */
  public String of(URI asked) {
    return origin(publicUrl.orElse(asked));
  }

  /** Whether browsers reach this server over TLS, so that cookies may be kept to that. */
  public boolean isSecure(URI asked) {
    return of(asked).startsWith("https:");
  }

  /** Whether {@code doorman.public-url} says that browsers reach this server over TLS only. */
  boolean isAlwaysSecure() {
    return publicUrl.filter(url -> origin(url).startsWith("https:")).isPresent();
  }

  private static String origin(URI url) {
    return (url.getScheme() + "://" + url.getAuthority()).toLowerCase(Locale.ROOT);
  }
}
