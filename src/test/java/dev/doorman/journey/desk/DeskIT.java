package dev.doorman.journey.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Customers and agents in real pages, at one server. */
@ExtendWith(DeskStage.Provider.class)
class DeskIT {
  private DeskStage stage;

  @BeforeEach
  void arrive(DeskStage shared) {
    stage = shared;
  }

  @Test
  void customerAndAgentWriteToEachOtherWhileAColleagueLooksOn() {
    try (AgentPage ana = stage.agent("Ana Lima");
        AgentPage ben = stage.agent("Ben Okafor");
        CustomerPage customer = stage.customer().asksForAPerson()) {
      String chat = customer.id();
      assertThat(ana.row(chat)).isVisible();
      assertThat(ben.row(chat)).isVisible();
      ben.open(chat);
      ana.claim(chat);
      customer.sees("now chatting with Ana Lima from our team");
      assertThat(ben.part(".chat-head")).containsText("With Ana Lima");
      assertThat(ben.row(chat)).hasCount(0);
      ana.say("Hello, how can I help?");
      customer.sees("Hello, how can I help?");
      ben.sees("Hello, how can I help?");
      customer.say("my screen stays black");
      ana.sees("my screen stays black");
      ben.sees("my screen stays black");
      assertThat(ana.part(".read")).hasText("Read by the customer");
      assertThat(ana.errors()).isEmpty();
      assertThat(ben.errors()).isEmpty();
    }
  }

  @Test
  void whoLosesTheRaceForAChatIsToldWhoWonIt() {
    try (AgentPage ana = stage.agent("Ana Lima");
        AgentPage ben = stage.agent("Ben Okafor");
        CustomerPage customer = stage.customer().asksForAPerson()) {
      String chat = customer.id();
      List<Route> held = new ArrayList<>();
      ben.page().route("**/claim", held::add);
      ben.list("waiting").open(chat);
      ben.act("claim").click();
      ben.page().waitForCondition(() -> !held.isEmpty());
      ana.claim(chat);
      held.getFirst().resume();
      assertThat(ben.banner()).containsText("Ana Lima claimed this chat first");
      assertThat(ben.part(".chat-head")).containsText("With Ana Lima");
      assertThat(ben.act("claim")).hasCount(0);
      customer.sees("now chatting with Ana Lima from our team");
    }
  }

  @Test
  void transferredChatIsTheColleaguesAndTheCustomerIsTold() {
    try (AgentPage ana = stage.agent("Ana Lima");
        AgentPage ben = stage.agent("Ben Transfer");
        CustomerPage customer = stage.customer().asksForAPerson()) {
      String chat = customer.id();
      ana.claim(chat);
      ana.act("transfer").click();
      ana.dialog().locator("label", hasText("Ben Transfer")).click();
      ana.dialog().locator("[type=submit]").click();
      assertThat(ana.banner()).containsText("Transferred to Ben Transfer");
      customer.sees("Ben Transfer from our team is taking over");
      ben.list("mine").open(chat);
      ben.say("I take over from here");
      customer.sees("I take over from here");
      assertThat(ana.part(".chat-head")).containsText("With Ben Transfer");
      assertThat(ana.part(".modes")).hasCount(0);
    }
  }

  @Test
  void handedBackCustomerIsShownTheStepOfTheFlowAgain() {
    try (AgentPage ana = stage.agent("Ana Lima");
        CustomerPage customer = stage.customer()) {
      customer.say("please delete my account");
      customer.sees("would signing out be enough?");
      customer.choose(1);
      customer.sees("These are erased for good");
      customer.asksForAPerson();
      ana.claim(customer.id());
      assertThat(ana.part(".flow")).containsText("Account deletion");
      // Nothing of the customer's flow can be pressed by an agent.
      assertThat(ana.log().locator("button, input")).hasCount(0);
      ana.act("hand-back").click();
      ana.dialog().locator("[type=submit]").click();
      assertThat(ana.banner()).containsText("Handed back to the bot");
      customer.sees("You're back with the automated assistant");
      assertThat(customer.question().locator(".options button")).hasCount(2);
      customer.choose(1);
      customer.sees("Nothing was deleted");
    }
  }

