package dev.doorman.wiring;

import dev.doorman.base.FinalException;
import dev.doorman.base.Secret;
import dev.doorman.deletion.AbsentDeletionApi;
import dev.doorman.deletion.ContractBreak;
import dev.doorman.deletion.ContractBreakLog;
import dev.doorman.deletion.ContractBreaks;
import dev.doorman.deletion.DeletionApi;
import dev.doorman.deletion.http.DeletionApiConfig;
import dev.doorman.deletion.http.DeletionApiSettings;
import dev.doorman.deletion.http.HttpDeletionApi;
import dev.doorman.dialogue.Dialogue.Policy.Api;
import dev.doorman.sandbox.SandboxConfig;
import dev.doorman.sandbox.SandboxSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which deletion API requests go to: the vendor's, the sandbox, or none. */
final class Deletion {
  private static final int SECRET_BYTES = 24;

  /** What this process and its own sandbox share; made anew at every start. */
  record SandboxSecrets(Secret<String> token, Secret<String> webhook) {}

  @Produces
  @Singleton
  SandboxSecrets secrets(SecureRandom random) {
    return new SandboxSecrets(secret(random), secret(random));
  }

  private static Secret<String> secret(SecureRandom random) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return new Secret<>(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What the sandbox is told; it also takes the token that is set for the API's client. */
  @Produces
  @Singleton
  SandboxSettings sandbox(
      DeletionApiConfig config, SandboxSecrets own, DoormanConfig doorman, HttpServer server) {
    List<String> tokens = new ArrayList<>(List.of(own.token().value()));
    config.token().ifPresent(tokens::add);
    return new SandboxSettings(
        tokens,
        () -> doorman.publicUrl().orElseGet(server::getLocalBaseUri),
        () -> server.getLocalBaseUri().resolve("/api/deletion-events"),
        own.webhook().value());
  }

  @Produces
  @Singleton
  Api presence(DeletionApiConfig config, SandboxConfig sandbox) {
    return config.url().isPresent() || sandbox.on() ? Api.PRESENT : Api.ABSENT;
  }

  /** Counts each break of the contract by field, and acceptances that nobody confirmed. */
  @Produces
  @Singleton
  ContractBreakLog breaks(MeterRegistry meters, Clock clock) {
    Map<ContractBreak.Field, Counter> counters = new EnumMap<>(ContractBreak.Field.class);
    for (ContractBreak.Field field : ContractBreak.Field.values()) {
      counters.put(
          field,
          Counter.builder("doorman.deletion.contract.breaks")
              .description("Answers of the deletion API that break its contract")
              .tag("field", field.path())
              .register(meters));
    }
    Counter unconfirmed =
        Counter.builder("doorman.deletion.unconfirmed")
            .description("Acceptances by the deletion API that no customer has confirmed")
            .register(meters);
    return new ContractBreakLog(
        clock,
        what -> Objects.requireNonNull(counters.get(what.field())).increment(),
        unconfirmed::increment);
  }

  /** The API. Made at the first call: the sandbox's address is known once the server listens. */
  @Produces
  @ApplicationScoped
  DeletionApi api(
      DeletionApiConfig config,
      Api presence,
      SandboxSecrets sandbox,
      DoormanConfig doorman,
      HttpServer server,
      ContractBreaks breaks,
      Clock clock) {
    return switch (presence) {
      case ABSENT -> new AbsentDeletionApi();
      case PRESENT ->
          new HttpDeletionApi(
              config
                  .url()
                  .map(url -> vendors(config, url))
                  .orElseGet(() -> own(config, sandbox, doorman, server.getLocalBaseUri())),
              breaks,
              clock);
    };
  }

  private static DeletionApiSettings vendors(DeletionApiConfig config, URI url) {
    String token =
        config
            .token()
            .orElseThrow(
                () ->
                    new FinalException(
                        "doorman.deletion-api.url is set, but doorman.deletion-api.token is not:"
                            + " set the bearer token that the deletion API takes."));
    return settings(config, url, new Secret<>(token), Set.of(origin(url)));
  }

  private static DeletionApiSettings own(
      DeletionApiConfig config, SandboxSecrets sandbox, DoormanConfig doorman, URI base) {
    return settings(
        config,
        base.resolve("/sandbox/api"),
        sandbox.token(),
        Set.of(origin(doorman.publicUrl().orElse(base))));
  }

  private static DeletionApiSettings settings(
      DeletionApiConfig config, URI url, Secret<String> token, Set<String> origins) {
    return new DeletionApiSettings(
        url,
        token,
        config.verificationOrigins().orElse(origins),
        config.connectTimeout(),
        config.callTimeout());
  }

  static String origin(URI url) {
    return url.getScheme() + "://" + url.getAuthority();
  }
}
