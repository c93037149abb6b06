package dev.doorman.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.doorman.answer.llm.ModelServer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A language model behind the real jar: what the customer sees, and what a dead server costs. */
class ModelJourneyIT extends Journey {
  private static final String KEY = "sk-of-the-journey";
  private static final String QUESTION = "Is deleting my account permanent?";

  private final ModelServer model = new ModelServer();

  @Override
  Map<String, String> settings() {
    return Map.of(
        "DOORMAN_MODEL_URL",
        model.url().toString(),
        "DOORMAN_MODEL_NAME",
        "a-model",
        "DOORMAN_MODEL_KEY",
        KEY,
        "DOORMAN_MODEL_DEADLINE",
        "20s");
  }

  @AfterEach
  void end() {
    model.close();
  }

  @Test
  void draftIsShownAndNotReadOutAndAServerThatDiesMeanwhileStillAnswers() throws Exception {
    var chat = new ChatPage(context, server.base()).open();
    model.stopsAfter("Deleting your Mi Account is for good. It cannot");
    chat.say(QUESTION);

    Locator draft = chat.log().locator(".row[aria-live=off]").filter(hasText("is for good."));
    assertThat(draft).isVisible();
    assertThat(draft).not().containsText("It cannot");

    server.kill();
    server.start();
    chat.sees("Deleting your Mi Account is permanent. It cannot be undone.");
    assertThat(draft).hasCount(0);

    model.says("Deleting your Mi Account is for good, and it can't be undone.");
    chat.say(QUESTION);
    chat.sees("is for good, and it can't be undone.");
    assertThat(draft).hasCount(0);

    server.kill();
    assertThat(server.log())
        .anyMatch(line -> line.contains("a-model"))
        .noneMatch(line -> line.contains(KEY));
  }
}
