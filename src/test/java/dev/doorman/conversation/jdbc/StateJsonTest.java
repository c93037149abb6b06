package dev.doorman.conversation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.base.RequestId;
import dev.doorman.dialogue.Contact;
import dev.doorman.dialogue.Effect;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Flow.Link;
import dev.doorman.dialogue.Flow.Stopping;
import dev.doorman.dialogue.Flow.Trouble;
import dev.doorman.dialogue.ItemId;
import dev.doorman.dialogue.Line;
import dev.doorman.dialogue.Receipt;
import dev.doorman.dialogue.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateJsonTest {
  private static final RequestId REQUEST = new RequestId("dr-1");
  private static final Instant TIME = Instant.parse("2026-01-01T10:00:00.123456Z");
  private static final Receipt RECEIPT =
      new Receipt(REQUEST, TIME, LocalDate.of(2026, 1, 22), Receipt.Withdrawable.YES);
  private static final List<Flow> FLOWS =
      List.of(
          new Flow.Open(),
          new Flow.OfferingSignOut(),
          new Flow.Warning(Set.of(new ItemId("back-up"))),
          new Flow.Requesting(Trouble.TOLD),
          new Flow.Verifying(REQUEST, Link.EXPIRED),
          new Flow.FinalConfirmation(REQUEST, "m•••@example.com", TIME),
          new Flow.Confirming(REQUEST, Trouble.NONE),
          new Flow.Withdrawing(REQUEST, Optional.of(RECEIPT), Trouble.TOLD),
          new Flow.Accepted(RECEIPT, Stopping.ASKED),
          new Flow.Completed(RECEIPT),
          new Flow.Parked(new Flow.Warning(Set.of())));

  @Test
  void everyStateComesBackAsItWas() {
    var kinds = new HashSet<Class<?>>();
    for (Flow flow : FLOWS) {
      kinds.add(flow.getClass());
      var state =
          new State(
              flow,
              State.Offer.DECLINED,
              2,
              1,
              State.HandOver.ASKED,
              Optional.of(Line.WITHDRAWN),
              new Contact(Contact.Trouble.PERSON_OFFERED, Optional.of(TIME)),
              State.Caution.DANGER);
      assertThat(StateJson.state(StateJson.write(state))).isEqualTo(state);
    }
    assertThat(kinds).as("all steps of the flow").hasSize(11);
  }

  @ParameterizedTest
  @EnumSource(value = State.Caution.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void whatIsKeptInMindComesBackAndIsDangerToAnEarlierVersion(State.Caution caution) {
    var state =
        new State(
            new Flow.Open(),
            State.Offer.NOT_MADE,
            0,
            0,
            State.HandOver.NOT_ASKED,
            Optional.empty(),
            Contact.UNTROUBLED,
            caution);
    assertThat(StateJson.state(StateJson.write(state))).isEqualTo(state);
    assertThat(StateJson.write(state)).contains("\"caution\":\"DANGER\"");
  }

  @Test
  void everyEffectComesBackAsItWas() {
    for (Effect effect :
        List.of(
            new Effect.CreateRequest(1),
            new Effect.RenewLink(1, REQUEST),
            new Effect.Confirm(1, REQUEST),
            new Effect.Withdraw(1),
            new Effect.Look(1, REQUEST))) {
      assertThat(StateJson.effect(StateJson.write(effect))).isEqualTo(effect);
    }
  }

  @Test
  void fieldOfANewerVersionIsPassedOver() {
    String json = StateJson.write(State.START).replaceFirst("\\{", "{\"mood\":\"sunny\",");
    assertThat(StateJson.state(json)).isEqualTo(State.START);
  }

  /** As version 0.1 stored them. Never change these: whoever adds a field has to read them too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"flow\":{\"is\":\"Open\"},\"offer\":\"NOT_MADE\",\"attempt\":0,\"unclear\":0,"
            + "\"handOver\":\"NOT_ASKED\"}",
        "{\"flow\":{\"is\":\"Parked\",\"step\":{\"is\":\"Warning\",\"done\":[{\"value\":\"back-up\"}]}},"
            + "\"offer\":\"DECLINED\",\"attempt\":0,\"unclear\":1,\"handOver\":\"ASKED\"}",
        "{\"flow\":{\"is\":\"Verifying\",\"request\":{\"value\":\"dr-1\"},\"link\":\"RENEWING\"},"
            + "\"offer\":\"DECLINED\",\"attempt\":1,\"unclear\":0,\"handOver\":\"NOT_ASKED\"}",
        "{\"flow\":{\"is\":\"FinalConfirmation\",\"request\":{\"value\":\"dr-1\"},"
            + "\"account\":\"m•••@example.com\",\"until\":\"2026-01-01T10:00:00.123456Z\"},"
            + "\"offer\":\"TAKEN\",\"attempt\":1,\"unclear\":0,\"handOver\":\"NOT_ASKED\"}",
        "{\"flow\":{\"is\":\"Withdrawing\",\"request\":{\"value\":\"dr-1\"},\"receipt\":null,"
            + "\"trouble\":\"TOLD\"},\"offer\":\"DECLINED\",\"attempt\":1,\"unclear\":0,"
            + "\"handOver\":\"NOT_ASKED\"}",
        "{\"flow\":{\"is\":\"Accepted\",\"receipt\":{\"reference\":{\"value\":\"dr-1\"},"
            + "\"acceptedAt\":\"2026-01-01T10:00:00.123456Z\",\"expectedBy\":\"2026-01-22\","
            + "\"withdrawable\":\"YES\"},\"stopping\":\"ASKED\"},\"offer\":\"DECLINED\",\"attempt\":2,"
            + "\"unclear\":0,\"handOver\":\"NOT_ASKED\"}"
      })
  void stateStoredByAnOlderVersionIsReadAndKept(String json) {
    assertThat(StateJson.write(StateJson.state(json))).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "no json",
        "{\"flow\":{\"is\":\"Dancing\"},\"offer\":\"NOT_MADE\",\"attempt\":0,\"unclear\":0,"
            + "\"handOver\":\"NOT_ASKED\"}",
        "{\"flow\":{\"is\":\"Open\"},\"offer\":\"NOT_MADE\",\"attempt\":0,\"unclear\":0}",
        "{\"flow\":{\"is\":\"Open\"},\"offer\":\"DECLINED\",\"unclear\":0,"
            + "\"handOver\":\"NOT_ASKED\"}",
        "{\"flow\":null,\"offer\":\"NOT_MADE\",\"attempt\":0,\"unclear\":0,"
            + "\"handOver\":\"NOT_ASKED\"}"
      })
  void stateThatCannotBeReadWholeIsAFaultAndNoGuess(String json) {
    assertThatThrownBy(() -> StateJson.state(json))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("State");
  }
}
