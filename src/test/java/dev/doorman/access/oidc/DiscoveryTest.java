package dev.doorman.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.doorman.TestClock;
import dev.doorman.access.oidc.OidcFailure.Why;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many come while the provider hangs, one of them waits for it. */
class DiscoveryTest {
  private static final int MANY = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final TestClock clock = new TestClock();

  /** A permit is one answer: without any, the provider hangs. */
  private final Semaphore answers = new Semaphore(0);

  private final Semaphore arrivals = new Semaphore(0);
  private final AtomicInteger asked = new AtomicInteger();
  private volatile int status = 200;
  private HttpServer server;
  private Discovery discovery;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/.well-known/openid-configuration", this::document);
    server.start();
    discovery = new Discovery(issuer(), new Calls(PATIENCE), clock);
  }

  @AfterEach
  void stop() {
    answers.release(MANY);
    server.stop(0);
    threads.shutdownNow();
  }

  private String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void document(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    arrivals.release();
    answers.acquireUninterruptibly();
    byte[] document =
        """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize",
         "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys"}
        """
            .formatted(issuer())
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, document.length);
    exchange.getResponseBody().write(document);
    exchange.close();
  }

  private Future<Discovery.Provider> ask() {
    return threads.submit(discovery::provider);
  }

  /** Asks, and returns once the provider has the request and hangs. */
  private Future<Discovery.Provider> askAndHang() throws InterruptedException {
    Future<Discovery.Provider> first = ask();
    assertThat(arrivals.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return first;
  }

  private List<Future<Discovery.Provider>> many() {
    List<Future<Discovery.Provider>> others = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      others.add(ask());
    }
    return others;
  }

  private static Why failure(Future<Discovery.Provider> asking) throws InterruptedException {
    try {
      Discovery.Provider provider = asking.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      throw new AssertionError("no failure, but " + provider);
    } catch (TimeoutException e) {
      throw new AssertionError("it waits for the provider", e);
    } catch (ExecutionException e) {
      return ((OidcFailure) e.getCause()).why();
    }
  }

  @Test
  void nobodyButTheFirstWaitsForAProviderThatHangs() throws Exception {
    Future<Discovery.Provider> first = askAndHang();
    for (Future<Discovery.Provider> other : many()) {
      assertThat(failure(other)).isEqualTo(Why.UNAVAILABLE);
    }
    assertThat(first.isDone()).isFalse();
    answers.release();
    assertThat(first.get().token()).hasToString(issuer() + "/token");
    assertThat(asked).hasValue(1);
  }

  @Test
  void whatWasFoundIsKeptForAnHourWithoutAskingAgain() throws Exception {
    answers.release();
    Discovery.Provider found = ask().get();
    clock.advance(Duration.ofMinutes(59));
    for (Future<Discovery.Provider> other : many()) {
      assertThat(other.get()).isSameAs(found);
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void whileItIsAskedAgainAfterAnHourTheOthersGoOnWithWhatIsKnown() throws Exception {
    answers.release();
    Discovery.Provider found = ask().get();
    arrivals.acquire();
    clock.advance(Duration.ofMinutes(61));
    Future<Discovery.Provider> again = askAndHang();
    for (Future<Discovery.Provider> other : many()) {
      assertThat(other.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isSameAs(found);
    }
    answers.release();
    assertThat(again.get()).isNotSameAs(found);
    assertThat(asked).hasValue(2);
  }

  @Test
  void aFailureIsRememberedForAWhileAndThenForgotten() throws Exception {
    status = 503;
    answers.release();
    assertThat(failure(ask())).isEqualTo(Why.UNAVAILABLE);
    for (Future<Discovery.Provider> other : many()) {
      assertThat(failure(other)).isEqualTo(Why.UNAVAILABLE);
    }
    assertThat(asked).as("asked once in these ten seconds").hasValue(1);
    status = 200;
    answers.release();
    clock.advance(Duration.ofSeconds(11));
    assertThat(discovery.provider().token()).hasToString(issuer() + "/token");
    assertThat(asked).hasValue(2);
  }
}
