package dev.doorman.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.RequestId;
import dev.doorman.conversation.Inbox.Ticked;
import dev.doorman.conversation.words.WireSchema;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Flow.Stopping;
import dev.doorman.dialogue.Handoff;
import dev.doorman.dialogue.News;
import dev.doorman.dialogue.News.Occasion;
import dev.doorman.dialogue.News.Status;
import dev.doorman.dialogue.PromptName;
import dev.doorman.dialogue.PromptName.Option;
import dev.doorman.dialogue.Receipt;
import dev.doorman.store.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Wanders through conversations at random, and checks after every turn what must hold after each:
 * that the stored prompt is the one that the dialogue waits for, that numbers have no gaps, that
 * every event keeps to the wire schema.
 */
class WanderingTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();
  private static final RequestId REQUEST = new RequestId("dr-1");
  private static final List<String> TEXTS =
      List.of(
          "delete my account",
          "stop it",
          "where is my deletion?",
          "is anybody there?",
          "no",
          "yes",
          "thanks",
          "gibberish",
          "what about my photos?",
          "123456",
          "Delete account",
          "I understand, continue deleting",
          "Delete my account for good",
          "Stop, don't delete",
          "Go on",
          "No, thanks",
          "Show me how to do it myself");

  private final TestOffice office = new TestOffice(TABLES);
  private final Set<String> steps = new HashSet<>();
  private final Set<String> kinds = new HashSet<>();

  @AfterAll
  static void close() {
    TABLES.close();
  }

  @Test
  void everyTurnLeavesTheConversationInOrder() {
    for (int seed = 0; seed < 20; seed++) {
      wander(seed);
    }
    assertThat(steps).as("steps of the flow that were visited").hasSize(11);
    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "text", "answer", "prompt", "checklist", "handoff", "receipt", "notice");
  }

  private void wander(int seed) {
    var random = new Random(seed);
    Chat chat = office.chat();
    List<String> path = new ArrayList<>();
    long seen = 0;
    for (int turn = 0; turn < 60; turn++) {
      path.add(step(chat, random));
      seen = check(chat, seen, "seed " + seed + ": " + path);
    }
  }

  private String step(Chat chat, Random random) {
    boolean late = random.nextInt(10) == 0;
    return switch (random.nextInt(8)) {
      case 0 -> say(chat, any(random, TEXTS.toArray(String[]::new)));
      case 1 -> chat.state().pending().map(prompt -> choose(chat, prompt, random)).orElse("-");
      case 2 -> tell(chat, chat.state().attempt() - (late ? 1 : 0), news(random));
      case 3 -> late ? silence(chat) : tick(chat);
      default -> onward(chat);
    };
  }

  private static String say(Chat chat, String text) {
    chat.say(text);
    return text;
  }

  private static String choose(Chat chat, PromptName prompt, Random random) {
    String option = any(random, prompt.options().toArray(Option[]::new)).id();
    chat.choose(option);
    return "[" + option + "]";
  }

  private String tell(Chat chat, int attempt, News news) {
    office.office.newsroom().tell(chat.id(), attempt, news);
    return news.toString();
  }

  private String silence(Chat chat) {
    office.clock.pass(Duration.ofMinutes(31));
    office.office.newsroom().silence(chat.id());
    return "silence";
  }

  private String tick(Chat chat) {
    if (chat.state().pending().filter(PromptName.WARNING::equals).isEmpty()) {
      return "-";
    }
    var item = "back-up";
    office.office.inbox().tick(chat.id(), Chat.message(), chat.prompt(), item, Ticked.DONE);
    return "tick";
  }

  /** What leads on from here, so that the far steps are reached. */
  private String onward(Chat chat) {
    if (chat.state().handOver().isAsked()) {
      return say(chat, "No, thanks");
    }
    int attempt = chat.state().attempt();
    return switch (chat.state().flow()) {
      case Flow.Open open -> say(chat, "delete my account");
      case Flow.OfferingSignOut offer -> say(chat, "Delete account");
      case Flow.Warning warning -> say(chat, "I understand, continue deleting");
      case Flow.Requesting requesting -> tell(chat, attempt, new News.Created(REQUEST, handoff()));
      case Flow.Verifying verifying -> tell(chat, attempt, watched(verified()));
      case Flow.FinalConfirmation last -> say(chat, "Delete my account for good");
      case Flow.Confirming confirming ->
          tell(chat, attempt, watched(new Status.Accepted(receipt())));
      case Flow.Parked parked -> say(chat, "Go on");
      case Flow.Accepted accepted ->
          say(chat, accepted.stopping() == Stopping.ASKED ? "Stop the deletion" : "stop it");
      case Flow.Withdrawing withdrawing ->
          tell(chat, attempt, watched(new Status.Completed(receipt())));
      case Flow.Completed completed -> say(chat, "delete my account");
    };
  }

  private static News watched(Status status) {
    return new News.Reported(status, Occasion.WATCHING);
  }

  private Status verified() {
    return new Status.Verified("m•••@example.com", office.clock.instant());
  }

  private Receipt receipt() {
    return new Receipt(
        REQUEST, office.clock.instant(), LocalDate.of(2026, 3, 20), Receipt.Withdrawable.YES);
  }

  private Handoff handoff() {
    return new Handoff(URI.create("https://id.example/v/1"), "amber otter", office.clock.instant());
  }

  private News news(Random random) {
    News[] all = {
      new News.Created(REQUEST, handoff()),
      new News.NotCreated(any(random, News.Refusal.values())),
      new News.LinkMade(handoff()),
      new News.LinkRefused(any(random, News.Refusal.values())),
      new News.Trouble(),
      new News.NoStatus(),
      new News.EarlierUnconfirmed(),
      reported(verified(), random),
      reported(new Status.AwaitingVerification(), random),
      reported(new Status.Expired(), random),
      reported(new Status.Accepted(receipt()), random),
      reported(new Status.Completed(receipt()), random),
      reported(new Status.Withdrawn(), random),
      reported(new Status.Locked(), random),
      reported(new Status.Rejected(), random),
      reported(new Status.Unknown(), random)
    };
    return any(random, all);
  }

  private static <T> T any(Random random, T[] all) {
    return all[random.nextInt(all.length)];
  }

  private static News reported(Status status, Random random) {
    return new News.Reported(status, any(random, Occasion.values()));
  }

  /** Returns the last number seen. */
  private long check(Chat chat, long seen, String path) {
    Conversation now = chat.conversation();
    steps.add(now.state().flow().getClass().getSimpleName());
    long expected = seen;
    for (Event event : office.store.eventsAfter(chat.id(), seen, 1000)) {
      assertThat(event.seq()).as(path).isEqualTo(++expected);
      WireSchema.assertThatItIsABody(event.body());
      kinds.add(Chat.body(event).path("kind").asText());
    }
    assertThat(now.lastSeq()).as(path).isEqualTo(expected);
    assertThat(now.promptSeq().isPresent()).as(path).isEqualTo(now.state().pending().isPresent());
    if (now.promptSeq().isPresent()) {
      PendingPrompt pending =
          office.office.conversations().standing(chat.id()).orElseThrow().prompt().orElseThrow();
      WireSchema.assertThatItIsABody(pending.body());
      assertThat(pending.body())
          .as(path)
          .contains("\"name\":\"" + now.state().pending().orElseThrow().id() + "\"");
    }
    assertThat(TABLES.count("watch where conversation = '" + chat.id() + "'"))
        .as(path)
        .isEqualTo(now.state().watched().isPresent() ? 1 : 0);
    return expected;
  }
}
