package dev.doorman.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Input;
import dev.doorman.dialogue.Line;
import dev.doorman.dialogue.Reply;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.Turn;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Wishes in everyday spelling, on a page in English: each begins, and one with a story does not.
 */
class WishesAsWrittenTest {
  private static final FirstMessages CHAT = FirstMessages.SHARED;

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
  @ValueSource(
      strings = {
        "i registered for a beta test, dont need it now, delete my account",
        "bought a galaxy tablet for school, please remove my account",
        "I have two accounts, close this older one",
        "opened it by accident during the setup of my camera, delete my account please",
        "so many newsletters, just delete my account",
        "hey bot, erase my account",
        "abrí la cuenta por error cuando compré una lámpara, elimina mi cuenta",
        "tengo dos cuentas, borra esta cuenta",
        "no la uso xq me pasé a samsung, borra mi cuenta",
        "akun saya bikin cuma buat diskon, hapus akun saya",
        "ganti ke samsung, tolong hapus akun saya",
        "mere do account ban gaye hain, ye account delete kar do",
        "band kharab ho gaya, mera account delete kar do",
        "我有两个账号，注销这个旧的",
        "换三星了，帮我注销账号",
        "عندي حسابين احذف حسابي القديم",
        "الساعة خربت، احذفوا حسابي"
      })
  void aReasonInEverydayWordsIsNoStory(String text) {
    assertThat(turn(text).state().flow()).isEqualTo(new Flow.OfferingSignOut());
  }

  /** The same words with another person, or with what nobody can explain, are asked about. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "I changed my mind about deleting my account",
        "cambié de opinión sobre borrar mi cuenta",
        "saya berubah pikiran soal hapus akun",
        "account delete karne ka irada badal gaya",
        "غيرت رأيي في حذف الحساب",
        "注销账号的事我改主意了",
        "my flatmate registered for a beta test with it, delete my account",
        "the account was opened by my cousin, delete my account",
        "i bought a galaxy and the plumber uses my phone, delete my account",
        "mi cuñado abrió la cuenta por error, elimina mi cuenta",
        "akun saya dibuat tetangga buat diskon, hapus akun saya",
        "padosi ne account banaya, mera account delete kar do",
        "邻居用我的账号参加活动，删除我的账号",
        "جاري سجل في المسابقة، احذفوا حسابي"
      })
  void withAnotherPersonOrAnotherMindTheyBeginNothing(String text) {
    assertThat(turn(text).state().flow()).isEqualTo(new Flow.Open());
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
