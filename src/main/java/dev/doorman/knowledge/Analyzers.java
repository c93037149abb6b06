package dev.doorman.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** How texts of each language become terms: ICU's words, folded; English also stemmed. */
final class Analyzers {
  private static final Analyzer ENGLISH = new Words(true);
  private static final Analyzer OTHER = new Words(false);
  private static final Map<String, Analyzer> BY_LANGUAGE = Map.of("en", ENGLISH);

  private Analyzers() {}

  private static Analyzer forLanguage(String language) {
    return BY_LANGUAGE.getOrDefault(language, OTHER);
  }

  /** The terms of a text, in order. */
  static List<String> terms(String text, String language) {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = forLanguage(language).tokenStream("text", text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }

  private static final class Words extends Analyzer {
    private final boolean english;

    Words(boolean english) {
      this.english = english;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new ICUTokenizer();
      TokenStream terms = new LowerCaseFilter(new ICUFoldingFilter(words));
      if (english) {
        terms = new EnglishPossessiveFilter(terms);
        terms = new StopFilter(terms, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
        terms = new PorterStemFilter(terms);
      }
      return new TokenStreamComponents(words, terms);
    }
  }
}
