package dev.doorman.deletion.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.sandbox.contract.Contract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Doorman refuses what the contract's file refuses of each state, and nothing more. */
class ClientFieldsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T10:07:00Z");

  private static ObjectNode whole(State state) {
    return Contract.whole(state.name().toLowerCase(Locale.ROOT));
  }

  private static boolean isRead(ObjectNode answer) {
    try {
      return new RequestJson(Set.of())
              .read(answer.toString().getBytes(StandardCharsets.UTF_8), NOW, tolerated -> {})
          != null;
    } catch (RequestJson.Unreadable e) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheFileRequiresIsRequired(State state) {
    assertThat(isRead(whole(state))).isTrue();
    for (String field : List.of("account", "verifiedUntil", "acceptedAt", "expectedBy")) {
      ObjectNode without = whole(state);
      without.remove(field);
      assertThat(isRead(without))
          .as("%s without %s", state, field)
          .isEqualTo(Contract.isDeletionRequest(without.toString()));
    }
  }
}
