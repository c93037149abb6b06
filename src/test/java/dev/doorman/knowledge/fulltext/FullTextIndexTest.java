package dev.doorman.knowledge.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.knowledge.KnowledgeFolder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, and what stands in the text. */
class FullTextIndexTest {
  private static final Pattern SPACE = Pattern.compile(" ");
  private static final String ARTICLE =
      """
      ---
      title: %s
      locale: %s
      ---

      %s

      ## Another matter

      Zzz.
      """;

  @ParameterizedTest
  @CsvSource({
    // Forms of a word
    "en, deletions, Deleting it",
    "en, steal, It was stolen",
    "en, sold, We sell phones",
    "en, people, One person",
    "en, whats, What's new",
    "de, Konten, Das Konto und die Konten",
    "de, gelöschte, gelöschten",
    "fr, comptes, le compte",
    "fr, application, l'application",
    "es, contrasena, tus contraseñas",
    "es, elimine, se eliminó",
    "pt, excluidas, contas excluídas",
    "ru, аккаунты, удалить аккаунт",
    "id, penghapusan, penghapusan akun",
    "hi, खातों, खाता",
    "ar, الحسابات, حساب",
    "tr, ISLAK, ıslak",
    "tr, istanbul, İSTANBUL",
    // Hyphens and spaces
    "en, e-mail, your email",
    "en, email, your e-mail",
    "en, e mail, your e-mails",
    "en, emails, your e mail",
    "en, two factor, two-factor sign-in",
    "en, two-factor, two factor sign-in",
    "en, twofactor, two-factor sign-in",
    "en, signout, Sign out everywhere",
    "en, sign out, The signout button",
    "en, log-in, Your login",
    "en, wifi, Wi-Fi 6",
    "en, wi fi, WiFi",
    "en, usa, In the U.S.A.",
    // British and American
    "en, colour, colors",
    "en, organize, organising",
    "en, cancelled, canceling",
    "en, centre, Security center",
    "en, center, Security centres",
    "en, licence, licenses",
    "en, dialogue, a dialog",
    "en, gray, grey",
    "en, catalogs, catalogue",
    "en, analyze, analysed",
    // Width and case
    "de, STRASSE, Straße",
    "de, straße, STRASSEN",
    "en, ＡＢＣ１２, abc12",
    "en, abc12, ＡＢＣ１２",
    "ja, パスワード, ﾊﾟｽﾜｰﾄﾞを変更",
    "en, file, ﬁle",
    // Numbers and versions
    "en, 2.1.3, v2.1.3",
    "en, v2.1, v2.1.3",
    "en, android14, Android 14",
    "en, android 14, Android14",
    "en, 1000, '1,000 photos'",
    "ar, 30, خلال ٣٠ يوما",
    "en, mp3, MP3",
    // Addresses and names in code
    "en, xiaomi, account.xiaomi.com",
    "en, account.xiaomi.com, on account.xiaomi.com now",
    "en, case, snake_case",
    // Scripts without spaces
    "zh, 删除, 永久删除帐号",
    "zh, 刪除, 永久删除帐号",
    "zh, 帐, 永久删除帐号",
    "zh, 删除 帐号, 永久删除小米帐号",
    "zh, google, 您的Google帐号",
    "ja, アカウント削除, アカウント削除の方法",
    "ja, 削除 アカウント, アカウントを削除する",
    "ja, アドレス, メールアドレス",
    "ko, 계정, 계정을 삭제",
    "th, บัญชี, ลบบัญชีของคุณ",
    // Beginnings
    "en, del, Deleting",
    "en, account dele, Delete the account",
    "en, signo, Sign out",
    "en, e-ma, email",
    "ar, الحسا, الحساب",
    // One letter wrong
    "en, acount, account",
    "en, elete, delete",
    "en, accuont, account",
    "en, singout, Sign out",
    "en, delette acount, delete the account",
    "hi, वेबसइट, वेबसाइट",
    "ru, акаунт, аккаунт",
  })
  void whatIsTypedFindsWhatIsWritten(String language, String typed, String written) {
    assertThat(sections(language, "## Section {#it}\n\n" + written, typed))
        .as("in the text")
        .contains("it")
        .doesNotContain("another-matter");
    assertThat(sections(language, "## " + written + " {#it}\n\nText.", typed))
        .as("in a heading")
        .contains("it");
    assertThat(sections(language, written, typed))
        .as("before the first heading")
        .contains("introduction");
    assertThat(sections(language, "## S {#it}\n\n1. **" + written + "** x", typed))
        .as("in bold")
        .contains("it");
  }

