package dev.doorman.conversation.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read keeps to {@code docs/voice.md}, as far as a machine can tell. */
class VoiceTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final int WORDS_MOST = 25;

  /** Phrases that were there once, and their kind: none reads like English. */
  private static final List<String> BANNED =
      List.of(
          "none of them ha(s|ve) to",
          "nothing going on",
          "would have to be",
          "by (myself|itself|themselves)",
          "hand(ed|ing|s)? in",
          "(is|are|was|were|be|been) told",
          "(this|that) is no\\b(?! longer)",
          "(is|are) stored for",
          "go(es|ing)? on\\b",
          "in (the )?place of",
          "takes? no (more)?",
          "not take the",
          "makes? no (more)?",
          "for you to see",
          "to be had",
          "nobody|somebody",
          "mails?\\b(?! server)",
          "anew|begun?\\b",
          "shall i",
          "where (there|that) (is|are)",
          "it stays so",
          "has the word",
          "must show",
          "tell(s|ing)? (the|this) code",
          "are you sure",
          "please note",
          "kindly");

  /** What is said with a contraction. */
  private static final Pattern STIFF =
      Pattern.compile(
          "\\b(?:cannot|(?:do|does|did|is|are|was|were|has|have|had|will|would|could|should|can)"
              + " not|I am|you are|we are|they are|it is|that is|there is|I will|you will|we will"
              + "|I have|we have been)\\b(?!\\?)",
          Pattern.CASE_INSENSITIVE);

  private record Seen(String place, String text) {}

  static Stream<String> banned() {
    return BANNED.stream();
  }

  @ParameterizedTest
  @MethodSource("banned")
  void noTextReadsLikeATranslation(String phrase) throws IOException {
    Pattern pattern = Pattern.compile("(?<![\\w-])(?:" + phrase + ")", Pattern.CASE_INSENSITIVE);
    assertThat(all().stream().filter(seen -> pattern.matcher(seen.text()).find())).isEmpty();
  }

  @Test
  void customersAreSpokenToWithContractions() throws IOException {
    List<Seen> texts = customers();
    assertThat(texts).hasSizeGreaterThan(250);
    assertThat(texts.stream().filter(seen -> STIFF.matcher(seen.text()).find())).isEmpty();
  }

  @Test
  void sentencesAreShort() throws IOException {
    for (Seen seen : customers()) {
      // Of a plural the longest form counts, without its marks.
      String plain = seen.text().replaceAll("\\{\\w+, (?:plural|select),[^{]*\\{|=?\\w*\\{", " ");
      for (String sentence : Pattern.compile("(?<=[.!?:…])\\s|[{}]").split(plain, -1)) {
        assertThat(SPACES.split(sentence.strip(), -1).length)
            .as("words of: %s", sentence)
            .isLessThanOrEqualTo(WORDS_MOST);
      }
    }
  }

  @Test
  void onlyThanksAndGreetingsAreExclaimed() throws IOException {
    assertThat(customers().stream().filter(seen -> seen.text().contains("!")))
        .allSatisfy(
            seen ->
                assertThat(seen.text())
                    .containsPattern("^(Hi|Hello|Goodbye|Thanks|You''re welcome)!")
                    .matches("[^!]*![^!]*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sandbox_", "site_"})
  void noLanguageKeepsTheEnglishWords(String bundle) throws IOException {
    // The sandbox's name and what an operator reads may stay.
    List<String> same = List.of("brand", "dir", "error", "lang", "no");
    for (String language : List.of("es", "id", "hi", "zh", "ar")) {
      Properties own = properties("messages/" + bundle + language + ".properties");
      Properties english =
          bundle.equals("site_") ? site() : properties("messages/" + bundle + "en.properties");
      assertThat(english.stringPropertyNames()).hasSizeGreaterThan(30);
      for (String key : english.stringPropertyNames()) {
        if (!same.contains(key) && english.getProperty(key).length() > 3) {
          assertThat(own.getProperty(key))
              .as(language + " " + key)
              .isNotEqualTo(english.getProperty(key));
        }
      }
    }
  }

  /** What customers read in English: chat, help pages, widget, verification page and emails. */
  private static List<Seen> customers() throws IOException {
    var seen = new ArrayList<Seen>();
    for (String bundle : List.of("messages/en.properties", "messages/sandbox_en.properties")) {
      add(seen, bundle, properties(bundle));
    }
    add(seen, "SiteWords", site());
    String table = Files.readString(RESOURCES.resolve("web/widget/words.ts"));
    strings(table.substring(table.indexOf("const en = {"), table.indexOf("\n};")))
        .forEach(text -> seen.add(new Seen("words.ts", text)));
    return seen;
  }

  /** The same, with what agents and operators read. */
  private static List<Seen> all() throws IOException {
    List<Seen> seen = customers();
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = RESOURCES.relativize(file).toString();
        if (name.matches("web/(desk|access)/.*\\.ts")) {
          code(Files.readString(file)).forEach(text -> seen.add(new Seen(name, text)));
        } else if (name.startsWith("templates/")) {
          markup(Files.readString(file)).forEach(text -> seen.add(new Seen(name, text)));
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(400);
    return seen;
  }

  private static void add(List<Seen> seen, String place, Properties texts) {
    texts.forEach((key, text) -> seen.add(new Seen(place + " " + key, text.toString())));
  }

  /** Sentences in code: strings that begin with a capital, and what stands between tags. */
  private static List<String> code(String source) {
    String bare = source.replaceAll("(?s)/\\*.*?\\*/|(?m)^\\s*(?://|import ).*$", "");
    return Stream.concat(strings(bare).stream(), markup(bare).stream())
        .filter(text -> text.matches("(?s)\\s*[A-Z].*"))
        .toList();
  }

  private static List<String> strings(String source) {
    return Pattern.compile("'([^'\\n]+)'|`([^`]+)`")
        .matcher(source)
        .results()
        .map(m -> m.group(1) != null ? m.group(1) : m.group(2))
        .toList();
  }

  private static List<String> markup(String source) {
    return Pattern.compile(">([^<>{}]*[A-Za-z]{2}[^<>{}]*)<")
        .matcher(source)
        .results()
        .map(m -> m.group(1).strip())
        .toList();
  }

  private static Properties site() throws IOException {
    String source = Files.readString(Path.of("src/main/java/dev/doorman/site/SiteWords.java"));
    var properties = new Properties();
    Pattern.compile("@Message\\(\\s*\"([^\"]*)\"\\)\\s*String (\\w+)")
        .matcher(source)
        .results()
        .forEach(m -> properties.put(m.group(2), m.group(1)));
    return properties;
  }

  private static Properties properties(String name) throws IOException {
    try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(name))) {
      var properties = new Properties();
      properties.load(reader);
      return properties;
    }
  }
}
