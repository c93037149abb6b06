package dev.doorman.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.knowledge.embedding.SharedEmbedder;
import dev.doorman.understanding.Understander;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions beside the first article, which it must not answer, and odd ones that it does. */
class NearMissesTest {
  private static final Embedder EMBEDDER = SharedEmbedder.get();
  private static final LocalAnswerer ANSWERER = answerer();

  private static LocalAnswerer answerer() {
    KnowledgeFolder folder = KnowledgeFolder.read(Path.of("knowledge"));
    Library library = folder.library();
    List<String> offTopic = new Understander(folder, library, EMBEDDER).offTopic();
    return new LocalAnswerer(new Answerer(new SearchIndex(library, offTopic, EMBEDDER)), library);
  }

  private static Outcome answer(String question, String language) {
    return ANSWERER.answer(question, Optional.empty(), Locale.forLanguageTag(language), 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my account is locked by the vendor, how do I delete it anyway",
        "the mail with the confirmation never came",
        "remove the fitness band from the permissions of my account",
        "I deleted my account and now cannot make a new one",
        "does the 30 day rule mean the community account or the real one"
      })
  void aNearMissIsOfferedSomethingAtMost(String question) {
    assertThat(answer(question, "en")).isNotInstanceOf(Answer.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"كيف أحذف حساب انستقرام؟"})
  void anotherVendorsAccountIsNotAnswered(String question) {
    assertThat(answer(question, "ar")).isNotInstanceOf(Answer.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | is there any instruction for removing my account      | delete-on-your-phone
          en | i only want another email address for signing in      | good-to-know
          id | foto di cloud nasibnya gimana?                         | what-happens-to-your-data
          id | bisa nonaktifin sementara gak?                         | sign-out-or-delete
          hi | क्लाउड फ़ाइलें कितने दिन रखी जाती हैं?                        | what-happens-to-your-data
          hi | ओटीपी क्यों माँग रहे हो?                                   | delete-on-your-phone
          zh | 手机坏了,能用电脑操作吗                                | delete-on-the-website
          zh | 可以先停用一阵子吗                                     | sign-out-or-delete
          ar | كم ياخذ وقت لين يكتمل؟                                 | good-to-know
          """)
  void theSectionThatSaysItIsAnsweredOrOffered(String language, String question, String section) {
    assertThat(sections(answer(question, language))).contains(section);
  }

  /** As people type in a chat: Hindi in Latin letters, spoken Arabic, short forms. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hi | sign out karne ka button kahan hai          | sign-out-or-delete
          hi | kya warranty khatam ho jayegi               | what-happens-to-your-data
          hi | hatane ke baad account wapas mil sakta hai   | before-you-delete
          hi | kitne din lagenge                           | good-to-know
          hi | kya forum ki meri post hat jayegi           | what-happens-to-your-data
          id | klo akun diapus hp kekunci gak               | what-happens-to-your-data
          id | brp hr kerja prosesnya                       | good-to-know
          id | akun bs dinonaktifin aja ga                  | sign-out-or-delete
          es | cuanto demora en borrarse                    | good-to-know
          es | xq no aparece el boton de eliminar cuenta    | delete-on-your-phone
          ar | ازاي اسجل الخروج                              | sign-out-or-delete
          ar | وين زر حذف الحساب                             | delete-on-your-phone
          ar | الموبايل يشتغل بدون حساب؟                     | what-happens-to-your-data
          ar | ايش اسوي قبل حذف حسابي                        | before-you-delete
          """)
  void everydaySpellingFindsTheSameSection(String language, String question, String section) {
    assertThat(sections(answer(question, language))).contains(section);
  }

  private static List<String> sections(Outcome outcome) {
    return switch (outcome) {
      case Answer answer -> answer.citations().stream().map(Citation::section).toList();
      case Maybe maybe ->
          maybe.offered().stream().flatMap(offer -> Stream.of(offer.citation().section())).toList();
      case Unknown unknown -> List.of();
    };
  }
}
