package dev.doorman.sandbox.page;

import dev.doorman.sandbox.SandboxSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a form was sent by one of the sandbox's own pages.
 *
 * <p>The pages carry no cookie: who knows a link's handle may use it, and who does not can do
 * nothing. This check comes on top. Browsers tell it by {@code Sec-Fetch-Site}. Their {@code
 * Origin} is {@code null} here, because the pages ask for no referrer (Fetch standard, "append a
 * request Origin header"), so that {@code null} alone says nothing.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
@Singleton
final class SameSite {
  private final SandboxSettings settings;

  @Inject
  SameSite(SandboxSettings settings) {
    this.settings = settings;
  }

  boolean sent(HttpHeaders headers) {
    String site = headers.getHeaderString("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    String origin = headers.getHeaderString("Origin");
    return origin == null
        || origin.equals("null")
        || isOwn(origin, headers.getHeaderString("Host"));
  }

  private boolean isOwn(String origin, @Nullable String host) {
    String asked = origin.toLowerCase(Locale.ROOT);
    URI base = settings.ownBase().get();
    return asked.equals((base.getScheme() + "://" + base.getAuthority()).toLowerCase(Locale.ROOT))
        || (host != null
            && (asked.equals("http://" + host.toLowerCase(Locale.ROOT))
                || asked.equals("https://" + host.toLowerCase(Locale.ROOT))));
  }
}
