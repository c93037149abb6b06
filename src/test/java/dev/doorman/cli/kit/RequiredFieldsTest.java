package dev.doorman.cli.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.sandbox.contract.Contract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit requires of each state what the contract's file requires, and nothing more. */
class RequiredFieldsTest {
  private static ObjectNode whole(String state) {
    return new ObjectMapper()
        .createObjectNode()
        .put("id", "dr-1")
        .put("state", state)
        .put("createdAt", "2026-01-01T10:00:00Z")
        .put("withdrawable", true)
        .put("account", "m•••@example.com")
        .put("verifiedUntil", "2026-01-01T10:20:00Z")
        .put("acceptedAt", "2026-01-01T10:06:00Z")
        .put("expectedBy", "2026-01-22");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "awaiting_verification",
        "verified",
        "accepted",
        "completed",
        "expired",
        "locked",
        "rejected",
        "withdrawn"
      })
  void theKitAsksForWhatTheFileRequires(String state) {
    assertThat(Contract.isDeletionRequest(whole(state).toString())).isTrue();
    for (String field : List.of("account", "verifiedUntil", "acceptedAt", "expectedBy")) {
      ObjectNode without = whole(state);
      without.remove(field);
      assertThat(OverallChecks.required(state).contains(field))
          .as("%s in the state %s", field, state)
          .isNotEqualTo(Contract.isDeletionRequest(without.toString()));
    }
  }

  @Test
  void theKitKnowsEveryStateOfTheFile() {
    assertThat(Api.STATES).allMatch(state -> Contract.isDeletionRequest(whole(state).toString()));
    assertThat(Contract.isDeletionRequest(whole("being_looked_at").toString())).isFalse();
  }
}
