package dev.doorman.knowledge.fulltext;

import com.ibm.icu.text.Transliterator;
import dev.doorman.knowledge.TermChain.Placed;
import dev.doorman.knowledge.TermChain.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.ICUTransformFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;

/**
 * How the texts of one language become words to search for, and queries as well: Unicode's words in
 * parts, folded by ICU (case, accents, width, digits of all scripts), each beside its stem.
 * Chinese, Japanese and Korean become pairs of neighbouring signs, and single signs too in the
 * index, so that any run of signs is found. No word is left out, not even "how".
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable; safe for use by several threads.
 */
final class Analysis {
  /** Making it takes 60 ms. It locks while it works. */
  private static final Transliterator SIMPLIFIED =
      Transliterator.getInstance("Traditional-Simplified");

  /** Points and commas between thousands. */
  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)[.,](?=\\d{3}(?!\\d))");

  private static final int SCRIPTS =
      CJKBigramFilter.HAN
          | CJKBigramFilter.HIRAGANA
          | CJKBigramFilter.KATAKANA
          | CJKBigramFilter.HANGUL;

  /** So many neighbouring words may be written as one: "e mail", "u s a". */
  static final int JOINED_MOST = 3;

  private static final int JOINED_LENGTH_MOST = 30;

  private final Stemming stemming;
  private final boolean isChinese;
  private final Pool indexed;
  private final Pool asked;
  private final Pool single;
  private final Set<String> stopWords;

  /**
   * @param language by its code; one without a stemmer has words as they are
   */
  Analysis(String language) {
    stemming = Stemming.of(language);
    isChinese = language.equals("zh");
    indexed = new Pool(Analysis::words, words -> terms(words, true));
    asked = new Pool(Analysis::words, words -> terms(words, false));
    single = new Pool(KeywordTokenizer::new, word -> stemming.stems(word));
    stopWords =
        stemming.stopWords().stream()
            .flatMap(word -> asked(word).stream())
            .map(Token::word)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static Tokenizer words() {
    return new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
  }

  private TokenStream terms(TokenStream words, boolean andSingleSigns) {
    UnaryOperator<TokenStream> scripts =
        each -> isChinese ? new ICUTransformFilter(each, SIMPLIFIED) : each;
    TokenStream terms = new ICUNormalizer2Filter(scripts.apply(new SplitFilter(words)));
    terms = new PatternReplaceFilter(new DecimalDigitFilter(terms), THOUSANDS, "", true);
    terms = new CJKBigramFilter(stemming.normalized(terms), SCRIPTS, andSingleSigns);
    return stemming.stems(new KeywordRepeatFilter(terms));
  }

  /** The words of an article's text. */
  List<Token> indexed(String text) {
    return tokens(indexed, text);
  }

  /** The words of a query; of signs only pairs, and those that stand alone. */
  List<Token> asked(String query) {
    return tokens(asked, query);
  }

  private static List<Token> tokens(Pool pool, String text) {
    List<Placed> terms = read(pool, text);
    List<Token> tokens = new ArrayList<>();
    // Each word comes as it is, then as its stem.
    for (int i = 0; i + 1 < terms.size(); i += 2) {
      Placed word = terms.get(i);
      boolean isSign =
          word.type().equals(CJKBigramFilter.DOUBLE_TYPE)
              || word.type().equals(CJKBigramFilter.SINGLE_TYPE);
      if (!word.term().isEmpty()) {
        tokens.add(
            new Token(word.term(), terms.get(i + 1).term(), word.start(), word.end(), isSign));
      }
    }
    return tokens;
  }

  private static List<Placed> read(Pool pool, String text) {
    try {
      return pool.read(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a word says nothing about what is searched for. */
  boolean isStopWord(Token token) {
    return stopWords.contains(token.word());
  }

  /**
   * Neighbouring words written as one, as a stem.
   *
   * @return two to three words from each place on, the shorter first
   */
  List<Joined> joined(List<Token> tokens) {
    List<Joined> joined = new ArrayList<>();
    for (int from = 0; from < tokens.size(); from++) {
      var text = new StringBuilder();
      for (int to = from; to < Math.min(tokens.size(), from + JOINED_MOST); to++) {
        if (tokens.get(to).isSign()) {
          break;
        }
        text.append(tokens.get(to).word());
        if (text.length() > JOINED_LENGTH_MOST) {
          break;
        }
        if (to > from) {
          joined.add(new Joined(stem(text.toString()), from, to));
        }
      }
    }
    return joined;
  }

  /** Words from one place to another, both of which count, written as one. */
  record Joined(String stem, int from, int to) {}

  private String stem(String word) {
    List<Placed> terms = read(single, word);
    return terms.isEmpty() ? word : terms.getFirst().term();
  }
}
