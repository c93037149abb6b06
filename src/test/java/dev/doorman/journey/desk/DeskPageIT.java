package dev.doorman.journey.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The desk's page before a server that is played: what fails, and very many chats. */
@ExtendWith(DeskStage.Provider.class)
class DeskPageIT {
  private static final int CHATS = 200;
  private static final int CHANGES = 200;

  /** Nodes and attributes that may change with a chat: its row moves, and says other things. */
  private static final int MAX_MUTATIONS = 40;

  private DeskStage stage;

  @BeforeEach
  void arrive(DeskStage shared) {
    stage = shared;
  }

  @Test
  void refusedMessageIsShownAndSentAgainUnderItsOldId() {
    try (AgentPage ana = stage.agent("Ana Lima")) {
      var desk = new PlayedDesk(ana.context());
      String chat = desk.held("hello?");
      desk.refuse(1);
      ana.page().reload();
      ana.list("mine").open(chat);
      ana.reply().fill("an answer");
      ana.reply().press("Enter");
      assertThat(ana.part(".event.failed")).containsText("It could not be stored just now.");
      assertThat(ana.said("an answer")).hasCount(0);
      ana.part(".failed button", "Send again").click();
      assertThat(ana.said("an answer")).hasCount(1);
      assertThat(ana.part("[data-out]")).hasCount(0);
      assertThat(desk.stored()).hasSize(1);
    }
  }

  @Test
  void refusedMessageCanBeTakenBackAndChanged() {
    try (AgentPage ana = stage.agent("Ana Lima")) {
      var desk = new PlayedDesk(ana.context());
      String chat = desk.held("hello?");
      desk.refuse(1);
      ana.page().reload();
      ana.list("mine").open(chat);
      ana.reply().fill("a hasty answer");
      ana.reply().press("Enter");
      ana.part(".failed button", "Edit").click();
      assertThat(ana.reply()).hasValue("a hasty answer");
      assertThat(ana.reply()).isFocused();
      assertThat(ana.part(".event.failed")).hasCount(0);
      assertThat(desk.stored()).isEmpty();
    }
  }

  @Test
  void whatCustomersWriteNeverBecomesMarkup() {
    String hostile = "<img src=x onerror=\"document.title='broken in'\"><b>bold</b>";
    try (AgentPage ana = stage.agent("Ana Lima")) {
      var desk = new PlayedDesk(ana.context());
      String chat = desk.held(hostile);
      ana.page().reload();
      ana.list("mine").open(chat);
      ana.sees("<b>bold</b>");
      assertThat(ana.row(chat)).containsText("<b>bold</b>");
      assertThat(ana.part(".log img, .row img")).hasCount(0);
      assertThat(ana.page()).hasTitle("Desk");
      assertThat(ana.errors()).isEmpty();
    }
  }

  @Test
  void eachChatKeepsADraftOfItsOwn() {
    try (AgentPage ana = stage.agent("Ana Lima")) {
      var desk = new PlayedDesk(ana.context());
      String one = desk.held("first");
      String other = desk.held("second");
      ana.page().reload();
      ana.list("mine").open(one);
      ana.reply().fill("for the first");
      ana.open(other);
      assertThat(ana.reply()).hasValue("");
      assertThat(ana.row(one)).containsText("Draft");
      ana.page().reload();
      ana.open(one);
      assertThat(ana.reply()).hasValue("for the first");
      assertThat(desk.sent("typing")).isNotEmpty();
    }
  }

  @Test
  void sessionThatEndsLeadsToTheSignIn() {
    try (AgentPage ana = stage.agent("Ana Lima")) {
      var desk = new PlayedDesk(ana.context());
      ana.page().reload();
      assertThat(ana.part(".empty").first()).containsText("No one’s waiting");
      // The real session goes on: the sign-in page leads it back to the desk.
      ana.page().waitForRequest("**/desk/sign-in", desk::end);
    }
  }

  @Test
  void aChangeRedrawsItsRowAndNotTheTwoHundredOthers() {
    try (AgentPage ana = stage.agent("Ana Lima")) {
      var desk = new PlayedDesk(ana.context());
      List<String> chats = new ArrayList<>();
      for (int i = 0; i < CHATS; i++) {
        chats.add(desk.waiting(Duration.ofSeconds(30L + i), "waiting, number " + i));
      }
      ana.page().reload();
      assertThat(ana.part(".row")).hasCount(CHATS);
      ana.part(".row")
          .first()
          .evaluate(
              """
              row => {
                window.mutations = 0;
                new MutationObserver(records => { window.mutations += records.length; })
                  .observe(row.getRootNode(), {
                    subtree: true, childList: true, characterData: true, attributes: true });
              }
              """);
      for (int i = 0; i < CHANGES; i++) {
        desk.change(chats.get(i * 37 % CHATS), "changed " + i, i % 2 == 0 ? "soon" : "late");
      }
      assertThat(ana.part(".row", "changed " + (CHANGES - 1))).hasCount(1);
      int mutations = ((Number) ana.page().evaluate("() => window.mutations")).intValue();
      // Rows have ten nodes and more: drawing the list anew would be thousands for each change.
      assertThat(mutations).isBetween(1, CHANGES * MAX_MUTATIONS);
    }
  }
}
