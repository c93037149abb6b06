package dev.doorman.answer;

import dev.doorman.answer.Finding.Piece;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.LongText;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.SectionRef;
import dev.doorman.knowledge.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers questions with the passages of the articles that say it, and with nothing else.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable; safe for use by several threads.
 */
public final class Answerer {
  /** How many sections an outcome names, unless told otherwise. */
  private static final int TOP = 5;

  /** How many sections are looked at, so that other articles have their turn too. */
  private static final int DEPTH = 20;

  /**
   * A text of more clauses, or of more UTF-16 units, is a story: it is taken as a whole, and leans
   * on nothing. Each clause is another search.
   */
  private static final int MOST_CLAUSES = 4;

  private static final int STORY = 400;

  private final SearchIndex index;

  public Answerer(SearchIndex index) {
    this.index = index;
  }

  /** What the articles say to a question. */
  public Outcome answer(String question, Locale locale) {
    return answer(question, locale, TOP);
  }

  /**
   * What the articles say to a question.
   *
   * @param top how many sections the outcome names, where there are as many
   */
  public Outcome answer(String question, Locale locale, int top) {
    return answer(question, Optional.empty(), locale, top);
  }

  /**
   * What the articles say to a question that may lean on the one before it. One that says by itself
   * what it is about stands alone.
   *
   * @param before what was asked and answered before
   * @param top how many sections the outcome names, where there are as many
   */
  public Outcome answer(String text, Optional<Antecedent> before, Locale locale, int top) {
    String question = before.isPresent() ? FollowUp.corrected(text, locale) : text;
    String asked = mended(question, locale);
    Search own = search(asked, locale, top);
    List<SectionRef> named = index.named(question, locale);
    if (!named.isEmpty() && named.size() <= Maybe.MOST) {
      return named.size() == 1
          ? answer(Finding.named(named.getFirst()), own.ranked())
          : new Maybe(
              named.stream().map(Answerer::offer).toList(),
              Finding.NAMED / named.size(),
              own.ranked());
    }
    Outcome alone = own.outcome(withClauses(own.finding(), asked, locale));
    if (before.isEmpty()
        || isStory(asked)
        || isStory(before.get().question())
        || !FollowUp.leans(question, locale)
        || (isClear(alone) && !FollowUp.refersBack(question, locale))
        || !index.hasWords(asked, locale)) {
      return alone;
    }
    Optional<Finding> together = inContext(question, asked, own, before.get(), locale);
    boolean same = together.filter(found -> found.isOfSameSection(own.finding())).isPresent();
    // Where nothing was answered yet there is no topic to keep, only a word to understand it by.
    boolean kept = !before.get().sections().isEmpty();
    if ((kept || same) && together.filter(Finding::answers).isPresent()) {
      return answer(together.get(), own.ranked());
    }
    // Both ways lead to one section: it needs less to be sure of.
    return same && own.finding().answersInContext() ? answer(own.finding(), own.ranked()) : alone;
  }

  /** What a follow-up finds together with what it leans on. */
  private Optional<Finding> inContext(
      String question, String asked, Search own, Antecedent before, Locale locale) {
    List<InContext.Behind> behind = new ArrayList<>();
    behind.add(behind(mended(before.question(), locale), asked, locale));
    own.hits().stream()
        // Only what says nothing itself needs to be told its topic twice: "and then?".
        .filter(hit -> hit.contentWords() == 0)
        .map(Hit::found)
        .filter(before::has)
        .limit(1)
        .map(section -> behind(section.section().heading(), asked, locale))
        .forEach(behind::add);
    boolean howToDoThat = FollowUp.asksHowToDoThat(question, locale);
    String earlier = howToDoThat ? mended(before.question(), locale) : "";
    if (howToDoThat) {
      // The follow-up names no action: the one spoken of counts by itself as well.
      behind.add(new InContext.Behind(earlier, index.search(earlier, locale, DEPTH)));
    }
    boolean other = FollowUp.asksForOther(question, locale);
    return new InContext(asked, own.hits(), behind)
        .finding(
            section ->
                before.has(section)
                    ? !other
                    // Nor is another action meant: "on the website" is not about deleting there.
                    : !howToDoThat
                        || before.sections().isEmpty()
                        || index.hasHeadingWord(earlier, section));
  }

