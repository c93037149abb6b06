package dev.doorman.knowledge.fulltext;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;

/**
 * English forms that a stemmer does not know: irregular ones ({@code stolen}, {@code steal}) become
 * their base, and British spellings American ones. Both the index and the query go through it, so
 * that a rule which changes other words too costs nothing but a rare clash. Keywords stay.
 */
final class EnglishForms extends TokenFilter {
  private static final String FILE = "/languages/irregular-forms-en.txt";

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private static final Map<String, String> BASES = read();

  private static final List<Rule> RULES =
      List.of(
          new Rule("(?<=[a-z]{2})our", "or"),
          new Rule("(?<=^[a-z]{3,30})is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)", "iz"),
          new Rule("(?<=[a-z]{2}l)ys(?=(?:e|es|ed|er|ers|ing)$)", "yz"),
          new Rule("(?<=[a-z]{2}[bcdfghjklmnpqstvwxz])re(s?)$", "er$1"),
          new Rule("(?<=[a-z]{2})ogue(s?)$", "og$1"),
          new Rule("(?<=(?:lic|def|off|pret))ence", "ense"),
          new Rule("(?<=pract)ic(?=e)", "is"),
          new Rule("dgement", "dgment"));

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);

  private record Rule(Pattern written, String become) {
    Rule(String written, String become) {
      this(Pattern.compile(written), become);
    }
  }

  EnglishForms(TokenStream input) {
    super(input);
  }

  private static Map<String, String> read() {
    Map<String, String> bases = new HashMap<>();
    try (var file =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(EnglishForms.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
      for (String line = file.readLine(); line != null; line = file.readLine()) {
        if (!line.startsWith("#")) {
          List<String> words = SPACES.splitAsStream(line.strip()).toList();
          words.stream().skip(1).forEach(form -> bases.put(form, words.getFirst()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(bases);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (!keyword.isKeyword()) {
      String written = term.toString();
      String form = BASES.getOrDefault(written, written);
      for (Rule rule : RULES) {
        form = rule.written().matcher(form).replaceFirst(rule.become());
      }
      if (!form.equals(written)) {
        term.setEmpty().append(form);
      }
    }
    return true;
  }
}
