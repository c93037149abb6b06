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

  /** Kinds of reason and of phrase: moving away, mails, mistakes, impatience, a last word. */
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          en | we relocated to Canada last year and this account is no good to me now, remove it
          en | how often must I ask, close my account
          en | respected sir kindly do the needful and erase my mi account
          en | sick of your newsletters, ditch my account
          en | my data is all backed up, delete my account, end of story
          en | set it up for a raffle, please delete my account, cheers
          es | vivo en Portugal y no uso nada de xiaomi, cierren mi cuenta
          es | me cansé de tantos anuncios, borrame la cuenta
          es | cuántas veces lo tengo que pedir, elimina mi cuenta
          es | quiero que desaparezca mi cuenta y punto
          es | me la quitas ya? la cuenta digo, bórrala
          id | saya pindah ke Malaysia, akun saya mau ditutup
          id | bosen dapet iklan mulu, hapusin akun saya
          id | kemarin keliru daftar, tolong hapus akun ini
          id | udah berapa kali saya minta, hapus akun saya
          hi | canada shift ho gaya hun, mera account hatwa do
          hi | रोज़ इतने मेल आते हैं, मेरा खाता डिलीट कर दो
          hi | galti se ban gaya tha, ye account uda do
          hi | कब से कह रहा हूँ, मेरा अकाउंट बंद करो
          zh | 搬到日本了 账号用不上 帮我注销
          zh | 账号太多记不住 把这个小米号删了
          zh | 说了好几遍了 快注销我的账号
          zh | 当初手滑注册的 求注销账号
          ar | سافرت ع المانيا وما بقى يلزمني الحساب، احذفوه
          ar | طفشت من كثر الرسائل، امسحوا حسابي
          ar | قلت لكم من قبل، احذفوا حسابي
          ar | عارف انه مفيش رجوع، امسح حسابي
          """)
  void anEverydayReasonOfItsKindIsNoStory(String language, String text) {
    assertThat(CHAT.turn(CHAT.heard(text, Locale.forLanguageTag(language))).state().flow())
        .isEqualTo(new Flow.OfferingSignOut());
  }

  /** The same kinds, with somebody else or a device in them. */
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          en | we relocated to Canada and the landlord keeps logging in, remove my account
          en | how often must I ask him to leave it alone, close my account
          en | my cousin set it up for a raffle and reads it, delete my account
          es | vivo en Portugal y mi casero entra en la cuenta, ciérrenla
          es | me cansé de que mi prima mire mis fotos, borra mi cuenta
          id | saya pindah ke Malaysia, teman kos pegang akun saya, hapus
          hi | canada shift ho gaya hun, makaan maalik mera account chalata hai, hata do
          zh | 搬到日本了 房东还登着我的号 帮我注销
          ar | سافرت ع المانيا وصاحب البيت داخل حسابي، احذفوه
          """)
  void withSomebodyElseTheyAreAskedAbout(String language, String text) {
    assertThat(CHAT.turn(CHAT.heard(text, Locale.forLanguageTag(language))).state().flow())
        .isEqualTo(new Flow.Open());
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