  private InContext.Behind behind(String earlier, String asked, Locale locale) {
    String both = FollowUp.joined(earlier, asked);
    return new InContext.Behind(both, index.search(both, locale, DEPTH));
  }

  /** Whether a question asks for a section by the words of its heading. */
  public boolean isNamed(String question, Locale locale) {
    return !index.named(question, locale).isEmpty();
  }

  private static boolean isClear(Outcome outcome) {
    return outcome instanceof Answer answer && answer.confidence() >= Finding.CLEAR;
  }

  private String mended(String question, Locale locale) {
    return index.mend(LongText.ends(question), locale);
  }

  private static boolean isStory(String text) {
    return text.length() > STORY;
  }

  private Search search(String question, Locale locale, int top) {
    List<Hit> hits = index.search(question, locale, Math.max(top, DEPTH));
    return new Search(
        Finding.of(question, hits), hits, hits.subList(0, Math.min(top, hits.size())));
  }

  /** What was found, and the sections that an outcome names. */
  private record Search(Finding finding, List<Hit> hits, List<Hit> ranked) {
    Outcome outcome(Finding found) {
      if (found.answers()) {
        return answer(found, ranked);
      }
      return found.mayAnswer() && !ranked.isEmpty()
          ? new Maybe(
              ranked.stream().limit(Maybe.MOST).map(hit -> offer(hit.found())).toList(),
              found.confidence(),
              ranked)
          : new Unknown(found.confidence(), ranked);
    }
  }

  /** Where several things are asked at once, each is answered on its own. */
  private Finding withClauses(Finding whole, String question, Locale locale) {
    if (isStory(question)) {
      return whole;
    }
    List<String> clauses = Clauses.of(question, locale);
    if (clauses.size() < 2 || clauses.size() > MOST_CLAUSES) {
      return whole;
    }
    List<Finding> findings =
        clauses.stream()
            .map(clause -> Finding.of(clause, index.search(clause, locale, DEPTH)))
            .toList();
    List<Finding> clear = findings.stream().filter(Finding::answersClearly).toList();
    boolean isWhole = whole.answersClearly() && whole.fit() == Finding.Fit.ALL;
    return clear.size() > 1 || (clear.size() == 1 && !isWhole) ? Finding.together(clear) : whole;
  }

  /** The passages in the order of their article, under their headings where there are several. */
  private static Answer answer(Finding finding, List<Hit> ranked) {
    Map<SectionRef, List<Block>> bySection = new LinkedHashMap<>();
    for (Piece piece : finding.pieces()) {
      bySection
          .computeIfAbsent(piece.from(), from -> new ArrayList<>())
          .addAll(piece.passage().blocks());
    }
    List<SectionRef> sections =
        bySection.keySet().stream().sorted(Comparator.comparingInt(SectionRef::position)).toList();
    List<Block> blocks = new ArrayList<>();
    for (SectionRef section : sections) {
      if (sections.size() > 1) {
        blocks.add(heading(section));
      }
      blocks.addAll(bySection.getOrDefault(section, List.of()));
    }
    return new Answer(
        blocks,
        sections.stream().map(Answerer::citation).toList(),
        finding.confidence(),
        finding.fit() == Finding.Fit.ONE_OF
            ? sections.stream().map(section -> section.section().heading()).toList()
            : List.of(),
        ranked);
  }

  private static Block heading(SectionRef section) {
    return new Block.Paragraph(
        List.of(new Span(section.section().heading(), Set.of(Span.Mark.STRONG), Optional.empty())));
  }

  private static Offer offer(SectionRef ref) {
    return new Offer(citation(ref), ref.section().heading(), ref.article().locale());
  }

  /** Where a section stands, on Doorman's own help pages. */
  public static Citation citation(SectionRef ref) {
    var article = ref.article();
    var section = ref.section();
    String title =
        article.title().equals(section.heading())
            ? article.title()
            : article.title() + " › " + section.heading();
    return new Citation(
        article.id(),
        article.version(),
        section.anchor(),
        title,
        "/help/"
            + URLEncoder.encode(article.id().value(), StandardCharsets.UTF_8).replace("%2F", "/")
            + language(article)
            + "#"
            + section.anchor());
  }

  /** The page comes in the reader's language unless it is told another. */
  private static String language(Article article) {
    return article.locale().getLanguage().equals(Library.DEFAULT_LOCALE.getLanguage())
        ? ""
        : "?locale=" + article.locale().toLanguageTag();
  }
}
