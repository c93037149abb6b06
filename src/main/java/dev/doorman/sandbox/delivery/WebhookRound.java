package dev.doorman.sandbox.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.sandbox.SandboxSettings;
import dev.doorman.sandbox.book.Event;
import dev.doorman.sandbox.book.EventTable.Due;
import dev.doorman.sandbox.book.Store;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/**
 * Tells Doorman of changes of state, by signed calls, until it answers with success, with growing
 * pauses, for a day at most.
 */
@Singleton
final class WebhookRound {
  private static final Logger LOG = Logger.getLogger(WebhookRound.class);
  private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);
  private static final Duration CALL = Duration.ofSeconds(5);

  /** Longer than all calls of one round take. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final int AT_ONCE = 10;

  private final Store store;
  private final SandboxSettings settings;
  private final ObjectMapper mapper;
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Inject
  WebhookRound(Store store, SandboxSettings settings, ObjectMapper mapper, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.mapper = mapper;
    this.clock = clock;
  }

  void run() {
    List<Due> due =
        store.inTransaction(tables -> tables.events().lease(clock.instant(), LEASE, AT_ONCE));
    for (Due event : due) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      deliver(event);
    }
  }

  private void deliver(Due due) {
    Event event = due.event();
    if (settings.webhookSecret().isEmpty() || isTaken(event)) {
      delete(event);
    } else if (clock.instant().isAfter(event.at().plus(GIVE_UP_AFTER))) {
      LOG.warnf("Event %s was not taken for a day and is given up", event.id());
      delete(event);
    } else {
      store.inTransaction(
          tables -> {
            tables.events().again(event.id(), clock.instant().plus(pause(due.attempts())));
            return true;
          });
    }
  }

  private void delete(Event event) {
    store.inTransaction(
        tables -> {
          tables.events().delete(event.id());
          return true;
        });
  }

  /** 1, 2, 4, … seconds, up to the longest. */
  static Duration pause(int attempts) {
    Duration pause = Duration.ofSeconds(1L << Math.min(attempts, 20));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private boolean isTaken(Event event) {
    URI url = settings.webhookUrl().get();
    byte[] body = body(event);
    var request =
        HttpRequest.newBuilder(url)
            .timeout(CALL)
            .header("Content-Type", "application/json")
            .header("Doorman-Signature", signature(body, clock.instant()))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status / 100 == 2) {
        return true;
      }
      LOG.debugf("Event %s was answered %d", event.id(), status);
    } catch (IOException e) {
      LOG.debugf("Event %s could not be sent: %s", event.id(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private byte[] body(Event event) {
    return mapper
        .createObjectNode()
        .put("id", event.id())
        .put("request", event.request())
        .put("state", event.state().wire())
        .put("at", event.at().toString())
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private String signature(byte[] body, Instant now) {
    String time = Long.toString(now.getEpochSecond());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              settings.webhookSecret().getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
