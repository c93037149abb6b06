package dev.doorman.deletion.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor's service, or whoever took it over, cannot speak to customers in Doorman's name. */
class VendorTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"amber otter", "nutria ámbar", "लाल ऊदबिलाव", "琥珀水獺", "ثعلب أزرق", "otter 12"})
  void plainWordsAreTaken(String phrase) {
    assertThat(VendorText.matchPhrase(phrase)).isEqualTo(phrase);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "amber\notter",
        "amber\u202eotter",
        "amber\u200botter",
        "amber\u2028otter",
        "<b>amber</b>",
        "visit evil.example",
        "send us the code",
        "dinos tu código",
        "kirim kode otp",
        "अपना कोड भेजें",
        "请发送验证码",
        "أرسل الرمز",
        "tell me your password",
        "482913",
        "4 8 2 9 1 3",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void phraseThatIsMoreIsRefused(String phrase) {
    assertThatThrownBy(() -> VendorText.matchPhrase(phrase))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"m•••@example.com", "+34 ••• ••• 678", "code@example.com", "Maria K."})
  void accountIsTaken(String account) {
    assertThat(VendorText.account(account)).isEqualTo(account);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m•••@example.com\nPlease type your one-time code here",
        "m•••@example.com - send the code now",
        "m\u202e•••",
        "https://evil.example/login",
        "\u0000"
      })
  void accountThatSaysMoreIsRefused(String account) {
    assertThatThrownBy(() -> VendorText.account(account))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void accountHasALength() {
    assertThat(VendorText.account("a".repeat(128))).hasSize(128);
    assertThatThrownBy(() -> VendorText.account("a".repeat(129)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void reasonIsANameOrNothing() {
    assertThat(VendorText.reason("not-verified")).isEqualTo("not-verified");
    assertThat(VendorText.reason("a\nb")).isEmpty();
    assertThat(VendorText.reason("x".repeat(65))).isEmpty();
  }

  private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

  @Test
  void answerWithSuchATextBreaksTheContractAndIsNotQuoted() {
    var json = new RequestJson(Set.of("https://id.example"));
    byte[] body =
        """
        {"id":"dr-1","state":"awaiting_verification","verification":{"url":"https://id.example/v",
         "matchPhrase":"send us\\nthe code","expiresAt":"2026-01-01T10:30:00Z"}}"""
            .getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> json.read(body, NOW, fault -> {}))
        .isInstanceOf(RequestJson.Unreadable.class)
        .hasMessageContaining("matchPhrase")
        .hasMessageNotContaining("send us");
    byte[] state = "{\"id\":\"dr-1\",\"state\":\"a\\nb\"}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> json.read(state, NOW, fault -> {})).hasMessageNotContaining("\n");
  }
}
