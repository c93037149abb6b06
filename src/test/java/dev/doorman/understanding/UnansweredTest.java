package dev.doorman.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.conversation.Listener.Heard;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.State;
import dev.doorman.dialogue.Understanding.Matter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the articles say that they do not answer, and other products' accounts, said to the chat.
 */
class UnansweredTest {
  private static final FirstMessages CHAT = FirstMessages.SHARED;

  @Test
  void noneOfTheLinesStartsAnythingOrIsAnswered() {
    List<String> wrong = new ArrayList<>();
    CHAT.folder
        .library()
        .articles()
        .forEach(
            article ->
                article
                    .unanswered()
                    .forEach(
                        line -> {
                          Heard heard = CHAT.heard(line, article.locale());
                          State after = CHAT.turn(heard).state();
                          if (heard.found() != Found.NOTHING
                              || !(after.flow() instanceof Flow.Open)) {
                            wrong.add(article.locale() + ": " + line);
                          }
                        }));
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "en, delete my WhatsApp account",
    "en, Delete my WhatsApp or Telegram",
    "es, quiero borrar mi cuenta de instagram",
    "id, hapus akun shopee saya",
    "hi, मेरा नेटफ्लिक्स अकाउंट डिलीट करो",
    "hi, mera instagram account delete karo",
    "zh, 注销我的微信账号",
    "ar, كيف احذف حساب Netflix",
    "ar, امسح حساب انستجرام"
  })
  void anotherProductsAccountIsNotOurs(String language, String text) {
    Heard heard = CHAT.heard(text, Locale.forLanguageTag(language));
    assertThat(heard.understanding().matter()).isEqualTo(Matter.UNKNOWN_PRODUCT);
    assertThat(heard.found()).isEqualTo(Found.NOTHING);
  }

  /** It's near to using another account, and nearer to a line that isn't answered. */
  @ParameterizedTest
  @CsvSource({
    "en, how do I change the mobile number of my account",
    "en, change my account region to Italy"
  })
  void changingTheAccountItselfIsNotAnswered(String language, String text) {
    Heard heard = CHAT.heard(text, Locale.forLanguageTag(language));
    assertThat(heard.understanding().matter()).isEqualTo(Matter.UNANSWERED);
    assertThat(heard.found()).isEqualTo(Found.NOTHING);
  }

  @ParameterizedTest
  @CsvSource({
    "en, 'I switched to samsung, delete my account'",
    "en, does deleting affect my Google account?",
    "zh, 换三星了 幫我刪小米帳號",
    "id, 'udah ganti samsung, hapus akun mi saya dong'"
  })
  void aProductThatIsOnlyMentionedIsNoReason(String language, String text) {
    assertThat(CHAT.understander.understand(text, Locale.forLanguageTag(language)).matter())
        .isNotEqualTo(Matter.UNKNOWN_PRODUCT);
  }
}
