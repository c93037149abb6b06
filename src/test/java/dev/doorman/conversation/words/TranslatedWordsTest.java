package dev.doorman.conversation.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import dev.doorman.dialogue.PromptName;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All bundles of words beside the English one: same keys, same placeholders, none unused. */
class TranslatedWordsTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path SITE = Path.of("src/main/java/dev/doorman/site");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)(?:, plural|})");
  private static final Pattern KEY = Pattern.compile("(?m)^  (\\w+): ?");

  private final Words words = new Words();

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(m -> "{" + m.group(1) + "}")
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "id", "hi", "zh", "ar"})
  void aLabelTypedInFullChoosesOneButtonOnly(String language) {
    Locale locale = Locale.forLanguageTag(language);
    for (PromptName prompt : PromptName.values()) {
      List<String> labels =
          prompt.options().stream()
              .map(o -> words.say(locale, "option." + prompt.id() + "." + o.id()))
              .toList();
      for (String label : labels) {
        assertThat(labels.stream().filter(other -> Words.isLabel(label, other))).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "id", "hi", "zh", "ar"})
  void chatWordsKeepThePlaceholdersOfTheOriginal(String language) throws IOException {
    Properties own = properties("messages/" + language + ".properties");
    Properties original = properties("messages/en.properties");
    for (String key : original.stringPropertyNames()) {
      assertThat(placeholders(own.getProperty(key, "")))
          .as(key)
          .isEqualTo(placeholders(original.getProperty(key)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "id", "hi", "zh", "ar"})
  void pageWordsAreThereForEveryMethodAndNoneIsLeftOver(String language) throws IOException {
    String source = Files.readString(Path.of("src/main/java/dev/doorman/site/SiteWords.java"));
    Set<String> methods =
        Pattern.compile("String (\\w+)\\(")
            .matcher(source)
            .results()
            .map(m -> m.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Properties own = properties("messages/site_" + language + ".properties");
    assertThat(new TreeSet<>(own.stringPropertyNames())).hasSizeGreaterThan(30).isEqualTo(methods);
    assertThat(own.getProperty("dir")).isEqualTo(language.equals("ar") ? "rtl" : "ltr");
    try (Stream<Path> templates = Files.walk(RESOURCES.resolve("templates/site"))) {
      StringBuilder all = new StringBuilder();
      for (Path each : templates.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(each));
      }
      // What the vendor may name otherwise is asked for by Java.
      assertThat(methods)
          .allSatisfy(
              method ->
                  assertThat(
                          all
                              + Files.readString(SITE.resolve("Framer.java"))
                              + Files.readString(SITE.resolve("ChatPrivacyResource.java")))
                      .containsAnyOf("{site:" + method, "." + method + "("));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "id", "hi", "zh", "ar"})
  void widgetWordsHaveTheKeysAndPlaceholdersOfTheOriginalAndTheirPluralForms(String language)
      throws IOException {
    JsonNode own =
        new ObjectMapper()
            .readTree(
                RESOURCES
                    .resolve("META-INF/resources/widget/words/" + language + ".json")
                    .toFile());
    assertThat(new TreeSet<>(names(own))).isEqualTo(new TreeSet<>(widgetKeys()));
    Set<String> categories = PluralRules.forLocale(ULocale.forLanguageTag(language)).getKeywords();
    for (String key : widgetKeys()) {
      JsonNode value = own.path(key);
      if (value.isObject()) {
        assertThat(new HashSet<>(names(value))).as(key).isEqualTo(categories);
        assertThat(value.path("other").asText()).contains("{count}");
      } else {
        assertThat(value.asText()).as(key).isNotBlank();
      }
    }
    assertThat(placeholders(own.path("typing").asText())).containsExactly("{who}");
    assertThat(placeholders(own.path("progress").asText()))
        .containsExactlyInAnyOrder("{done}", "{all}");
    assertThat(placeholders(own.path("handoffLeft").asText())).containsExactly("{time}");
    assertThat(placeholders(own.path("rating").asText())).containsExactly("{stars}");
  }

  @Test
  void noWidgetWordIsUnused() throws IOException {
    StringBuilder code = new StringBuilder();
    try (Stream<Path> files = Files.walk(RESOURCES.resolve("web/widget"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("words.ts")) {
          code.append(Files.readString(file));
        }
      }
    }
    assertThat(widgetKeys())
        .hasSizeGreaterThan(60)
        .allSatisfy(
            key ->
                assertThat(
                        Pattern.compile("words\\.?(?:\\w+\\.)?" + key + "\\b").matcher(code).find()
                            || code.toString().contains("." + key))
                    .as(key)
                    .isTrue());
  }

  @Test
  void theWidgetFetchesTheLanguagesThatTheBotSpeaks() throws IOException {
    String source = Files.readString(RESOURCES.resolve("web/widget/words.ts"));
    String list = source.substring(source.indexOf("TRANSLATED: "));
    for (Locale locale : Words.LOCALES.subList(1, Words.LOCALES.size())) {
      assertThat(list.substring(0, list.indexOf(';'))).contains("'" + locale.getLanguage() + "'");
    }
  }

  private static List<String> widgetKeys() throws IOException {
    String source = Files.readString(RESOURCES.resolve("web/widget/words.ts"));
    String table = source.substring(source.indexOf("const en = {"), source.indexOf("\n};"));
    return KEY.matcher(table).results().map(m -> m.group(1)).toList();
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(entry -> entry.getKey()).toList();
  }

  private static Properties properties(String name) throws IOException {
    try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(name))) {
      var properties = new Properties();
      properties.load(reader);
      return properties;
    }
  }
}
