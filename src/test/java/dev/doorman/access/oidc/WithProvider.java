package dev.doorman.access.oidc;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets the application sign users in with a provider that the tests hold. */
public final class WithProvider implements QuarkusTestResourceLifecycleManager {
  private ProviderServer provider;

  @Override
  public Map<String, String> start() {
    provider = new ProviderServer();
    String key = "doorman.access.oidc.";
    return Map.of(
        key + "issuer", provider.issuer().toString(),
        key + "client-id", ProviderServer.CLIENT,
        key + "client-secret", ProviderServer.SECRET,
        key + "roles-claim", "realm_access.roles",
        key + "roles", "desk-agents:agent,desk-leads:lead",
        key + "teams-claim", "groups",
        key + "teams", "billing-people:billing");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(provider, new TestInjector.MatchesType(ProviderServer.class));
  }

  @Override
  public void stop() {
    provider.close();
  }
}
