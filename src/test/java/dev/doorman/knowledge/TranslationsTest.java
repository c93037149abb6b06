package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every translation of the first article has in common with the English one. */
class TranslationsTest {
  private static final Library LIBRARY = KnowledgeFolder.read(Path.of("knowledge")).library();

  /** Menu names are the vendor's, and are known in English only. */
  private static final List<String> MENU_NAMES =
      List.of(
          "Settings → Mi Account → Sign out",
          "Settings → Mi Account",
          "More settings",
          "Account settings",
          "Delete account",
          "Personal info → Close account",
          "Sign out");

  private static Article in(String language) {
    return LIBRARY.articles().stream()
        .filter(article -> article.locale().getLanguage().equals(language))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "id", "hi", "zh", "ar"})
  void aTranslationHasTheAnchorsAndTheFlowOfTheOriginal(String language) {
    Article original = in("en");
    Article translation = in(language);
    assertThat(translation.id()).isEqualTo(original.id());
    assertThat(translation.sections()).hasSameSizeAs(original.sections());
    for (Section section : original.sections()) {
      Section own = translation.section(section.anchor()).orElseThrow();
      assertThat(written(own)).containsExactlyInAnyOrderElementsOf(written(section));
      assertThat(own.blocks()).hasSameSizeAs(section.blocks());
    }
    assertThat(translation.guide()).isPresent();
    for (DeletionGuide.Topic topic : DeletionGuide.Topic.values()) {
      assertThat(anchors(translation, topic)).as("%s", topic).isEqualTo(anchors(original, topic));
    }
    assertThat(translation.questions().keySet()).isEqualTo(original.questions().keySet());
  }

  /** The anchors that the author wrote; a sub-heading without one has that of its words. */
  private static List<String> written(Section section) {
    return section.parts().entrySet().stream()
        .filter(
            part ->
                !part.getKey().startsWith(Slugs.plain(PlainText.of(part.getValue().getFirst())))
                    || part.getValue().size() == 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> anchors(Article article, DeletionGuide.Topic topic) {
    return article.guide().orElseThrow().excerpts(topic).stream()
        .map(excerpt -> excerpt.section() + ":" + excerpt.blocks().size())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "id", "hi", "zh", "ar"})
  void aTranslationHasTheNumbersAddressesAndMenuNamesOfTheOriginal(String language) {
    for (Section section : in("en").sections()) {
      String original = PlainText.of(section.blocks());
      String own = PlainText.of(in(language).section(section.anchor()).orElseThrow().blocks());
      assertThat(numbers(own)).as(section.anchor()).isEqualTo(numbers(original));
      // In the comparison "Delete account" names what is done, and no menu.
      MENU_NAMES.stream()
          .filter(original::contains)
          .filter(name -> !section.anchor().equals("sign-out-or-delete") || name.equals("Sign out"))
          .forEach(name -> assertThat(own).contains(name));
      assertThat(own.contains("account.xiaomi.com"))
          .isEqualTo(original.contains("account.xiaomi.com"));
    }
  }

  private static Map<String, Long> numbers(String text) {
    var numbers = new TreeMap<String, Long>();
    // The steps' own numbers are not in the plain text.
    Pattern.compile("\\p{Nd}+")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .forEach(number -> numbers.merge(number, 1L, Long::sum));
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "id", "hi", "zh", "ar"})
  void aTranslationKnowsWhatItsReadersAsk(String language) {
    Article article = in(language);
    assertThat(article.questions().values().stream().flatMap(List::stream).distinct())
        .hasSizeGreaterThanOrEqualTo(60);
    assertThat(Set.copyOf(article.unanswered())).hasSizeGreaterThanOrEqualTo(30);
    assertThat(LIBRARY.deletionArticle(Locale.forLanguageTag(language))).contains(article);
  }
}
