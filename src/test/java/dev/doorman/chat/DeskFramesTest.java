package dev.doorman.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import dev.doorman.conversation.ClientMessageId;
import dev.doorman.conversation.HandOver.Outcome;
import dev.doorman.conversation.HandOvers;
import dev.doorman.conversation.Holder;
import dev.doorman.conversation.Office;
import dev.doorman.conversation.Whispers;
import dev.doorman.conversation.Whispers.Pen;
import dev.doorman.conversation.Whispers.Side;
import dev.doorman.conversation.Whispers.Whisper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the customer's client is told of the desk, over the wire. Every frame is as the schema. */
@QuarkusTest
class DeskFramesTest {
  private static final Holder ANN = new Holder(new UserId(new UUID(0, 1)), "Ann");

  @TestHTTPResource("/")
  URI server;

  @Inject Office office;
  @Inject Whispers whispers;

  private static ConversationId begin(WireClient client) {
    var id = new ConversationId(UUID.fromString(client.hello().path("conversation").asText()));
    client.event("text");
    return id;
  }

  /** A message was left, and Ann takes it up. */
  private ConversationId claimed(WireClient client) {
    ConversationId id = begin(client);
    client.send(
        WireClient.message("leave", UUID.randomUUID()).put("text", "please help").toString());
    client.notice("left-message");
    assertThat(office.handOvers().claim(id, ANN)).isInstanceOf(HandOvers.Claim.Yours.class);
    return id;
  }

  private static JsonNode state(WireClient client, String desk) {
    while (true) {
      JsonNode state = client.next("state");
      if (state.at("/desk/state").asText().equals(desk)) {
        return state;
      }
    }
  }

  @Test
  void whoAnswersIsInTheState() {
    try (var client = WireClient.connect(server)) {
      ConversationId id = claimed(client);
      assertThat(client.notice("desk-claimed").path("from").asText()).isEqualTo("system");
      assertThat(state(client, "held").at("/desk/agent").asText()).isEqualTo("Ann");
      var message = new ClientMessageId(UUID.randomUUID());
      office.handOvers().say(id, message, ANN.id(), "Hello.", List.of(), Optional.empty());
      JsonNode said = client.event("text");
      assertThat(said.path("from").asText()).isEqualTo("agent");
      assertThat(said.at("/body/agent").asText()).isEqualTo("Ann");
      office.handOvers().handBack(id, Optional.of(ANN.id()));
      client.notice("desk-returned");
      assertThat(state(client, "").has("desk")).isFalse();
    }
  }

  @Test
  void aPausedQuestionIsRefusedWithItsOwnCode() {
    try (var client = WireClient.connect(server)) {
      ConversationId id = begin(client);
      client.say("delete my account");
      JsonNode offer = client.prompt("sign-out-offer");
      client.send(WireClient.message("leave", UUID.randomUUID()).put("text", "help").toString());
      client.notice("left-message");
      office.handOvers().claim(id, ANN);
      client.notice("desk-claimed");
      client.choose(offer, "delete");
      assertThat(client.next("error").path("code").asText()).isEqualTo("paused");
      office.handOvers().handBack(id, Optional.of(ANN.id()));
      assertThat(client.prompt("sign-out-offer").at("/body/form").asText()).isEqualTo("full");
    }
  }

  @Test
  void typingAndReadMarksGoBothWaysAndAreNotStored() throws InterruptedException {
    BlockingQueue<Whisper> heard = new LinkedBlockingQueue<>();
    whispers.listen(heard::add);
    try (var client = WireClient.connect(server)) {
      ConversationId id = claimed(client);
      state(client, "held");
      long seq = office.conversations().standing(id).orElseThrow().conversation().lastSeq();
      client.send("{\"type\":\"typing\",\"on\":true}");
      client.send("{\"type\":\"seen\",\"seq\":2}");
      assertThat(heard.poll(20, TimeUnit.SECONDS))
          .isEqualTo(new Whispers.Typing(id, Side.CUSTOMER, Pen.WRITING));
      assertThat(heard.poll(20, TimeUnit.SECONDS))
          .isEqualTo(new Whispers.Seen(id, Side.CUSTOMER, 2));
      whispers.publish(new Whispers.Typing(id, Side.AGENT, Pen.WRITING));
      JsonNode typing = client.next("typing");
      assertThat(typing.path("from").asText()).isEqualTo("agent");
      assertThat(typing.path("on").asBoolean()).isTrue();
      whispers.publish(new Whispers.Seen(id, Side.AGENT, 2));
      assertThat(client.next("read").path("seq").asLong()).isEqualTo(2);
      assertThat(office.conversations().standing(id).orElseThrow().conversation().lastSeq())
          .isEqualTo(seq);
    }
  }

  @Test
  void theRatingIsAskedTakenAndNotTakenAgain() {
    try (var client = WireClient.connect(server)) {
      ConversationId id = claimed(client);
      client.notice("desk-claimed");
      client.say("hello");
      client.event("text");
      var message = new ClientMessageId(UUID.randomUUID());
      office.handOvers().say(id, message, ANN.id(), "Hello.", List.of(), Optional.empty());
      office
          .handOvers()
          .close(id, Optional.of(ANN.id()), new HandOvers.Closing(Outcome.SOLVED, List.of()));
      client.event("rating-request");
      UUID rated = UUID.randomUUID();
      String rate =
          WireClient.message("rate", rated).put("stars", 4).put("comment", "quick").toString();
      client.send(rate);
      JsonNode ack = client.next("ack");
      assertThat(ack.path("id").asText()).isEqualTo(rated.toString());
      assertThat(client.event("rating").at("/body/stars").asInt()).isEqualTo(4);
      client.send(rate);
      assertThat(client.next("ack")).isEqualTo(ack);
      client.send(WireClient.message("rate", UUID.randomUUID()).put("stars", 1).toString());
      assertThat(client.next("error").path("code").asText()).isEqualTo("nothing-to-rate");
    }
  }

  @Test
  void starsAreOneToFive() {
    try (var client = WireClient.connect(server)) {
      begin(client);
      for (int stars : new int[] {0, 6}) {
        client.send(WireClient.message("rate", UUID.randomUUID()).put("stars", stars).toString());
        assertThat(client.next("error").path("code").asText()).isEqualTo("bad-field");
      }
    }
  }
}
