package dev.doorman.knowledge.lint;

import com.ibm.icu.text.BreakIterator;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Problem;
import dev.doorman.knowledge.Section;
import dev.doorman.knowledge.Source;
import java.util.List;
import java.util.Locale;

/**
 * Finds sections that are too long to cite. A citation leads to a section, and who follows it wants
 * to see at once what was cited; and the embedding model reads about 250 words of a text, so what
 * stands behind those hardly helps to find the section.
 */
final class LengthCheck {
  /** Words as ICU counts them, which knows the words of languages without spaces too. */
  static final int WORDS_MOST = 250;

  private LengthCheck() {}

  static List<Problem> problems(Source source) {
    Body body = Body.of(source);
    return source.article().sections().stream()
        .filter(section -> words(section, source.article().locale()) > WORDS_MOST)
        .map(
            section ->
                new Problem(
                    source.file(),
                    body.line(section.anchor()),
                    "the section has %d words, and more than %d are too long to cite; divide it"
                        .formatted(words(section, source.article().locale()), WORDS_MOST)))
        .toList();
  }

  private static int words(Section section, Locale locale) {
    BreakIterator words = BreakIterator.getWordInstance(locale);
    words.setText(PlainText.of(section.blocks()));
    int count = 0;
    while (words.next() != BreakIterator.DONE) {
      if (words.getRuleStatus() != BreakIterator.WORD_NONE) {
        count++;
      }
    }
    return count;
  }
}
