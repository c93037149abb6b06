package dev.doorman.journey;

import dev.doorman.sandbox.FaultyProxy;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;

/** Puts a proxy that can do wrong between Doorman and the sandbox. */
public final class BehindProxy implements QuarkusTestResourceLifecycleManager {
  private FaultyProxy proxy;

  @Override
  public Map<String, String> start() {
    int port = freePort();
    proxy = new FaultyProxy(URI.create("http://127.0.0.1:" + port));
    return Map.of(
        "quarkus.http.test-port",
        String.valueOf(port),
        "doorman.deletion-api.url",
        proxy.address() + "/sandbox/api",
        "doorman.deletion-api.token",
        "token-of-the-fault-tests",
        "doorman.deletion-api.verification-origins",
        "http://localhost:" + port,
        "doorman.deletion-api.call-timeout",
        "1s",
        "doorman.conversation.sweep-every",
        "100ms",
        // The tests' clock leaps: that is no silence of the customer's.
        "doorman.conversation.park-after",
        "3h",
        "doorman.chat.alive-within",
        "24h");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(proxy, new TestInjector.MatchesType(FaultyProxy.class));
  }

  @Override
  public void stop() {
    proxy.close();
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
