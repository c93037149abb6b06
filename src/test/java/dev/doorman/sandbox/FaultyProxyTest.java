package dev.doorman.sandbox;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.sandbox.FaultyProxy.Fault;
import dev.doorman.sandbox.contract.Api;
import dev.doorman.sandbox.contract.Api.Answer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that get lost: a call sent again with its key is done once. */
@QuarkusTest
class FaultyProxyTest {
  @TestHTTPResource("/")
  URI server;

  @Inject SandboxSettings settings;

  private final String key = UUID.randomUUID().toString();
  private final String body = Api.body(UUID.randomUUID());
  private FaultyProxy proxy;
  private Api direct;
  private Api through;

  @BeforeEach
  void start() {
    proxy = new FaultyProxy(server);
    String token = settings.tokens().getFirst();
    direct = new Api(server.resolve("/sandbox/api"), token);
    through = new Api(proxy.address().resolve("/sandbox/api"), token);
  }

  @AfterEach
  void stop() {
    proxy.close();
  }

  @Test
  void withoutAFaultNothingIsDifferent() {
    Answer created = through.create(key, body);
    assertThat(direct.create(key, body)).isEqualTo(created);
    assertThat(through.get("dr_none").status()).isEqualTo(404);
  }

  @Test
  void aLostAnswerIsGotByTheSameCallAgain() {
    proxy.set(new Fault.LosingTheAnswer());
    assertThatThrownBy(() -> through.create(key, body)).isInstanceOf(UncheckedIOException.class);
    proxy.set(new Fault.None());
    Answer again = through.create(key, body);
    assertThat(again.status()).isEqualTo(201);
    assertThat(direct.create(key, body)).isEqualTo(again);
  }

  @Test
  void aServerThatFailsAfterTheWorkHasDoneItOnce() {
    proxy.set(new Fault.FailingAfterwards(503));
    assertThatThrownBy(() -> through.create(key, body)).isInstanceOf(AssertionError.class);
    assertThat(direct.create(key, body.replace("\"en\"", "\"de\"")).status())
        .as("the key is used")
        .isEqualTo(422);
  }

  @Test
  void aCallThatWasNotHandedOnChangedNothing() {
    proxy.set(new Fault.Down());
    assertThatThrownBy(() -> through.create(key, body)).isInstanceOf(UncheckedIOException.class);
    proxy.set(new Fault.Refusing(503));
    assertThatThrownBy(() -> through.create(key, body)).isInstanceOf(AssertionError.class);
    assertThat(direct.create(key, body.replace("\"en\"", "\"de\"")).status())
        .as("the key is not used")
        .isEqualTo(201);
  }

  @Test
  void aSlowAnswerComesWhenItsGateIsOpened() throws Exception {
    var gate = new CountDownLatch(1);
    proxy.set(new Fault.Slow(gate));
    CompletableFuture<Answer> waiting =
        CompletableFuture.supplyAsync(() -> through.create(key, body));
    await("the call").until(() -> proxy.calls() > 0);
    assertThat(waiting).isNotDone();
    gate.countDown();
    assertThat(waiting.get(20, TimeUnit.SECONDS).status()).isEqualTo(201);
  }
}
