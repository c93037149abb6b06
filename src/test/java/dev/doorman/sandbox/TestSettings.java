package dev.doorman.sandbox;

import io.quarkus.arc.DefaultBean;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** What the sandbox is told where nothing else tells it. */
final class TestSettings {
  @Produces
  @Singleton
  @DefaultBean
  SandboxSettings settings(HttpServer server) {
    return new SandboxSettings(
        List.of("sandbox-token-1", "sandbox-token-2"),
        server::getLocalBaseUri,
        () -> server.getLocalBaseUri().resolve("/api/deletion-events"),
        "sandbox-webhook-secret");
  }
}
