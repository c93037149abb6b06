package dev.doorman.sandbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.doorman.TestClock;
import dev.doorman.sandbox.SandboxSettings;
import dev.doorman.sandbox.book.Event;
import dev.doorman.sandbox.book.State;
import dev.doorman.sandbox.contract.Contract;
import dev.doorman.sandbox.jdbc.TestStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookRoundTest {
  private static final String SECRET = "webhook-secret";

  private record Call(String signature, String body) {}

  private final TestStore tables = new TestStore();
  private final TestClock clock = new TestClock();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private HttpServer receiver;
  private volatile int status = 204;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/api/deletion-events",
        exchange -> {
          calls.add(
              new Call(
                  exchange.getRequestHeaders().getFirst("Doorman-Signature"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  private WebhookRound round(String secret) {
    URI url =
        URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/api/deletion-events");
    var settings = new SandboxSettings(List.of(), () -> url, () -> url, secret);
    return new WebhookRound(tables.store(), settings, new ObjectMapper(), clock);
  }

  private void event(String id) {
    tables
        .store()
        .inTransaction(
            all -> {
              all.events().insert(new Event(id, "dr_1", State.VERIFIED, clock.instant()));
              return true;
            });
  }

  @Test
  void anEventIsSentOnceAndSigned() throws Exception {
    event("e1");
    round(SECRET).run();
    round(SECRET).run();
    assertThat(calls).hasSize(1);
    Call call = calls.getFirst();
    Contract.checkEvent(call.body());
    assertThat(call.body())
        .contains("\"id\":\"e1\"", "\"request\":\"dr_1\"", "\"state\":\"verified\"");
    assertThat(call.signature()).matches("t=[0-9]+,v1=[0-9a-f]{64}");
    String time = call.signature().replaceAll("t=([0-9]+),.*", "$1");
    assertThat(Long.parseLong(time)).isCloseTo(clock.instant().getEpochSecond(), within(5));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected = mac.doFinal((time + "." + call.body()).getBytes(StandardCharsets.UTF_8));
    assertThat(call.signature()).endsWith("v1=" + HexFormat.of().formatHex(expected));
  }

  private static Offset<Long> within(long seconds) {
    return Offset.offset(seconds);
  }

  @Test
  void anEventThatWasNotTakenIsSentAgainWithTheSameIdAndANewSignature() {
    status = 500;
    event("e1");
    round(SECRET).run();
    round(SECRET).run();
    assertThat(calls).as("not before the pause is over").hasSize(1);
    clock.advance(Duration.ofSeconds(2));
    status = 204;
    round(SECRET).run();
    assertThat(calls).hasSize(2);
    assertThat(calls.get(1).body()).isEqualTo(calls.get(0).body());
    assertThat(calls.get(1).signature()).isNotEqualTo(calls.get(0).signature());
    clock.advance(Duration.ofHours(1));
    round(SECRET).run();
    assertThat(calls).as("taken").hasSize(2);
  }

  @Test
  void anEventIsKeptWhileNobodyListens() throws IOException {
    event("e1");
    InetSocketAddress address = receiver.getAddress();
    WebhookRound round = round(SECRET);
    receiver.stop(0);
    round.run();
    receiver = HttpServer.create(address, 0);
    receiver.createContext(
        "/",
        exchange -> {
          calls.add(new Call("", ""));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    clock.advance(Duration.ofSeconds(2));
    round.run();
    assertThat(calls).hasSize(1);
  }

  @Test
  void pausesGrowAndAfterADayAnEventIsGivenUp() {
    status = 401;
    event("e1");
    WebhookRound round = round(SECRET);
    for (int minute = 0; minute <= 25 * 60; minute++) {
      round.run();
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(calls).hasSizeBetween(96, 120);
    int sent = calls.size();
    clock.advance(Duration.ofHours(24));
    round.run();
    assertThat(calls).hasSize(sent);
  }

  @Test
  void withoutASecretNothingIsSent() {
    event("e1");
    round("").run();
    assertThat(calls).isEmpty();
  }
}