  @ParameterizedTest
  @CsvSource({
    "en, 2024, in 2023",
    "en, 2.1.3, 2.1.4",
    "zh, 删号, 删除帐号",
    "en, outsign, sign out",
  })
  void whatIsNotWrittenIsNotFound(String language, String typed, String written) {
    assertThat(sections(language, "## Section {#it}\n\n" + written, typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"???", "", " ", "\" OR (title:* AND", "*:*", "🙂", "a~2 b^9 [c TO d}"})
  void signsOfQueryLanguagesMeanNothing(String typed) {
    assertThat(sections("en", "## Section {#it}\n\nText", typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"😀", "word", "ab ", "a-", "删", "wörd.x ", "1,2.", "ة ", "q1w2"})
  void theLongestQueriesAreNotTooLong(String piece) {
    String text = "## One {#one}\n\n" + "word " + "words ".repeat(50) + "worda wordb wordc wordd";
    assertThat(hits("en", text, piece.repeat(200)).hits()).hasSizeLessThan(3);
    assertThat(hits("en", text, (piece + " ").repeat(60)).hits()).hasSizeLessThan(3);
  }

  @Test
  void wordsThatSayNothingAreNotAsked() {
    String text = "## One {#one}\n\nSign out of it.\n\n## Two {#two}\n\nHow do I know?";
    assertThat(sections("en", text, "how do I sign out")).containsExactly("one");
    assertThat(sections("en", text, "how do I")).first().isEqualTo("two");
  }

  @Test
  void sectionsWithAllWordsStandAlone() {
    String text =
        "## One {#one}\n\nred green blue\n\n## Two {#two}\n\nred green\n\n## Three {#three}\n\nred";
    assertThat(hits("en", text, "red green blue").complete()).isTrue();
    assertThat(sections("en", text, "red green blue")).containsExactly("one");
    assertThat(sections("en", text, "red green")).containsExactlyInAnyOrder("one", "two");
    assertThat(hits("en", text, "red green purple").complete()).isFalse();
    assertThat(sections("en", text, "red green purple")).containsExactlyInAnyOrder("one", "two");
    assertThat(sections("en", text, "red purple orange")).isEmpty();
  }

  @Test
  void headingsComeBeforeTexts() {
    String text = "## One {#one}\n\nAbout photos.\n\n## Photos {#two}\n\nText.";
    assertThat(sections("en", text, "photo")).containsExactly("two", "one");
  }

  @Test
  void theExcerptHasTheWordsMarkedAndIsCutAtWords() {
    String filler = "Something quite different stands here to fill the line. ".repeat(8);
    String text = "## One {#one}\n\n" + filler + "Turn **Find My Device** off. " + filler;
    TextHit hit = hits("en", text, "find devices").hits().getFirst();
    String excerpt = hit.excerpt().stream().map(Fragment::text).collect(Collectors.joining());
    assertThat(hit.excerpt().stream().filter(Fragment::marked).map(Fragment::text))
        .containsExactly("Find", "Device");
    assertThat(excerpt).startsWith("… ").endsWith(" …");
    assertThat(excerpt.length()).isLessThan(190);
    for (String word : SPACE.splitAsStream(excerpt.replace("…", "").strip()).toList()) {
      assertThat(filler + "Turn Find My Device off. ").contains(word + " ");
    }
  }

  @Test
  void excerptsOfSignsAreCutToo() {
    String text = "## 一 {#one}\n\n" + "这里是别的内容。".repeat(40) + "请关闭查找设备。" + "其他文字。".repeat(60);
    TextHit hit = hits("zh", text, "查找设备").hits().getFirst();
    assertThat(hit.excerpt().stream().filter(Fragment::marked).map(Fragment::text))
        .containsExactly("查找设备");
  }

  @Test
  void anArticleIsSearchedInTheReadersBestLanguageThatItHas() {
    Map<String, String> files =
        Map.of(
            "a.md", ARTICLE.formatted("Both", "en", "## One {#en-one}\n\nA hotel."),
            "b.md",
                ARTICLE
                    .formatted("Both", "es", "## Uno {#es-one}\n\nUn hotel.")
                    .replace("title:", "id: a\ntitle:"),
            "c.md", ARTICLE.formatted("Only", "en", "## Two {#en-two}\n\nAnother hotel."));
    var index = new FullTextIndex(KnowledgeFolder.of(files).library());
    assertThat(anchors(index.search("hotel", List.of(Locale.of("es"), Locale.ENGLISH), 10)))
        .containsExactly("es-one", "en-two");
    assertThat(anchors(index.search("hotel", List.of(Locale.ENGLISH), 10)))
        .containsExactlyInAnyOrder("en-one", "en-two");
    assertThat(anchors(index.search("hotel", List.of(Locale.of("fr")), 10)))
        .contains("en-two")
        .containsAnyOf("en-one", "es-one");
  }

  private static List<String> sections(String language, String text, String typed) {
    return anchors(hits(language, text, typed));
  }

  private static List<String> anchors(TextHits hits) {
    return hits.hits().stream().map(hit -> hit.found().section().anchor()).toList();
  }

  private static TextHits hits(String language, String text, String typed) {
    var folder = KnowledgeFolder.of(Map.of("a.md", ARTICLE.formatted("Zzyx", language, text)));
    return new FullTextIndex(folder.library()).search(typed, List.of(Locale.of(language)), 20);
  }
}
