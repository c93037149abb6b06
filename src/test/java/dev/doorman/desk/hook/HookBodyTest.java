package dev.doorman.desk.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.base.ConversationId;
import dev.doorman.base.Secret;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Event.Sender;
import dev.doorman.desk.hook.Deliveries.Due;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HookBodyTest {
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  private static Due due(String type, OptionalLong seq, String detail) {
    return new Due(
        1,
        UUID.randomUUID(),
        new SubscriptionId(UUID.randomUUID()),
        URI.create("https://helpdesk.example"),
        new Secret<>("the-secret"),
        UUID.randomUUID(),
        new ConversationId(UUID.randomUUID()),
        type,
        AT,
        seq,
        detail,
        3,
        AT);
  }

  private static String body(Due due, Optional<Event> event) {
    return new String(HookBody.of(due, event), StandardCharsets.UTF_8);
  }

  @Test
  void wayToTheVerificationPageStaysWithTheCustomer() {
    var handoff =
        new Event(
            7,
            AT,
            Sender.BOT,
            "{\"kind\":\"handoff\",\"url\":\"https://id.example/v/handle\",\"matchPhrase\":\"blue"
                + " owl\",\"expiresAt\":\"2026-03-01T10:10:00Z\"}");
    String body = body(due("chat.message", OptionalLong.of(7), "{}"), Optional.of(handoff));
    assertThat(body).contains("handoff").doesNotContain("id.example", "handle", "blue owl");
  }

  @Test
  void detailStandsBesideWhatEveryBodyHas() throws Exception {
    Due due =
        due("chat.waiting", OptionalLong.empty(), "{\"handOver\":{\"nr\":2,\"team\":\"support\"}}");
    String text = body(due, Optional.empty());
    assertThat(new ObjectMapper().readTree(text))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"id\":\"%s\",\"type\":\"chat.waiting\",\"at\":\"2026-03-01T10:00:00Z\",\"chat\":\"%s\",\"handOver\":{\"nr\":2,\"team\":\"support\"}}"
                        .formatted(due.event(), due.conversation())));
    assertThat(text).doesNotContain("the-secret");
  }
}
