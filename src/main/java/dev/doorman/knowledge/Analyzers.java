package dev.doorman.knowledge;

import com.ibm.icu.text.Transliterator;
import dev.doorman.knowledge.TermChain.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.ICUTransformFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.tartarus.snowball.ext.SpanishStemmer;

/**
 * How texts of each language become terms. All begin with ICU's words, and all but Hindi and Arabic
 * end with ICU's folding (case, accents, width), since customers leave accents out.
 *
 * <p>Chinese becomes pairs of neighbouring signs, not ICU's words: a word is cut in a question as
 * in the article only where the signs around it are alike. On the twenty questions of {@code
 * LanguagesTest} pairs find 18 and words 17; pairs with single signs beside them find no more.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class Analyzers {
  /** Making it takes 60 ms, so there is one; it locks while it works. */
  private static final Transliterator SIMPLIFIED =
      Transliterator.getInstance("Traditional-Simplified");

  private static final Pool OTHER = new Pool(ICUTokenizer::new, Analyzers::folded);

  private static final Map<String, Pool> BY_LANGUAGE =
      Map.of(
          "en", new Pool(ICUTokenizer::new, Analyzers::english),
          "es", new Pool(ICUTokenizer::new, Analyzers::spanish),
          "id", new Pool(ICUTokenizer::new, Analyzers::indonesian),
          "hi", new Pool(ICUTokenizer::new, Analyzers::hindi),
          "ar", new Pool(ICUTokenizer::new, Analyzers::arabic),
          "zh", new Pool(Analyzers::signs, Analyzers::chinese));

  private Analyzers() {}

  /**
   * The terms of a text, in order.
   *
   * @param language by its code; one without rules of its own has ICU's words, folded
   */
  static List<String> terms(String text, String language) {
    try {
      return BY_LANGUAGE.getOrDefault(language, OTHER).terms(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TokenStream folded(TokenStream words) {
    return new LowerCaseFilter(new ICUFoldingFilter(words));
  }

  private static TokenStream english(TokenStream words) {
    TokenStream terms = new EnglishPossessiveFilter(folded(words));
    terms = new StopFilter(terms, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
    return new PorterStemFilter(terms);
  }

  /**
   * The light stemmer takes accents off by itself; folding before it would spoil the stop words.
   */
  private static TokenStream spanish(TokenStream words) {
    TokenStream terms =
        new StopFilter(new ICUNormalizer2Filter(words), SpanishAnalyzer.getDefaultStopSet());
    return folded(new SnowballFilter(terms, new SpanishStemmer()));
  }

  private static TokenStream indonesian(TokenStream words) {
    TokenStream terms = new StopFilter(folded(words), IndonesianAnalyzer.getDefaultStopSet());
    return new IndonesianStemFilter(terms);
  }

  /** ICU's folding takes Hindi's vowel signs for accents, so that it is left out here. */
  private static TokenStream hindi(TokenStream words) {
    TokenStream terms = new DecimalDigitFilter(new ICUNormalizer2Filter(words));
    terms = new HindiNormalizationFilter(new IndicNormalizationFilter(terms));
    terms = new StopFilter(terms, HindiAnalyzer.getDefaultStopSet());
    return new HindiStemFilter(terms);
  }

  private static TokenStream arabic(TokenStream words) {
    TokenStream terms = new DecimalDigitFilter(new ICUNormalizer2Filter(words));
    terms = new StopFilter(terms, ArabicAnalyzer.getDefaultStopSet());
    return new ArabicStemFilter(new ArabicNormalizationFilter(terms));
  }

  /** Every Chinese sign by itself, other scripts in words. */
  private static Tokenizer signs() {
    return new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
  }

  private static TokenStream chinese(TokenStream signs) {
    return folded(new CJKBigramFilter(new ICUTransformFilter(signs, SIMPLIFIED)));
  }
}
