package dev.doorman.knowledge.fulltext;

import dev.doorman.knowledge.fulltext.Analysis.Joined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Makes Lucene's queries of what a reader types. For one query. */
final class QueryMaker {
  /** The stem of a word counts fully; what it resembles counts so much of that. */
  private static final float EXACT = 1.2f;

  private static final float JOINED = 0.8f;
  private static final float PREFIX = 0.4f;
  private static final float EVERY_PREFIX = 0.2f;
  private static final float MISSPELT = 0.3f;
  private static final float PHRASE = 0.7f;

  /** What a second way of finding the same word adds. */
  private static final float TIE = 0.1f;

  /** From this length on a word is found with one letter wrong. */
  private static final int MISSPELT_FROM = 4;

  /**
   * So many words of a query are looked for, and so many of them with a letter wrong: Lucene
   * refuses a query of more than 1,024 clauses.
   */
  private static final int WORDS_MOST = 16;

  private static final int MISSPELT_MOST = 5;

  /** So many words that are nearly one, or begin with it, are ranked by how well they fit. */
  private static final int EXPANSIONS_MOST = 10;

  private static final MultiTermQuery.RewriteMethod RANKED =
      new MultiTermQuery.TopTermsBlendedFreqScoringRewrite(EXPANSIONS_MOST);

  private final Predicate<String> isKnown;
  private final List<Token> tokens;
  private final List<Integer> wanted = new ArrayList<>();
  private final Map<Integer, List<Joined>> joinedAt = new LinkedHashMap<>();

  /**
   * @param isKnown whether a folded word is written so in any section
   */
  QueryMaker(Analysis analysis, String query, Predicate<String> isKnown) {
    this.isKnown = isKnown;
    List<Token> all = analysis.asked(query);
    tokens = all.subList(0, Math.min(all.size(), WORDS_MOST));
    for (int i = 0; i < tokens.size(); i++) {
      if (!analysis.isStopWord(tokens.get(i))) {
        wanted.add(i);
      }
    }
    if (wanted.isEmpty()) {
      for (int i = 0; i < tokens.size(); i++) {
        wanted.add(i);
      }
    }
    for (Joined joined : analysis.joined(tokens)) {
      for (int i = joined.from(); i <= joined.to(); i++) {
        joinedAt.computeIfAbsent(i, place -> new ArrayList<>()).add(joined);
      }
    }
  }

  boolean isEmpty() {
    return tokens.isEmpty();
  }

  /** How many words say something. */
  int words() {
    return wanted.size();
  }

  /**
   * Sections with all the words, in any form; one that none of them has may have a letter wrong.
   */
  Query all() {
    return query(wanted.size(), List.of(Zone.values()), false);
  }

  /** Sections with all the words, any of which may have a letter wrong. */
  Query allMisspelt() {
    return query(wanted.size(), List.of(Zone.values()), true);
  }

  /** Sections with half of the words or more. */
  Query half() {
    return query((wanted.size() + 1) / 2, Zone.SHOWN, true);
  }

  private Query query(int least, List<Zone> zones, boolean maybeMisspelt) {
    var query = new BooleanQuery.Builder();
    var words = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
    int misspelt = 0;
    for (int place : wanted) {
      Token token = tokens.get(place);
      boolean mayErr =
          misspelt < MISSPELT_MOST
              && mayBeMisspelt(token)
              && (maybeMisspelt || !isKnown.test(token.word()));
      misspelt += mayErr ? 1 : 0;
      words.add(word(place, zones, mayErr), Occur.SHOULD);
    }
    query.add(words.build(), Occur.MUST);
    for (int i = 0; i + 1 < tokens.size(); i++) {
      for (Zone zone : Zone.SHOWN) {
        var pair = new PhraseQuery(zone.stems(), tokens.get(i).stem(), tokens.get(i + 1).stem());
        query.add(new BoostQuery(pair, PHRASE * zone.weight()), Occur.SHOULD);
      }
    }
    return query.build();
  }

  private Query word(int place, List<Zone> zones, boolean mayErr) {
    Token token = tokens.get(place);
    boolean isLast = place == tokens.size() - 1 && !token.isSign();
    List<Query> ways = new ArrayList<>();
    for (Zone zone : zones) {
      add(ways, new TermQuery(new Term(zone.words(), token.word())), EXACT, zone);
      add(ways, new TermQuery(new Term(zone.stems(), token.stem())), 1, zone);
      add(ways, new TermQuery(new Term(zone.joined(), token.stem())), JOINED, zone);
      for (Joined joined : joinedAt.getOrDefault(place, List.of())) {
        add(ways, new TermQuery(new Term(zone.stems(), joined.stem())), JOINED, zone);
        if (joined.to() == tokens.size() - 1) {
          add(ways, new PrefixQuery(new Term(zone.words(), joined.stem())), EVERY_PREFIX, zone);
        }
      }
      if (isLast) {
        Term begun = new Term(zone.words(), token.word());
        add(ways, new PrefixQuery(begun), EVERY_PREFIX, zone);
        add(ways, new PrefixQuery(begun, RANKED), PREFIX, zone);
        add(ways, new PrefixQuery(new Term(zone.joined(), token.word())), EVERY_PREFIX, zone);
      }
      if (mayErr) {
        add(ways, misspelt(zone.words(), token.word()), MISSPELT, zone);
        add(ways, misspelt(zone.stems(), token.stem()), MISSPELT, zone);
        add(ways, misspelt(zone.joined(), token.stem()), MISSPELT, zone);
      }
    }
    return new DisjunctionMaxQuery(ways, TIE);
  }

  private static Query misspelt(String field, String word) {
    return new FuzzyQuery(new Term(field, word), 1, 0, EXPANSIONS_MOST, true);
  }

  private static void add(List<Query> ways, Query query, float worth, Zone zone) {
    ways.add(new BoostQuery(query, worth * zone.weight()));
  }

  /** Numbers are what they are, and short words have too many neighbours. */
  private static boolean mayBeMisspelt(Token token) {
    String word = token.word();
    return !token.isSign()
        && word.codePointCount(0, word.length()) >= MISSPELT_FROM
        && word.codePoints().noneMatch(Character::isDigit);
  }
}
