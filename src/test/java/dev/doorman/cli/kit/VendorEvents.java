package dev.doorman.cli.kit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Sends a vendor's events, and each again until it is taken; wrongly where a test wants it. */
final class VendorEvents implements AutoCloseable {
  static final String SECRET = "webhook-secret-of-the-test";

  /** A way to get the events wrong. */
  enum Flaw {
    SILENT,
    OTHER_SECRET,
    OLD_TIME,
    NO_STATE,
    NEW_ID_EACH_TIME
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService sender = Executors.newSingleThreadExecutor();
  private final Set<Flaw> flaws;
  private final @Nullable URI to;

  VendorEvents(@Nullable URI to, Flaw... flaws) {
    this.to = to;
    this.flaws = Set.of(flaws);
  }

  void changed(String request, String state, Clock clock) {
    if (to != null && !flaws.contains(Flaw.SILENT)) {
      sender.execute(() -> send(to, request, state, clock));
    }
  }

  private void send(URI address, String request, String state, Clock clock) {
    String id = UUID.randomUUID().toString();
    for (int attempt = 0; attempt < 3; attempt++) {
      String event = flaws.contains(Flaw.NEW_ID_EACH_TIME) ? UUID.randomUUID().toString() : id;
      String body =
          "{\"id\":\"%s\",\"request\":\"%s\",\"state\":\"%s\",\"at\":\"%s\"}"
              .formatted(
                  event, request, flaws.contains(Flaw.NO_STATE) ? "" : state, clock.instant());
      long time = clock.instant().getEpochSecond() - (flaws.contains(Flaw.OLD_TIME) ? 600 : 0);
      String key = flaws.contains(Flaw.OTHER_SECRET) ? "another" : SECRET;
      try {
        int status =
            client
                .send(
                    HttpRequest.newBuilder(address)
                        .header("Doorman-Signature", "t=" + time + ",v1=" + sign(key, time, body))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                    BodyHandlers.discarding())
                .statusCode();
        if (status == 204) {
          return;
        }
      } catch (java.io.IOException e) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static String sign(String key, long time, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of()
          .formatHex(mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    sender.shutdownNow();
    client.shutdownNow();
  }
}
