package dev.doorman.chat;

import dev.doorman.answer.llm.ModelServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the application a language model that says what the tests tell it. */
public final class WithModel implements QuarkusTestResourceLifecycleManager {
  private ModelServer model;

  @Override
  public Map<String, String> start() {
    model = new ModelServer();
    return Map.of(
        "doorman.model.url", model.url().toString(),
        "doorman.model.name", "a-model",
        "doorman.model.key", "sk-of-the-socket-tests",
        "doorman.model.deadline", "2s",
        "doorman.model.at-once", "1",
        "doorman.conversation.sweep-every", "100ms");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(model, new TestInjector.MatchesType(ModelServer.class));
  }

  @Override
  public void stop() {
    model.close();
  }
}
