package dev.doorman.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.redaction.Redacted.Kind;
import dev.doorman.redaction.Redaction.Watch;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  /** Zeros of some scripts; the nine digits after each are that script's. */
  private static final List<Integer> ZEROS =
      List.of(0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10, 0x1D7CE, 0x1E950);

  private static final List<String> BETWEEN =
      List.of("", "", "", " ", "-", " - ", ".", "\u00a0", "\u2013", "\u200b", "/", "\n", "\ufe0f");

  private static String codes(String text) {
    return Redaction.of(text, Watch.CODES).text();
  }

  private static String secrets(String text) {
    return Redaction.of(text, Watch.SECRETS).text();
  }

  @Provide
  Arbitrary<Integer> scripts() {
    return Arbitraries.of(ZEROS);
  }

  @Provide
  Arbitrary<String> separators() {
    return Arbitraries.of(BETWEEN);
  }

  @Property
  void codeOfAnyScriptIsMaskedHoweverItIsSpaced(
      @ForAll("scripts") int zero,
      @ForAll @Size(min = 4, max = 8) List<@IntRange(max = 9) Integer> code,
      @ForAll("separators") String between) {
    String typed =
        String.join(between, code.stream().map(value -> Character.toString(zero + value)).toList());
    assertThat(codes("my code: " + typed + " ok")).isEqualTo("my code: •••• ok");
    assertThat(Redaction.holdsNothingElse(codes(typed))).isTrue();
  }

  /** Texts in which all that the rules look at is mixed. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "1",
            "23",
            "482913",
            "٤",
            "४",
            "①",
            "𝟘",
            "O",
            "l",
            "o",
            "four",
            "cuatro",
            "四",
            "十",
            "百",
            "، ",
            "\u200d",
            "•",
            "••••",
            "{",
            "é",
            "_",
            " ",
            ": ",
            "=",
            ".",
            "code ",
            "码",
            "验证码",
            "是",
            "my password is ",
            "hunter2",
            "密码",
            "4111 1111 1111 1111",
            "DE89",
            "3704",
            "@",
            "$",
            "2019",
            "ثلاثة",
            "و",
            "तीन",
            "ि",
            "😀",
            "\ud83d",
            "\n",
            "-",
            "itu ")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }

  @Property
  void maskingTwiceIsMaskingOnceAndNothingOverlaps(@ForAll("texts") String text) {
    for (Watch watch : Watch.values()) {
      int done = 0;
      for (Span span : Redaction.spans(text, watch, "")) {
        assertThat(span.start()).isGreaterThanOrEqualTo(done);
        assertThat(span.end()).isGreaterThan(span.start()).isLessThanOrEqualTo(text.length());
        done = span.end();
      }
      Redacted once = Redaction.of(text, watch);
      assertThat(once.text().isEmpty()).isEqualTo(text.isEmpty());
      assertThat(once.found().isEmpty()).isEqualTo(once.text().equals(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "four eight two nine one three",
        "cuatro ocho dos nueve uno tres",
        "empat delapan dua sembilan satu tiga",
        "चार आठ दो नौ एक तीन",
        "char aath do nau ek teen",
        "四八二九一三",
        "肆捌贰玖壹叁",
        "四〇二九一三",
        "أربعة ثمانية اثنان تسعة واحد ثلاثة",
        "4O29l3",
        "O48291",
        "I48291",
        "4....8....2....9....1....3",
        "4 then 8 then 2 then 9",
        "482",
        "4*8*2*9*1*3"
      })
  void codeInEverySpellingGoes(String code) {
    assertThat(codes(code)).isEqualTo("••••");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my order 48291377 is late",
        "it cost $1299.00",
        "since 2014",
        "a Redmi Note 13",
        "a Nokia 3310",
        "an RMX3085",
        "version 17.4.1",
        "2000 photos",
        "12 and 34",
        "a1b2c3d4",
        "I have 2 phones and 3 tablets",
        "error code 4041",
        "at 12:30",
        "on 12/05/2024",
        "订单48291377",
        "2014年"
      })
  void numberThatIsSomethingElseStays(String text) {
    assertThat(codes(text)).isEqualTo(text);
  }

  @Test
  void secondHalfOfCodeIsMasked() {
    assertThat(Redaction.of("and then 913", Watch.CODES, "it starts with ••••").text())
        .isEqualTo("and then ••••");
    assertThat(Redaction.of("913 is next", Watch.CODES, "first 482").text())
        .isEqualTo("•••• is next");
    assertThat(Redaction.of("3", Watch.CODES, "1").text()).isEqualTo("••••");
    assertThat(Redaction.of("913 is next", Watch.CODES, "thank you").text())
        .isEqualTo("913 is next");
  }

  @Test
  void codesStayWhileNoneIsExpected() {
    assertThat(secrets("my code is 482913")).isEqualTo("my code is 482913");
  }

  @ParameterizedTest
  @CsvSource({
    "pay with 4111 1111 1111 1111,pay with ••••••,CARD",
    "٤١١١١١١١١١١١١١١١,••••••,CARD",
    "4111-1111-1111-1111 12/27 123,••••••,CARD",
    "DE89 3704 0044 0532 0130 00 please,•••••• please,IBAN",
    "de89370400440532013000,••••••,IBAN",
    "my password is hunter2,my password is ••••••,PASSWORD",
    "mi contraseña es Verano2024,mi contraseña es ••••••,PASSWORD",
    "kata sandi saya adalah merdeka45,kata sandi saya adalah ••••••,PASSWORD",
    "मेरा पासवर्ड rahul@123 है,मेरा पासवर्ड •••••• है,PASSWORD",
    "我的密码是abc123456,我的密码是••••••,PASSWORD",
    "كلمة المرور هي Ahmad2020,كلمة المرور هي ••••••,PASSWORD",
    "hunter2 is my password,•••••• is my password,PASSWORD"
  })
  void cardsAccountsAndPasswordsGoAlways(String text, String masked, Kind kind) {
    Redacted redacted = Redaction.of(text, Watch.SECRETS);
    assertThat(redacted.text()).isEqualTo(masked);
    assertThat(redacted.found()).containsExactly(kind);
    assertThat(Redaction.holdsSecretMark(masked)).isTrue();
    assertThat(Redaction.holdsCodeMark(masked)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111 1111 1111 1112 has a wrong digit",
        "DE88 3704 0044 0532 0130 00 too",
        "my password is wrong",
        "my password is not accepted",
        "I forgot my password in 2023",
        "reset the password of john@example.com",
        "the IMEI is 356938035643809",
        "mi contraseña no funciona",
        "密码不对"
      })
  void whatIsNoSecretStays(String text) {
    assertThat(secrets(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example/help?otp=482913,https://shop.example/help",
    "https://shop.example/help#code=482913,https://shop.example/help",
    "https://me:secret@shop.example/help,https://shop.example/help",
    "https://shop.example/verify/482913/done,https://shop.example/verify/••••/done",
    "https://shop.example/articles/360012345,https://shop.example/articles/360012345"
  })
  void pageLosesWhatMayBeSecretInItsAddress(String address, String kept) {
    assertThat(Redaction.page(address)).isEqualTo(kept);
  }

  @Test
  void textOfNothingButDigitsTakesNoStack() {
    assertThat(codes("7".repeat(4_000))).isEqualTo("••••");
    assertThat(codes("7 - ".repeat(1_000))).isEqualTo("•••• - ");
    assertThat(codes("four ".repeat(800))).isEqualTo("•••• ");
  }

  @Test
  void wordsBesideTheCodeAreSomethingElse() {
    assertThat(Redaction.holdsNothingElse("•••• !")).isTrue();
    assertThat(Redaction.holdsNothingElse("•••• 12")).isFalse();
    assertThat(Redaction.holdsNothingElse("•••• ok")).isFalse();
  }

  @Test
  void spacesThatDoNotBreakALineAreSpaces() {
    assertThat(secrets("my password\u00a0is\u00a0hunter2x\u00a0sadly"))
        .isEqualTo("my password\u00a0is\u00a0••••••\u00a0sadly");
    assertThat(codes("It cost 1249\u00a0€.")).isEqualTo("It cost 1249\u00a0€.");
    assertThat(codes("It cost €\u00a01249.")).isEqualTo("It cost €\u00a01249.");
  }
}
