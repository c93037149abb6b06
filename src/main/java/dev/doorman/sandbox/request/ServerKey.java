package dev.doorman.sandbox.request;

import dev.doorman.sandbox.SandboxConfig;
import dev.doorman.sandbox.book.Store;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key from which link handles and the hashes of codes are made. It comes from the
 * configuration, else from the sandbox's own table, where it outlives a restart.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
@Singleton
public final class ServerKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;

  private final SandboxConfig config;
  private final Store store;
  private final SecureRandom random;
  private final ReentrantLock loading = new ReentrantLock();
  private volatile @Nullable SecretKeySpec key;

  @Inject
  public ServerKey(SandboxConfig config, Store store, SecureRandom random) {
    this.config = config;
    this.store = store;
    this.random = random;
  }

  /**
   * The HMAC of some parts.
   *
   * @param purpose keeps what is made for one purpose from being of use for another
   */
  public byte[] mac(String purpose, String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      for (String part : parts) {
        // No part contains a zero, so that no two lists of parts make the same bytes.
        mac.update((byte) 0);
        mac.update(part.getBytes(StandardCharsets.UTF_8));
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known != null) {
      return known;
    }
    loading.lock();
    try {
      byte[] bytes =
          config
              .serverKey()
              .map(configured -> configured.getBytes(StandardCharsets.UTF_8))
              .orElseGet(this::kept);
      SecretKeySpec loaded = new SecretKeySpec(bytes, ALGORITHM);
      key = loaded;
      return loaded;
    } finally {
      loading.unlock();
    }
  }

  private byte[] kept() {
    return HexFormat.of()
        .parseHex(store.inTransaction(tables -> tables.keys().serverKey(this::fresh)));
  }

  private String fresh() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
