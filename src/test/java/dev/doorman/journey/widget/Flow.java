package dev.doorman.journey.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.doorman.sandbox.Mailbox;
import java.net.URI;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The whole way from a question to the receipt, in whichever language; every state on it is shown.
 *
 * @param server the real one, with the sandbox
 * @param email of an account of the sandbox's
 * @param question answered from the article
 * @param wish to have the account deleted
 */
record Flow(URI server, String email, String question, String wish) {

  static Flow english(URI server, String email) {
    return new Flow(server, email, "What happens to my photos?", "please delete my account");
  }

  static Flow arabic(URI server, String email) {
    return new Flow(server, email, "ماذا يحدث لصوري؟", "احذف حسابي");
  }

  /**
   * @param chat open, with nothing said yet
   * @param look takes the page and the name of each state while it is in sight
   */
  void walk(Chat chat, BiConsumer<Page, String> look) {
    Consumer<String> state = name -> look.accept(chat.page(), name);
    state.accept("greeting");
    chat.say(question);
    assertThat(chat.widget().locator("doorman-vote").first()).isVisible();
    state.accept("answer");
    chat.say(wish);
    assertThat(options(chat)).hasCount(2);
    state.accept("sign-out-offer");
    chat.choose(1);
    Locator boxes = chat.question().getByRole(AriaRole.CHECKBOX);
    assertThat(boxes).hasCount(4);
    boxes.nth(0).check();
    boxes.nth(2).check();
    state.accept("warning");
    chat.choose(0);
    Locator link = chat.widget().locator("doorman-handoff a").first();
    assertThat(link).isVisible();
    assertThat(options(chat)).hasCount(2);
    state.accept("handoff");
    verify(chat, link, look);
    assertThat(chat.question().locator(".danger")).isVisible();
    state.accept("final-confirmation");
    chat.choose(0);
    assertThat(chat.widget().locator("doorman-receipt").first()).isVisible();
    state.accept("receipt");
  }

  /** What the customer does on the verification page. */
  private void verify(Chat chat, Locator link, BiConsumer<Page, String> look) {
    Page verification = chat.page().context().waitForPage(link::click);
    assertThat(verification.locator("[value=yes]")).isVisible();
    look.accept(verification, "verification-match");
    verification.locator("[value=yes]").click();
    verification.locator("#contact").fill(email);
    look.accept(verification, "verification-contact");
    verification.locator("[value=identify]").click();
    verification.locator("#code").fill(new Mailbox(server).code(email));
    look.accept(verification, "verification-code");
    verification.locator("[value=check]").click();
    assertThat(verification.locator(".result")).isVisible();
    look.accept(verification, "verification-done");
    verification.close();
    chat.page().bringToFront();
  }

  private static Locator options(Chat chat) {
    return chat.question().locator(".options button");
  }
}
