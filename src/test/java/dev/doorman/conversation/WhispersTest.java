package dev.doorman.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Whispers.Pen;
import dev.doorman.conversation.Whispers.Seen;
import dev.doorman.conversation.Whispers.Side;
import dev.doorman.conversation.Whispers.Typing;
import dev.doorman.conversation.Whispers.Whisper;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhispersTest {
  private final List<String> carried = new ArrayList<>();
  private final List<Whisper> here = new ArrayList<>();
  private final List<Whisper> there = new ArrayList<>();
  private final Whispers one = new Whispers(carried::add);
  private final Whispers other = new Whispers(carried::add);
  private final ConversationId chat = new ConversationId(UUID.randomUUID());

  WhispersTest() {
    one.listen(here::add);
    other.listen(there::add);
  }

  @Test
  void whispersAreHeardHereAndOnTheOtherNodeOnce() {
    var typing = new Typing(chat, Side.AGENT, Pen.WRITING);
    var seen = new Seen(chat, Side.CUSTOMER, 12);
    one.publish(typing);
    one.publish(seen);
    List.copyOf(carried).forEach(other::heard);
    assertThat(here).containsExactly(typing, seen);
    assertThat(there).containsExactly(typing, seen);
    assertThat(carried).as("what is heard is not carried on").hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "typing",
        "typing x AGENT WRITING",
        "typing 6a0d3d0c-4b8e-4a57-9b36-0d1c7d7b8f11 AGENT SINGING",
        "seen 6a0d3d0c-4b8e-4a57-9b36-0d1c7d7b8f11 CUSTOMER many",
        "sung 6a0d3d0c-4b8e-4a57-9b36-0d1c7d7b8f11 CUSTOMER 1",
        "6a0d3d0c-4b8e-4a57-9b36-0d1c7d7b8f11"
      })
  void otherLinesArePassedOver(String line) {
    one.heard(line);
    assertThat(here).isEmpty();
  }
}