  @Test
  void closedChatAsksTheCustomerOnceHowItWas() {
    try (AgentPage ana = stage.agent("Ana Lima");
        CustomerPage customer = stage.customer().asksForAPerson()) {
      String chat = customer.id();
      ana.claim(chat);
      ana.say("Have you tried another cable?");
      customer.sees("Have you tried another cable?");
      customer.say("that was it, thank you");
      ana.sees("that was it, thank you");
      ana.act("close").click();
      ana.dialog().locator("label", hasText(Pattern.compile("^\\s*Solved\\s*$"))).click();
      ana.dialog().locator("#tags").fill("cable");
      ana.dialog().locator("[type=submit]").click();
      assertThat(ana.banner()).containsText("Closed");
      customer.sees("Your chat with the team has ended");
      Locator rating = customer.part("doorman-rating");
      assertThat(rating).hasCount(1);
      rating.locator("input[name=stars]").nth(4).check();
      rating.locator("button.primary").click();
      ana.list("closed").open(chat);
      assertThat(ana.part(".details-pane")).containsText("5 out of 5");
      assertThat(ana.part(".details-pane")).containsText("cable");
      customer.say("thanks again");
      assertThat(customer.part("doorman-rating form")).hasCount(0);
    }
  }

  @Test
  void whatWasWrittenWithoutNetworkIsSentOnceWhenItIsBack() {
    try (AgentPage ana = stage.agent("Ana Lima");
        CustomerPage customer = stage.customer().asksForAPerson()) {
      ana.claim(customer.id());
      ana.context().setOffline(true);
      ana.reply().fill("written in a tunnel");
      ana.reply().press("Enter");
      assertThat(ana.part(".event.waiting")).containsText("Waiting for a connection");
      ana.reply().fill("and a draft");
      ana.context().setOffline(false);
      customer.sees("written in a tunnel");
      assertThat(ana.said("written in a tunnel")).hasCount(1);
      assertThat(ana.part("[data-out]")).hasCount(0);
      ana.page().reload();
      assertThat(ana.reply()).hasValue("and a draft");
      assertThat(ana.said("written in a tunnel")).hasCount(1);
    }
  }

  @Test
  void chatOfAnAgentWhoseTabWasClosedWaitsAgain() {
    try (AgentPage ana = stage.agent("Ana Lima");
        AgentPage ben = stage.agent("Ben Okafor");
        CustomerPage customer = stage.customer().asksForAPerson()) {
      String chat = customer.id();
      ana.claim(chat);
      ana.say("One moment, please");
      customer.sees("One moment, please");
      ana.page().close();
      customer.sees("The person you were chatting with lost their connection");
      ben.claim(chat);
      customer.sees("now chatting with Ben Okafor from our team");
      ben.sees("One moment, please");
    }
  }

  @Test
  void botSaysNothingWhileAnAgentHasTheChat() {
    try (AgentPage ana = stage.agent("Ana Lima");
        CustomerPage customer = stage.customer().asksForAPerson()) {
      ana.claim(customer.id());
      customer.sees("now chatting with Ana Lima from our team");
      int before = customer.botsWords().count();
      customer.say("What happens to my photos?");
      ana.sees("What happens to my photos?");
      ana.say("They are deleted too");
      customer.sees("They are deleted too");
      assertThat(customer.botsWords()).hasCount(before);
      assertThat(customer.part(".row.agent")).hasCount(1);
    }
  }

  @Test
  void notesStayAmongColleagues() {
    try (AgentPage ana = stage.agent("Ana Lima");
        AgentPage ben = stage.agent("Ben Okafor");
        CustomerPage customer = stage.customer().asksForAPerson()) {
      String chat = customer.id();
      ana.claim(chat);
      ana.part(".modes button", "Note").click();
      ana.reply().fill("seems to be in a hurry");
      ana.reply().press("Enter");
      assertThat(ana.part(".notes")).containsText("seems to be in a hurry");
      ana.part(".modes button", "Reply").click();
      ana.say("Said to the customer");
      customer.sees("Said to the customer");
      assertThat(customer.part(".log")).not().containsText("hurry");
      ben.list("all").open(chat);
      assertThat(ben.part(".notes")).containsText("seems to be in a hurry");
    }
  }

  @Test
  void replyThatCrossesANewerMessageIsHeldBackUntilThatIsRead() {
    try (AgentPage ana = stage.agent("Ana Lima");
        CustomerPage customer = stage.customer().asksForAPerson()) {
      ana.claim(customer.id());
      customer.sees("now chatting with Ana Lima from our team");
      List<Route> held = new ArrayList<>();
      ana.page().route("**/messages*", held::add);
      ana.reply().fill("Then I’ll close this chat.");
      ana.reply().press("Enter");
      ana.page().waitForCondition(() -> !held.isEmpty());
      customer.say("wait, there is more");
      ana.sees("wait, there is more");
      ana.page().unroute("**/messages*");
      held.getFirst().resume();
      assertThat(ana.part(".event.failed")).containsText("The customer has written something new");
      assertThat(customer.part(".row.agent")).hasCount(0);
      ana.part(".failed button", "Send again").click();
      customer.sees("Then I’ll close this chat.");
      assertThat(customer.part(".row.agent")).hasCount(1);
    }
  }

