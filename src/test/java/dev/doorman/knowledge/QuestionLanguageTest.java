package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionLanguageTest {
  private static final Library MANY =
      KnowledgeFolder.read(Path.of("src/test/resources/languages")).library();
  private static final Library NONE = new Library(List.of());

  @ParameterizedTest
  @CsvSource({
    "en, How do I delete my account?, en",
    "en, 怎么删除帐号, zh",
    "en, 怎麼刪除 Mi Account, zh",
    "en, كيف أحذف حسابي؟, ar",
    "en, मैं अपना Mi खाता कैसे हटाऊँ, hi",
    "es, 怎么删除帐号, zh",
    "es, How do I delete my account?, es",
    "zh-TW, 怎麼刪除帳號, zh-TW",
    "zh, How do I delete my account?, en",
    "zh, Mi Account, zh",
    "ar, how can i delete it, en",
    // Other languages in the same script are the page's own affair.
    "ja, 削除, ja",
    "ja, アカウントを削除したい, ja",
    "fa, حساب من را حذف کنید, fa",
    // A sentence that only quotes.
    "en, What does the button 删除帐号 do when I press it in the settings of my phone?, en",
    // Nothing to tell it by.
    "en, 12345 ???, en",
    "zh, 12345 ???, zh",
    "en, 删, en"
  })
  void theScriptTellsTheLanguageWhereItIsClear(String page, String question, String language) {
    assertThat(QuestionLanguage.of(question, Locale.forLanguageTag(page), MANY).toLanguageTag())
        .startsWith(language);
  }

  @Test
  void aScriptWithoutArticlesChangesNothing() {
    assertThat(QuestionLanguage.of("怎么删除帐号", Locale.ENGLISH, NONE)).isEqualTo(Locale.ENGLISH);
    // Kana are Japanese, and there is no article in it.
    assertThat(QuestionLanguage.of("アカウントをけす方法", Locale.ENGLISH, MANY)).isEqualTo(Locale.ENGLISH);
  }
}
