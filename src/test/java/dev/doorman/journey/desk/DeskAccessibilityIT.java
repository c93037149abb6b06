package dev.doorman.journey.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.doorman.journey.Axe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The desk without a mouse, on small screens and in the dark. */
@ExtendWith(DeskStage.Provider.class)
class DeskAccessibilityIT {
  private static final List<String> ALL = List.of("agent", "lead", "admin");

  private DeskStage stage;

  @BeforeEach
  void arrive(DeskStage shared) {
    stage = shared;
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 390", "DARK, 390"})
  void axeFindsNothingOnAnyPageOfTheDesk(ColorScheme scheme, int width) {
    var options =
        new Browser.NewContextOptions()
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setViewportSize(width, 844);
    List<String> found = new ArrayList<>();
    try (AgentPage ana = stage.agent("Ana Lima", ALL, options);
        CustomerPage customer = stage.customer()) {
      customer.say("What happens to my photos?");
      assertThat(customer.part("doorman-vote").first()).isVisible();
      customer.asksForAPerson();
      String chat = customer.id();
      assertThat(ana.row(chat)).isVisible();
      found.addAll(axe(ana.page(), "waiting"));
      ana.open(chat);
      found.addAll(axe(ana.page(), "open"));
      ana.act("claim").click();
      assertThat(ana.part(".modes")).isVisible();
      ana.say("Hello");
      found.addAll(axe(ana.page(), "held"));
      ana.part(".modes button", "Note").click();
      found.addAll(axe(ana.page(), "note"));
      for (String act : List.of("transfer", "hand-back", "close")) {
        ana.act(act).click();
        assertThat(ana.dialog()).isVisible();
        found.addAll(axe(ana.page(), act));
        ana.page().keyboard().press("Escape");
        assertThat(ana.dialog()).hasCount(0);
      }
      ana.page().navigate(stage.server() + "/desk#/mine/" + chat + "/details");
      assertThat(ana.part(".details-pane")).containsText("Customer");
      found.addAll(axe(ana.page(), "details"));
      for (String view : List.of("search", "colleagues", "canned", "reports", "webhooks")) {
        ana.page().navigate(stage.server() + "/desk#/" + view);
        assertThat(ana.part(view.equals("search") ? "#find" : "#page-title")).isVisible();
        found.addAll(axe(ana.page(), view));
      }
      assertThat(ana.errors()).isEmpty();
    }
    assertThat(found).isEmpty();
  }

  private static List<String> axe(Page page, String state) {
    assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth > innerWidth"))
        .as("%s is wider than its screen", state)
        .isFalse();
    return Axe.violations(page).stream().map(broken -> state + ": " + broken).toList();
  }

  @Test
  void wholeDeskIsWorkedByKeyboardAlone() {
    try (AgentPage ana = stage.agent("Ana Lima");
        CustomerPage customer = stage.customer().asksForAPerson()) {
      String chat = customer.id();
      Keyboard keys = ana.page().keyboard();
      assertThat(ana.row(chat)).isVisible();
      keys.press("j");
      assertThat(ana.part(".row").first()).isFocused();
      for (int i = 0; i < 50 && !isFocused(ana, chat); i++) {
        keys.press("j");
      }
      assertThat(ana.row(chat)).isFocused();
      keys.press("Enter");
      assertThat(ana.part("#chat-title")).isFocused();
      keys.press("c");
      assertThat(ana.reply()).isFocused();
      keys.type("Hello from the keyboard");
      keys.press("Enter");
      customer.sees("Hello from the keyboard");
      keys.press("Escape");
      assertThat(ana.log()).isFocused();
      keys.press("m");
      assertThat(ana.reply()).isFocused();
      keys.type("A note by keyboard");
      keys.press("Enter");
      assertThat(ana.part(".notes")).containsText("A note by keyboard");
      keys.press("Escape");
      keys.press("s");
      assertThat(ana.part("#suggest")).isFocused();
      keys.type("photos");
      keys.press("Enter");
      assertThat(ana.part(".suggestion button").first()).isVisible();
      ana.part(".suggestion button").first().focus();
      keys.press("Enter");
      assertThat(ana.reply()).isFocused();
      assertThat(ana.part(".cited li")).hasCount(1);
      keys.press("Enter");
      assertThat(ana.part(".event.agent[data-seq] .sources a")).hasCount(1);
      keys.press("Escape");
      keys.press("?");
      assertThat(ana.dialog()).containsText("Keyboard shortcuts");
      keys.press("Escape");
      keys.press("p");
      assertThat(ana.part(".presence")).hasText("Away");
      keys.press("p");
      assertThat(ana.part(".presence")).hasText("Online");
      keys.press("e");
      assertThat(ana.dialog()).containsText("How it ended");
      keys.press("Enter");
      assertThat(ana.banner()).containsText("Closed");
      keys.press("g");
      keys.press("c");
      assertThat(ana.row(chat)).isVisible();
      assertThat(ana.errors()).isEmpty();
    }
  }

  private static boolean isFocused(AgentPage agent, String chat) {
    return chat.equals(agent.page().evaluate("() => document.activeElement?.dataset?.chat ?? ''"));
  }
}
