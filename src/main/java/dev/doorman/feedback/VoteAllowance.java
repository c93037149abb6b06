package dev.doorman.feedback;

import dev.doorman.base.AddressGroup;
import dev.doorman.base.ArticleId;
import dev.doorman.base.TrustedProxies;
import dev.doorman.socket.AllowedOrigins;
import dev.doorman.store.Limits;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Whose votes are accepted, and how many: nobody signs in to vote.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
@Singleton
final class VoteAllowance {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final AllowedOrigins origins;
  private final TrustedProxies proxies;
  private final Limits limits;
  private final FeedbackConfig config;

  @Inject
  VoteAllowance(
      AllowedOrigins origins, TrustedProxies proxies, Limits limits, FeedbackConfig config) {
    this.origins = origins;
    this.proxies = proxies;
    this.limits = limits;
    this.config = config;
  }

  /** Whether the page that sends the vote may; a program that is no browser names none. */
  boolean isAllowed(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    return origin == null || origins.allows(origin, request.authority());
  }

  /** Spends one vote; returns how long until the next one where none is left. */
  Optional<Duration> spend(HttpServerRequest request) {
    return limits.spend("votes:" + from(request), config.votesPerMinute(), MINUTE);
  }

  /** Spends one reader's first vote on an article; returns how long until there may be another. */
  Optional<Duration> spendVoter(HttpServerRequest request, ArticleId article) {
    return limits.spend(
        "voters:" + from(request) + ":" + article.value(), config.votersPerDay(), DAY);
  }

  private String from(HttpServerRequest request) {
    String peer = request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    return AddressGroup.of(proxies.client(peer, request.headers().getAll("X-Forwarded-For")));
  }
}
