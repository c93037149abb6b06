package dev.doorman.site;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The address that readers know this server by: {@code doorman.public-url} where it is set, else
 * what the request was sent to.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
@Singleton
final class Origin {
  /** A host with its port. The header that it comes from is the client's, so it is not trusted. */
  private static final Pattern AUTHORITY =
      Pattern.compile("[A-Za-z0-9.-]+(:\\d+)?|\\[[0-9a-fA-F:.]+](:\\d+)?");

  private final Optional<URI> publicUrl;

  @Inject
  Origin(@ConfigProperty(name = "doorman.public-url") Optional<URI> publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** Scheme, host and port, without a slash at the end. */
  String of(UriInfo request) {
    String base = publicUrl.orElseGet(request::getBaseUri).toString();
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /** Every host and port under which this server may be asked for. */
  List<String> authorities(UriInfo request) {
    return Stream.concat(Stream.of(request.getBaseUri()), publicUrl.stream())
        .flatMap(uri -> Stream.ofNullable(uri.getAuthority()))
        .filter(authority -> AUTHORITY.matcher(authority).matches())
        .distinct()
        .toList();
  }
}
