package dev.doorman.desk.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.base.Secret;
import dev.doorman.base.UserId;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.HandOver.Outcome;
import dev.doorman.conversation.HandOvers;
import dev.doorman.conversation.HandOvers.Closing;
import dev.doorman.conversation.HandOvers.Why;
import dev.doorman.conversation.Holder;
import dev.doorman.conversation.delivery.WebhookSignature;
import dev.doorman.desk.hook.Deliveries.State;
import dev.doorman.desk.hook.Receiver.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is told to other systems, to whom, and in which order. */
abstract class HookTellingContract extends HookWorkerBench {
  @Test
  void messageOfAWaitingChatIsToldSignedAndWithWhatWasSaid() {
    subscribe("chat.message");
    Chat chat = waiting();
    long seq = chat.say("hello, is anybody there?");
    settle();

    List<Event> said =
        office.store.eventsAfter(chat.id(), seq - 1, 100).stream()
            .filter(event -> event.from() != Event.Sender.SYSTEM)
            .toList();
    assertThat(receiver.calls()).hasSize(said.size());
    Receiver.Call first = receiver.calls().getFirst();
    assertThat(first.path()).isEqualTo("/hooks?from=doorman");
    assertThat(first.type()).isEqualTo("chat.message");
    assertThat(first.body().path("chat").asText()).isEqualTo(chat.id().toString());
    assertThat(first.body().at("/message/seq").asLong()).isEqualTo(seq);
    assertThat(first.body().at("/message/from").asText()).isEqualTo("customer");
    assertThat(first.body().at("/message/body/text").asText())
        .isEqualTo("hello, is anybody there?");
    assertThat(
            new WebhookSignature(List.of(SECRET))
                .isValid(
                    first.signature().orElseThrow(),
                    first.text().getBytes(StandardCharsets.UTF_8),
                    office.clock.instant()))
        .isTrue();
    assertThat(
            new WebhookSignature(List.of(new Secret<>("another")))
                .isValid(
                    first.signature().orElseThrow(),
                    first.text().getBytes(StandardCharsets.UTF_8),
                    office.clock.instant()))
        .isFalse();
  }

  @Test
  void whatBecomesOfAHandOverIsToldInOrder() {
    subscribe("chat.waiting", "chat.claimed", "chat.message", "chat.returned", "chat.closed");
    Chat chat = waiting();
    var ann = new Holder(new UserId(UUID.randomUUID()), "Ann");
    var bob = new Holder(new UserId(UUID.randomUUID()), "Bob");
    HandOvers handOvers = office.office.handOvers();
    handOvers.claim(chat.id(), ann);
    handOvers.say(chat.id(), Chat.message(), ann.id(), "I am Ann.", List.of(), Optional.empty());
    handOvers.transfer(chat.id(), bob, Optional.of(ann.id()));
    handOvers.requeue(chat.id(), "billing", Why.TRANSFERRED, Optional.of(bob.id()));
    handOvers.claim(chat.id(), bob);
    handOvers.handBack(chat.id(), Optional.of(bob.id()));
    chat.say("is anybody there?");
    handOvers.claim(chat.id(), ann);
    handOvers.close(
        chat.id(), Optional.of(ann.id()), new Closing(Outcome.NO_REPLY, List.of("a", "b\"c")));
    settle();
    assertThat(told())
        .containsExactly(
            "chat.waiting waiting support asked",
            "chat.claimed Ann",
            "chat.message agent I am Ann.",
            "chat.claimed Bob",
            "chat.waiting waiting billing asked",
            "chat.claimed Bob",
            "chat.returned 1",
            "chat.waiting waiting support asked",
            "chat.claimed Ann",
            "chat.closed no-reply [\"a\",\"b\\\"c\"]");
  }

  @Test
  void messageThatWasLeftAndAChatThatItsCustomerEndedAreTold() {
    subscribe("chat.waiting", "chat.closed");
    office.chat().leave("please write", "ann@example.com");
    waiting().close();
    settle();
    assertThat(told())
        .containsExactlyInAnyOrder(
            "chat.waiting inbox support left-message",
            "chat.waiting waiting support asked",
            "chat.closed  []");
    assertThat(receiver.calls()).noneMatch(one -> one.text().contains("ann@example.com"));
  }

  private List<String> told() {
    return receiver.calls().stream()
        .map(
            one -> {
              JsonNode handOver = one.body().path("handOver");
              return one.type()
                  + switch (one.type()) {
                    case "chat.waiting" ->
                        " %s %s %s"
                            .formatted(
                                handOver.path("state").asText(),
                                handOver.path("team").asText(),
                                handOver.path("reason").asText());
                    case "chat.claimed" -> " " + handOver.at("/agent/displayName").asText();
                    case "chat.closed" ->
                        " " + handOver.path("outcome").asText() + " " + handOver.path("tags");
                    case "chat.returned" -> " " + handOver.path("nr").asInt();
                    default ->
                        " "
                            + one.body().at("/message/from").asText()
                            + " "
                            + one.body().at("/message/body/text").asText();
                  };
            })
        .toList();
  }

  @Test
  void nothingIsToldOfAConversationThatOnlyTheBotAnswersNorOfWhatWasNotAskedFor() {
    subscribe("chat.message");
    subscribe("chat.closed");
    office.chat().say("how do I sign out?");
    settle();
    assertThat(receiver.calls()).isEmpty();

    Chat chat = waiting();
    chat.say("hello");
    settle();
    assertThat(receiver.calls()).isNotEmpty().allMatch(one -> one.type().equals("chat.message"));
    assertThat(receiver.calls().stream().map(one -> one.body().path("id").asText()))
        .as("told to one of the two")
        .doesNotHaveDuplicates();
  }

  @Test
  void everySubscriberGetsTheSameEventUnderTheSameId() {
    subscribe(receiver.url("/one"), "chat.message");
    subscribe(receiver.url("/two"), "chat.message", "chat.closed");
    waiting().say("hello");
    settle();
    assertThat(ids("/one")).isNotEmpty().isEqualTo(ids("/two"));
  }

  private List<String> ids(String path) {
    return receiver.calls().stream()
        .filter(one -> one.path().equals(path))
        .map(one -> one.body().path("id").asText())
        .toList();
  }

  @Test
  void laterEventsOfAChatWaitForTheOneThatFailsAndOtherChatsDoNot() {
    var id = subscribe("chat.message");
    Chat stuck = waiting();
    Chat other = waiting();
    receiver.answer(
        one ->
            Reply.of(one.body().path("chat").asText().equals(stuck.id().toString()) ? 503 : 204));
    stuck.say("first");
    stuck.say("second");
    other.say("hello");
    settle();
    assertThat(chats(stuck)).as("tried once, and nothing behind it").hasSize(1);
    assertThat(chats(other)).isNotEmpty();

    receiver.answer(one -> Reply.of(204));
    office.clock.pass(Duration.ofSeconds(5));
    settle();
    List<Long> seqs =
        chats(stuck).stream().skip(1).map(one -> one.body().at("/message/seq").asLong()).toList();
    assertThat(seqs).isSorted().doesNotHaveDuplicates();
    assertThat(chats(stuck).get(0).text())
        .as("the same body")
        .isEqualTo(chats(stuck).get(1).text());
    assertThat(entries(id)).allMatch(entry -> entry.state() == State.DELIVERED);
  }

  List<Receiver.Call> chats(Chat chat) {
    return receiver.calls().stream()
        .filter(one -> one.body().path("chat").asText().equals(chat.id().toString()))
        .toList();
  }
}
