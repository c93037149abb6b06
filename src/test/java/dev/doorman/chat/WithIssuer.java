package dev.doorman.chat;

import dev.doorman.identity.Issuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets the application trust the tokens of an issuer that the tests hold. */
public final class WithIssuer implements QuarkusTestResourceLifecycleManager {
  private Issuer issuer;

  @Override
  public Map<String, String> start() {
    issuer = new Issuer();
    return Map.of(
        "doorman.identity.jwks-url", issuer.keys().toString(),
        "doorman.identity.issuer", Issuer.NAME,
        "doorman.identity.audience", Issuer.AUDIENCE);
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(issuer, new TestInjector.MatchesType(Issuer.class));
  }

  @Override
  public void stop() {
    issuer.close();
  }
}
