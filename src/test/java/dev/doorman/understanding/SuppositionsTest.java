package dev.doorman.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Turn;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What follows from deleting, and whether it is needed, is asked with and without a question mark:
 * it is answered and begins nothing. A condition of politeness ("if you can") is no such question.
 */
class SuppositionsTest {
  private static final FirstMessages CHAT = FirstMessages.SHARED;

  private static Turn turn(String language, String text) {
    return CHAT.turn(CHAT.heard(text, Locale.forLanguageTag(language)));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          en | if i close my account i lose my notes
          en | once I delete my account my contacts are gone, right
          en | got another number now, gotta delete the account or what
          en | bought a new phone, do i have to delete my account
          en | suppose I delete my account, my photos are erased
          en | i dont know whether to delete my account, i lost interest
          es | si elimino mi cuenta se borran mis notas
          es | si cierro la cuenta pierdo los contactos?
          es | tengo otro correo, hay que borrar la cuenta?
          es | compré un móvil nuevo, tengo q eliminar la cuenta
          es | al borrar la cuenta pierdo la garantía
          es | cambié de número, debería cerrar mi cuenta
          id | kalo akun saya dihapus foto hilang
          id | udah ganti email, harus hapus akun lama?
          id | kalau saya hapus akun garansi hangus
          id | beli hp baru, perlu hapus akun gak
          id | setelah hapus akun data saya hilang
          id | nomor saya baru, wajib tutup akun?
          hi | account delete karne se contacts chale jayenge
          hi | agar account delete kar du to data khatam
          hi | naya number liya hai, account delete karna padega
          hi | naya phone liya, kya account delete karna zaroori hai
          hi | खाता हटाने से मेरी तस्वीरें चली जाएँगी
          hi | नया ईमेल है, पुराना खाता हटाना पड़ेगा
          hi | अगर अकाउंट डिलीट कर दूँ तो फोटो चली जाएगी
          zh |注销账号后照片都没了
          zh | 如果我删除帐号，保修就没了
          zh | 换手机号了，要不要注销帐号
          zh | 我有新邮箱，旧帐号需要注销吗
          zh | 一旦注销帐号云端的照片就清空
          ar | لو حذفت الحساب تروح الصور
          ar | اذا مسحت حسابي اخسر الضمان
          ar | عندي رقم جديد لازم امسح الحساب؟
          ar | اشتريت جوال جديد ضروري احذف حسابي القديم؟
          ar | بعد حذف الحساب تضيع جهات الاتصال
          ar | غيرت رقمي، يلزم اقفل الحساب
          """)
  void aQuestionAboutDeletingBeginsNothing(String language, String text) {
    assertThat(turn(language, text).state().flow()).isEqualTo(new Flow.Open());
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          en | if you can, delete my account please
          en | i want to delete my account
          es | si puedes, borra mi cuenta por favor
          es | quiero eliminar mi cuenta
          id | kalau bisa hapus akun saya
          id | tolong hapus akun saya ya
          hi | agar ho sake to mera account delete kar do
          hi | mera account delete kar do
          zh | 如果可以请帮我注销帐号
          zh | 我要注销帐号
          ar | لو سمحت احذف حسابي
          ar | اذا ممكن احذفوا حسابي
          """)
  void aPoliteConditionIsNone(String language, String text) {
    assertThat(turn(language, text).state().flow()).isEqualTo(new Flow.OfferingSignOut());
  }
}
