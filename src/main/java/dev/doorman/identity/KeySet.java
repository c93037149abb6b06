package dev.doorman.identity;

import java.io.IOException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * A key set at an address. It is fetched at the first token, again when it has grown old, and when
 * a token names a key that is not in it, but never more often than the pause allows. While it
 * cannot be fetched the keys known so far are taken.
 */
final class KeySet implements Keys {
  private static final Logger LOG = Logger.getLogger(KeySet.class);
  private static final int MOST_BYTES = 64 * 1024;

  private final String url;
  private final Get get = new Get();
  private final Duration refreshAfter;
  private final Duration pause;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Known known;
  private volatile @Nullable Instant tried;

  /** What one fetch brought; no two are the same, even of the same keys. */
  private static final class Known {
    private final List<JsonWebKey> keys;
    private final Instant at;

    Known(List<JsonWebKey> keys, Instant at) {
      this.keys = List.copyOf(keys);
      this.at = at;
    }
  }

  KeySet(String url, Duration refreshAfter, Duration pause, Duration callTimeout, Clock clock) {
    this.url = url;
    this.refreshAfter = refreshAfter;
    this.pause = pause;
    this.clock = clock;
    int millis = Math.toIntExact(callTimeout.toMillis());
    get.setConnectTimeout(millis);
    get.setReadTimeout(millis);
    get.setRetries(0);
    get.setResponseBodySizeLimit(MOST_BYTES);
  }

  @Override
  public Key find(JsonWebSignature signature) {
    Known before = known;
    boolean isOld = before == null || !clock.instant().isBefore(before.at.plus(refreshAfter));
    Known now = isOld ? fetched(before) : before;
    if (now == null) {
      throw new KeysUnavailable(pauseLeft(), null);
    }
    Key key = select(now, signature);
    if (key == null && now == before) {
      Known newer = fetched(before);
      if (newer == before) {
        // Not asked, or not told: the key may be a new one.
        throw new KeysUnavailable(pauseLeft(), null);
      }
      key = newer == null ? null : select(newer, signature);
    }
    if (key == null) {
      throw new TokenRefused("The token is signed with a key that its issuer does not publish.");
    }
    return key;
  }

  /** The key set as it is now; {@code before} where it could not, or must not yet, be fetched. */
  private @Nullable Known fetched(@Nullable Known before) {
    fetching.lock();
    try {
      if (known != before) {
        return known;
      }
      Instant now = clock.instant();
      Instant last = tried;
      if (last != null && now.isBefore(last.plus(pause))) {
        return before;
      }
      tried = now;
      List<JsonWebKey> keys = new JsonWebKeySet(get.get(url).getBody()).getJsonWebKeys();
      known = new Known(keys, now);
      return known;
    } catch (IOException | JoseException e) {
      LOG.warnf(
          "the key set for identity tokens could not be fetched from %s; %s: %s",
          url, before == null ? "no token can be checked" : "its known keys stay in use", e);
      return before;
    } finally {
      fetching.unlock();
    }
  }

  private Duration pauseLeft() {
    Instant last = tried;
    Duration left =
        last == null ? pause : Duration.between(clock.instant(), last.plus(pause)).plusSeconds(1);
    return left.isPositive() ? left : Duration.ofSeconds(1);
  }

  private static @Nullable Key select(Known known, JsonWebSignature signature) {
    var selector = new VerificationJwkSelector();
    try {
      JsonWebKey found =
          signature.getKeyIdHeaderValue() == null
              ? selector.selectWithVerifySignatureDisambiguate(signature, known.keys)
              : selector.select(signature, known.keys);
      return found == null ? null : found.getKey();
    } catch (JoseException e) {
      throw new TokenRefused("The token cannot be read.");
    }
  }
}
