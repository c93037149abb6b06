package dev.doorman.access;

import dev.doorman.access.oidc.WithProvider;
import dev.doorman.chat.WithIssuer;
import dev.doorman.chat.WithModel;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/**
 * With all that an installation may have outside: a provider that agents sign in with, a vendor
 * that signs customers' tokens, and a language model. It allows few searches.
 */
public final class WithOutsiders implements QuarkusTestProfile {
  /** A minute's, from one address. */
  public static final int SEARCHES = 3;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("doorman.site.searches-per-minute", String.valueOf(SEARCHES));
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(WithProvider.class),
        new TestResourceEntry(WithIssuer.class),
        new TestResourceEntry(WithModel.class));
  }
}