  @Test
  void leftMessageIsMarkedForOwnMailAndAnAnswerToItSaysThatNothingIsSent() {
    stage.emptied();
    String chat;
    try (CustomerPage customer = stage.customer()) {
      customer.say("I want to talk to a person");
      customer.sees("No one from our team is here right now");
      customer.say("please look into my invoice");
      customer.sees("This chat can't send emails yet");
      customer.leavesAddress("nia@example.com");
      chat = customer.id();
    }
    try (AgentPage ana = stage.agent("Ana Lima")) {
      ana.list("inbox").open(chat);
      assertThat(ana.row(chat)).containsText("Answer by your own mail");
      ana.act("claim").click();
      assertThat(ana.reply()).isFocused();
      assertThat(ana.part(".not-sent")).containsText("nothing is sent from here");
      assertThat(ana.part(".not-sent a")).hasAttribute("href", "mailto:nia@example.com");
      assertThat(ana.list("mine").row(chat)).containsText("Answer by your own mail");
    }
  }

  @Test
  void answerToACustomerWhoIsAwaySaysThatNothingIsSent() {
    try (AgentPage ana = stage.agent("Ana Lima")) {
      try (CustomerPage customer = stage.customer().asksForAPerson()) {
        ana.claim(customer.id());
        customer.sees("now chatting with Ana Lima from our team");
        assertThat(ana.part(".not-sent")).hasCount(0);
      }
      assertThat(ana.part(".not-sent")).containsText("the customer left no email address");
      assertThat(ana.part(".by-mail")).hasCount(0);
    }
  }

  @Test
  void openChatOfACompletedDeletionEmptiesSaysWhyAndGoesOn() {
    try (AgentPage ana = stage.agent("Ana Lima");
        CustomerPage customer = stage.customer().asksForAPerson()) {
      String chat = customer.id();
      ana.list("waiting").open(chat);
      ana.sees("I want to talk to a person");
      customer.deletesTheAccount("lin@example.com");
      assertThat(ana.part(".forgotten")).containsText("account was deleted");
      assertThat(ana.log()).not().containsText("I want to talk to a person");
      assertThat(ana.log()).not().containsText("please delete my account");
      customer.say("is that all?");
      ana.sees("is that all?");
      assertThat(ana.row(chat)).hasCount(1);
      ana.claim(chat);
      ana.say("Yes, that was all.");
      customer.sees("Yes, that was all.");
      assertThat(ana.part(".details-pane")).not().containsText("I want to talk to a person");
      assertThat(ana.errors()).isEmpty();
    }
  }

  @Test
  void openChatThatTheCustomerErasesEmptiesAndSaysWhy() {
    try (AgentPage ana = stage.agent("Ana Lima");
        CustomerPage customer = stage.customer().asksForAPerson()) {
      String chat = customer.id();
      ana.claim(chat);
      ana.say("Which account is it?");
      customer.sees("Which account is it?");
      customer.say("the one with my dog");
      ana.sees("the one with my dog");
      ana.reply().fill("about your dog");
      customer.erases();
      assertThat(ana.part(".forgotten")).hasText("The customer had this chat erased.");
      assertThat(ana.log()).not().containsText("dog");
      assertThat(ana.part(".details-pane")).not().containsText("dog");
      assertThat(ana.row(chat)).hasCount(0);
      assertThat(ana.reply()).hasCount(0);
      ana.page().reload();
      assertThat(ana.part(".forgotten")).hasText("The customer had this chat erased.");
      assertThat(ana.part("[data-log]")).not().containsText("dog");
      assertThat(ana.errors()).isEmpty();
    }
  }

  @Test
  void editorSeesNoChatsAndIsToldSo() {
    try (AgentPage eda = stage.agent("Eda", List.of("editor"), new Browser.NewContextOptions())) {
      assertThat(eda.part("main")).containsText("editor");
      assertThat(eda.part(".row")).hasCount(0);
      assertThat(eda.part("[data-tab]")).hasCount(0);
    }
  }

  @Test
  void endedSessionLeadsFromTheOpenDeskToTheSignIn() {
    try (AgentPage ana = stage.agent("Ana Lima")) {
      assertThat(ana.part("[data-tab=waiting]")).isVisible();
      ana.context()
          .request()
          .delete(
              stage.server() + "/api/desk/session",
              RequestOptions.create().setHeader("Doorman-Desk", "1"));
      ana.page().waitForURL("**/desk/sign-in*");
    }
  }

  private static Locator.LocatorOptions hasText(String text) {
    return new Locator.LocatorOptions().setHasText(text);
  }

  private static Locator.LocatorOptions hasText(Pattern text) {
    return new Locator.LocatorOptions().setHasText(text);
  }
}
