package dev.doorman.cli.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.sandbox.contract.Contract;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit requires of each state what the contract's file requires, and nothing more. */
class RequiredFieldsTest {
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
    assertThat(Contract.isDeletionRequest(Contract.whole(state).toString())).isTrue();
    for (String field : List.of("account", "verifiedUntil", "acceptedAt", "expectedBy")) {
      ObjectNode without = Contract.whole(state);
      without.remove(field);
      assertThat(OverallChecks.required(state).contains(field))
          .as("%s in the state %s", field, state)
          .isNotEqualTo(Contract.isDeletionRequest(without.toString()));
    }
  }

  @Test
  void theKitKnowsEveryStateOfTheFile() {
    assertThat(Api.STATES)
        .allMatch(state -> Contract.isDeletionRequest(Contract.whole(state).toString()));
    assertThat(Contract.isDeletionRequest(Contract.whole("being_looked_at").toString())).isFalse();
  }
}
