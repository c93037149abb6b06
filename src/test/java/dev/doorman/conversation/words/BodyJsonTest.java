package dev.doorman.conversation.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.answer.Citation;
import dev.doorman.base.ArticleId;
import dev.doorman.base.RequestId;
import dev.doorman.conversation.words.Body.Button;
import dev.doorman.conversation.words.Body.Certainty;
import dev.doorman.conversation.words.Body.CheckItem;
import dev.doorman.conversation.words.Body.Choice;
import dev.doorman.conversation.words.Body.Done;
import dev.doorman.dialogue.ItemId;
import dev.doorman.dialogue.PromptName;
import dev.doorman.dialogue.Receipt;
import dev.doorman.dialogue.Receipt.Withdrawable;
import dev.doorman.dialogue.Reply.Form;
import dev.doorman.dialogue.Reply.Progress;
import dev.doorman.dialogue.Reply.Survey;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Image;
import dev.doorman.knowledge.Span;
import dev.doorman.knowledge.Span.Mark;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BodyJsonTest {
  private static final Span SPAN =
      new Span("bold \"link\"", Set.of(Mark.STRONG, Mark.CODE), Optional.of("#x"));
  private static final Image IMAGE =
      new Image("/help/-/a.png", "A", Optional.of(new Image.Size(3, 2)));
  private static final Block.Item ITEM =
      new Block.Item(
          Optional.of("back-up"),
          List.of(SPAN),
          List.of(new Block.Paragraph(List.of(Span.plain("under it")))));
  private static final List<Block> BLOCKS =
      List.of(
          new Block.Paragraph(List.of(SPAN, Span.plain("plain"))),
          new Block.Steps(List.of(ITEM)),
          new Block.Bullets(List.of(ITEM)),
          new Block.Checklist(List.of(ITEM)),
          new Block.Steps(List.of(ITEM), 3),
          new Block.Code("a\n  b", Optional.of("sh")),
          new Block.Picture(IMAGE),
          new Block.Aside(Block.Tone.NOTE, List.of(SPAN), List.of(new Block.Picture(IMAGE))),
          new Block.Aside(Block.Tone.QUOTE, List.of(), List.of()),
          new Block.Paragraph(
              List.of(
                  new Span("", Set.of(Mark.STRIKE), Optional.of("#x"), Optional.of(IMAGE)),
                  Span.plain("one\ntwo"))),
          new Block.Table(
              List.of(List.of(), List.of(SPAN)), List.of(List.of(List.of(SPAN), List.of(SPAN)))));
  private static final List<Citation> CITATIONS =
      List.of(new Citation(new ArticleId("a"), "v1", "s", "A › S", "/help/a#s"));
  private static final List<Button> BUTTONS = List.of(new Button("cancel", "Stop, don't delete"));
  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");
  private static final List<CheckItem> ITEMS =
      List.of(
          new CheckItem(new ItemId("back-up"), List.of(SPAN), Done.YES),
          new CheckItem(new ItemId("purchases"), List.of(SPAN), Done.NO));

  private static final Body MAYBE =
      new Body.Answer(
          BLOCKS, CITATIONS, BUTTONS, Survey.NOT_NOW, Certainty.MAYBE, OptionalLong.empty());

  private static List<Body> bodies() {
    return List.of(
        new Body.Text("Hi", List.of(), Optional.empty()),
        new Body.Text("Hi", BUTTONS, Optional.of(new Choice(3, "delete"))),
        new Body.Answer(BLOCKS, CITATIONS, BUTTONS, Survey.ALLOWED),
        new Body.Answer(BLOCKS, CITATIONS, List.of(), Survey.NOT_NOW),
        MAYBE,
        new Body.Answer(
            BLOCKS, CITATIONS, List.of(), Survey.ALLOWED, Certainty.ANSWER, OptionalLong.of(4)),
        new Body.Unanswered("I don't know.", BUTTONS),
        prompt(PromptName.WARNING, ITEMS),
        prompt(PromptName.FINAL_CONFIRMATION, List.of()),
        new Body.Checklist(4, ITEMS),
        new Body.Handoff(URI.create("https://id.example/v/1"), "amber otter", TIME),
        receipt(Progress.ACCEPTED, Withdrawable.YES),
        receipt(Progress.COMPLETED, Withdrawable.NO),
        new Body.Notice("code-masked", "Removed.", List.of()),
        new Body.AgentText("Hello.", "Ann", List.of()),
        new Body.AgentText("Read this.", "Ann", CITATIONS),
        new Body.RatingRequest(),
        new Body.Rating(5, Optional.empty()),
        new Body.Rating(1, Optional.of("slow")),
        new Body.Notice("code-masked", "Removed.", BUTTONS));
  }

  private static Body prompt(PromptName name, List<CheckItem> items) {
    return new Body.Prompt(
        name,
        Form.FULL,
        "?",
        BLOCKS,
        items,
        name.options().stream().map(option -> new Button(option.id(), "x")).toList(),
        CITATIONS);
  }

  private static Body receipt(Progress progress, Withdrawable withdrawable) {
    return new Body.ReceiptShown(
        new Receipt(new RequestId("dr-1"), TIME, LocalDate.of(2026, 3, 20), withdrawable),
        progress,
        "Accepted.",
        BLOCKS,
        BLOCKS,
        CITATIONS,
        withdrawable == Withdrawable.YES
            ? List.of(new Button("stop-deletion", "Stop this deletion"))
            : List.of());
  }

  @Test
  void everyKindOfBodyKeepsToTheWireSchema() {
    var kinds = new HashSet<Class<?>>();
    for (Body body : bodies()) {
      kinds.add(body.getClass());
      WireSchema.assertThatItIsABody(BodyJson.write(body));
    }
    assertThat(kinds).containsExactlyInAnyOrder(Body.class.getPermittedSubclasses());
  }

  @Test
  void aMaybeTellsWhatItOffers() {
    assertThat(BodyJson.offers(BodyJson.write(MAYBE), "stop, DON'T delete")).isTrue();
    assertThat(BodyJson.offers(BodyJson.write(MAYBE), "Something else")).isFalse();
    Body answer = new Body.Answer(BLOCKS, CITATIONS, BUTTONS, Survey.ALLOWED);
    assertThat(BodyJson.offers(BodyJson.write(answer), "Stop, don't delete")).isFalse();
    assertThat(BodyJson.votable(BodyJson.write(MAYBE))).isEmpty();
  }

  @Test
  void agentsSeeAllButTheWayToTheVerificationPage() {
    for (Body body : bodies()) {
      String json = BodyJson.write(body);
      if (body instanceof Body.Handoff) {
        assertThat(BodyJson.forAgent(json))
            .isEqualTo("{\"kind\":\"handoff\",\"expiresAt\":\"" + TIME + "\"}");
      } else {
        assertThat(BodyJson.forAgent(json)).isEqualTo(json);
      }
    }
  }

  @Test
  void schemaRefusesWhatIsNoBody() {
    for (String json :
        List.of(
            "{}",
            "{\"kind\":\"text\"}",
            "{\"kind\":\"text\",\"text\":\"x\",\"code\":\"123456\"}",
            "{\"kind\":\"answer\",\"blocks\":[],\"citations\":[],\"votable\":true}",
            "{\"kind\":\"dance\",\"text\":\"x\"}")) {
      assertThat(WireSchema.errors(json)).as(json).isNotEmpty();
    }
  }

  @Test
  void ticksAreShownAsGiven() {
    String prompt = BodyJson.write(prompt(PromptName.WARNING, ITEMS));
    String ticked = BodyJson.withTicks(prompt, Set.of(new ItemId("purchases")));
    assertThat(ticked)
        .isEqualTo(
            BodyJson.write(
                prompt(
                    PromptName.WARNING,
                    List.of(
                        new CheckItem(new ItemId("back-up"), List.of(SPAN), Done.NO),
                        new CheckItem(new ItemId("purchases"), List.of(SPAN), Done.YES)))));
  }

  @Test
  void answerNamesWhatItIsVotedOnForAndOnlyWhileVotesAreAsked() {
    assertThat(BodyJson.votable(answer(CITATIONS, Survey.ALLOWED)))
        .contains(new BodyJson.Cited("a", "v1", "s"));
    assertThat(BodyJson.votable(answer(CITATIONS, Survey.NOT_NOW))).isEmpty();
    assertThat(BodyJson.votable(answer(List.of(), Survey.ALLOWED))).isEmpty();
    assertThat(BodyJson.votable("{\"kind\":\"text\",\"text\":\"x\"}")).isEmpty();
  }

  private static String answer(List<Citation> citations, Survey survey) {
    return BodyJson.write(new Body.Answer(BLOCKS, citations, List.of(), survey));
  }

  @Test
  void onlyTheFinalYesIsMarkedAsDangerous() {
    for (PromptName name : PromptName.values()) {
      String json = BodyJson.write(prompt(name, List.of()));
      assertThat(json.contains("danger"))
          .as("%s", name)
          .isEqualTo(name == PromptName.FINAL_CONFIRMATION);
      assertThat(json.split("danger", -1).length).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void bodiesPrintWithoutTheWayToTheVerificationPage() {
    assertThat(bodies().get(7).toString()).doesNotContain("https");
  }
}
