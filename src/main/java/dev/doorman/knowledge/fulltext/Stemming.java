package dev.doorman.knowledge.fulltext;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * What Lucene knows of a language: how its words are normalised and stemmed, and which say nothing.
 *
 * @param normalize before the words are counted as they are
 * @param stem keywords stay as they are
 */
record Stemming(
    UnaryOperator<TokenStream> normalize, UnaryOperator<TokenStream> stem, Set<String> stopWords) {
  /** The word list and the stemmer by language. */
  private static final Map<String, Snowball> SNOWBALL =
      Map.ofEntries(
          Map.entry("da", new Snowball("danish", DanishStemmer::new)),
          Map.entry("de", new Snowball("german", GermanStemmer::new)),
          Map.entry("es", new Snowball("spanish", SpanishStemmer::new)),
          Map.entry("fi", new Snowball("finnish", FinnishStemmer::new)),
          Map.entry("fr", new Snowball("french", FrenchStemmer::new)),
          Map.entry("hu", new Snowball("hungarian", HungarianStemmer::new)),
          Map.entry("it", new Snowball("italian", ItalianStemmer::new)),
          Map.entry("nb", new Snowball("norwegian", NorwegianStemmer::new)),
          Map.entry("nl", new Snowball("dutch", DutchStemmer::new)),
          Map.entry("no", new Snowball("norwegian", NorwegianStemmer::new)),
          Map.entry("pt", new Snowball("portuguese", PortugueseStemmer::new)),
          Map.entry("ru", new Snowball("russian", RussianStemmer::new)),
          Map.entry("sv", new Snowball("swedish", SwedishStemmer::new)));

  private record Snowball(String list, Supplier<SnowballStemmer> stemmer) {}

  static Stemming of(String language) {
    Snowball snowball = SNOWBALL.get(language);
    return snowball != null
        ? accented(snowball.stemmer(), list(snowball.list()))
        : switch (language) {
          case "en" ->
              new Stemming(
                  ICUFoldingFilter::new,
                  words -> new PorterStemFilter(new EnglishForms(words)),
                  list("english"));
          case "id" ->
              new Stemming(
                  ICUFoldingFilter::new,
                  IndonesianStemFilter::new,
                  words(IndonesianAnalyzer.getDefaultStopSet()));
          case "cs" ->
              new Stemming(
                  UnaryOperator.identity(),
                  words -> new ICUFoldingFilter(new CzechStemFilter(words)),
                  words(CzechAnalyzer.getDefaultStopSet()));
          case "ro" -> accented(RomanianStemmer::new, words(RomanianAnalyzer.getDefaultStopSet()));
          case "tr" -> accented(TurkishStemmer::new, words(TurkishAnalyzer.getDefaultStopSet()));
          // ICU's folding takes Hindi's vowel signs and Japanese sound marks for accents.
          case "hi" ->
              new Stemming(
                  IndicNormalizationFilter::new,
                  words -> new HindiStemFilter(new HindiNormalizationFilter(words)),
                  words(HindiAnalyzer.getDefaultStopSet()));
          case "ar" ->
              new Stemming(
                  ArabicNormalizationFilter::new,
                  ArabicStemFilter::new,
                  words(ArabicAnalyzer.getDefaultStopSet()));
          case "ja" -> new Stemming(UnaryOperator.identity(), UnaryOperator.identity(), Set.of());
          default -> new Stemming(ICUFoldingFilter::new, UnaryOperator.identity(), Set.of());
        };
  }

  /** These stemmers know the accents of their language, so they come off only then. */
  private static Stemming accented(Supplier<SnowballStemmer> stemmer, Set<String> stopWords) {
    return new Stemming(
        UnaryOperator.identity(),
        words -> new ICUFoldingFilter(new SnowballFilter(words, stemmer.get())),
        stopWords);
  }

  private static Set<String> list(String name) {
    String file = "/org/apache/lucene/analysis/snowball/" + name + "_stop.txt";
    try (var reader =
        new InputStreamReader(
            Objects.requireNonNull(SnowballFilter.class.getResourceAsStream(file), file),
            StandardCharsets.UTF_8)) {
      return words(WordlistLoader.getSnowballWordSet(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> words(CharArraySet set) {
    return set.stream()
        .map(word -> new String((char[]) word))
        .collect(Collectors.toUnmodifiableSet());
  }

  TokenStream normalized(TokenStream words) {
    return normalize.apply(words);
  }

  TokenStream stems(TokenStream words) {
    return stem.apply(words);
  }
}
