package dev.doorman.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Input;
import dev.doorman.dialogue.Line;
import dev.doorman.dialogue.Reply;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.Turn;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wishes in everyday spelling, on a page in English: each begins, and one with a story does not.
 */
class WishesAsWrittenTest {
  private static final FirstMessages CHAT = new FirstMessages();

  @AfterAll
  static void close() {
    CHAT.close();
  }

  private static Turn turn(String text) {
    return CHAT.turn(CHAT.heard(text, Locale.ENGLISH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pls delete my acc",
        "I want my account gone for good",
        "kill my mi account",
        "quiero borrar mi cuenta porfa",
        "elimina mi cuenta, ya no la uso",
        "ELIMÍNAME LA CUENTA POR FAVOR",
        "tolong hapus akun saya dong",
        "akun saya mau saya tutup aja",
        "mujhe apna account band karna hai",
        "मेरा मी अकाउंट हटा दीजिए",
        "帮我销号",
        "把我的号删了吧",
        "幫我刪除小米帳號",
        "ابي احذف حسابي",
        "عايز امسح الحساب بتاعي",
        "سكر حسابي لو سمحت"
      })
  void aClearWishBegins(String text) {
    assertThat(turn(text).state().flow()).isEqualTo(new Flow.OfferingSignOut());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the plumber saw my tablet, delete my account",
        "el fontanero miraba la tableta, elimina mi cuenta",
        "tukang ledeng lihat tablet saya terus, hapus akun saya",
        "नलसाज़ ने टैबलेट देखा, मेरा अकाउंट डिलीट करो",
        "水管工一直看我的平板，删除我的帐号"
      })
  void oneWithAStoryIsAskedAboutAndBeginsByTheButton(String text) {
    Turn asked = turn(text);
    assertThat(asked.state().flow()).isEqualTo(new Flow.Open());
    assertThat(asked.replies().getFirst())
        .isInstanceOfSatisfying(
            Reply.Say.class, say -> assertThat(say.line()).isEqualTo(Line.SAFE_ASK_FIRST));
    assertThat(asked.replies())
        .anySatisfy(
            reply ->
                assertThat(reply)
                    .isInstanceOfSatisfying(
                        Reply.Passage.class,
                        passage ->
                            assertThat(passage.suggestions())
                                .containsExactly(
                                    Suggestion.DO_IT_FOR_ME, Suggestion.TALK_TO_PERSON)));
    Turn pressed = CHAT.dialogue.step(asked.state(), new Input.Picked(Suggestion.DO_IT_FOR_ME));
    assertThat(pressed.state().flow()).isEqualTo(new Flow.OfferingSignOut());
  }
}
