package dev.doorman.journey.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the customer sees of the team: the queue, who is there, what was read, the rating. */
@ExtendWith(Stage.Provider.class)
class WidgetTeamIT {
  private static final String QUESTION =
      """
      {"kind":"prompt","name":"sign-out-offer","form":"full","text":"Sign out instead?",
       "options":[{"id":"sign-out","label":"Sign out"},{"id":"delete","label":"Delete account"}]}
      """;

  private Stage stage;
  private BrowserContext context;
  private PlayedServer server;

  @BeforeEach
  void arrive(Stage shared) {
    stage = shared;
    context = stage.visitor();
    server = new PlayedServer(context);
  }

  @AfterEach
  void leave() {
    context.close();
  }

  private Chat opened() {
    var chat = new Chat(context, stage.server() + "/help/delete-or-deactivate");
    chat.launcher().click();
    assertThat(chat.log()).isVisible();
    return chat;
  }

  private void held() {
    server.standing(States.standing("{\"state\":\"held\",\"agent\":\"Kim\"}"));
  }

  @Test
  void theHeadTellsThePlaceInTheQueueThenWhoIsThere() {
    var chat = opened();
    var head = chat.widget().locator(".head .note");
    assertThat(head).hasText("Automated assistant");
    server.standing(States.standing("{\"state\":\"waiting\",\"place\":2,\"waitSeconds\":170}"));
    assertThat(head).hasText("Waiting for a person, place 2 · about 3 minutes");
    server.standing(States.standing("{\"state\":\"waiting\",\"place\":1}"));
    assertThat(head).hasText("Waiting for a person, place 1");
    assertThat(chat.button("Talk to a person")).hasCount(1);
    held();
    assertThat(head).hasText("You’re talking to Kim");
    assertThat(chat.button("Talk to a person")).hasCount(0);
  }

  @Test
  void whatAPersonSaysHasTheirNameAndTheirSources() {
    server.event(
        "agent",
        "{\"kind\":\"text\",\"text\":\"Here it is.\",\"agent\":\"Kim\",\"citations\":[{\"article\":\"a\","
            + "\"version\":\"1\",\"section\":\"s\",\"title\":\"Good to know\",\"url\":\"/help/a#s\"}]}");
    var chat = opened();
    assertThat(chat.widget().locator(".row.agent b")).hasText("Kim");
    assertThat(chat.link("Good to know")).hasCount(1);
  }

  @Test
  void readIsShownInPlaceOfDelivered() {
    held();
    var chat = opened();
    chat.say("hello?");
    assertThat(chat.widget().locator(".delivered")).hasText("Delivered");
    server.send("{\"type\":\"read\",\"seq\":1}");
    assertThat(chat.widget().locator(".delivered")).hasText("Read");
  }

  @Test
  void typingAndReadingAreToldOnlyToAPerson() {
    var chat = opened();
    chat.input().pressSequentially("to the bot");
    chat.input().press("Enter");
    held();
    server.text("agent", "I am here.");
    chat.sees("I am here.");
    chat.page().waitForCondition(() -> !server.heard("seen").isEmpty());
    assertThat(server.heard("typing")).isEmpty();
    chat.input().pressSequentially("to Kim");
    chat.page().waitForCondition(() -> !server.heard("typing").isEmpty());
    assertThat(server.heard("typing").getFirst().path("on").asBoolean()).isTrue();
  }

  @Test
  void theBotsQuestionWaitsWhileAPersonIsThere() {
    server.event("bot", QUESTION);
    server.standing(
        "{\"type\":\"state\",\"prompt\":1,\"inFlow\":true,\"maskDigits\":false,"
            + "\"desk\":{\"state\":\"held\",\"agent\":\"Kim\"}}");
    var chat = opened();
    assertThat(chat.widget().locator(".prompt")).isVisible();
    assertThat(chat.widget().locator(".prompt:not(.done)")).hasCount(0);
    server.standing("{\"type\":\"state\",\"prompt\":1,\"inFlow\":true,\"maskDigits\":false}");
    assertThat(chat.widget().locator(".prompt:not(.done)")).hasCount(1);
  }

  @Test
  void aMessageCanBeLeftWhereNobodyIsThereAndNotOnceSomebodyComes() {
    server.event("system", States.notice("desk-nobody", "Nobody is here right now."));
    var chat = opened();
    assertThat(chat.input()).hasAttribute("placeholder", "Message to our team");
    server.event("system", States.notice("desk-claimed", "Kim is here."));
    assertThat(chat.input()).hasAttribute("placeholder", "Write a message");
  }

  @Test
  void aRatingIsGivenOnceWithTheKeyboardAlone() {
    server.event("system", "{\"kind\":\"rating-request\"}");
    var chat = opened();
    var form = chat.widget().locator("doorman-rating");
    form.getByRole(AriaRole.BUTTON).press("Enter");
    assertThat(form.getByRole(AriaRole.ALERT)).hasText("Please choose 1 to 5 stars first.");
    assertThat(form.locator("input[value='1']")).isFocused();
    assertThat(server.heard("rate")).isEmpty();
    chat.page().keyboard().press("Space");
    for (int i = 0; i < 3; i++) {
      chat.page().keyboard().press("ArrowRight");
    }
    assertThat(form.locator("label.on")).hasCount(4);
    chat.page().keyboard().press("Tab");
    chat.page().keyboard().type("Friendly");
    chat.page().keyboard().press("Tab");
    chat.page().keyboard().press("Enter");
    chat.page().waitForCondition(() -> !server.heard("rate").isEmpty());
    server.event("customer", "{\"kind\":\"rating\",\"stars\":4,\"comment\":\"Friendly\"}");
    chat.sees("You rated this chat 4 out of 5.");
    assertThat(form).hasCount(0);
    assertThat(server.heard("rate")).hasSize(1);
    var rate = server.heard("rate").getFirst();
    assertThat(rate.path("stars").asInt()).isEqualTo(4);
    assertThat(rate.path("comment").asText()).isEqualTo("Friendly");
  }
}
