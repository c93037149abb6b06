package dev.doorman.answer;

import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.Match;
import dev.doorman.knowledge.Passage;
import dev.doorman.knowledge.SectionRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The passages that come nearest to a question, and how sure it is that they answer it.
 *
 * <p>An article is ruled out where the question comes nearer to one that the article says it does
 * not answer than to the article, or names somebody else's product; then the next article's turn
 * has come.
 *
 * @param pieces the passages; none where the question is about something else
 * @param mayAnswer whether the nearest sections are worth offering, though they may not answer
 * @param fit whether all of them answer, or one of them
 */
record Finding(List<Piece> pieces, double confidence, boolean mayAnswer, Fit fit) {
  /** The confidence of a section that is asked for by its name. */
  static final double NAMED = 0.99;

  /** From this confidence on a clause of a question counts as one of its own. */
  static final double CLEAR = Confidence.beyondAnswer(0.85);

  /** From this confidence on a text counts as answered that leans on a question before it. */
  private static final double IN_CONTEXT = Confidence.beyondAnswer(-1.4);

  /** At most so sure is a question that all articles are ruled out for. */
  private static final double RULED_OUT = Confidence.beyondAnswer(-3);

  /** Two passages with the same example question are equally near, but for rounding. */
  private static final double TIE = 1e-4;

  /** Passages of two sections that differ by less than this may be meant as well. */
  private static final double EQUAL = 0.004;

  /** What a set of passages is to a question. */
  enum Fit {
    ALL,
    ONE_OF
  }

  /** A passage and where it stands. */
  record Piece(SectionRef from, Passage passage) {}

  Finding {
    pieces = List.copyOf(pieces);
  }

  /** A section that was asked for by its name, as a whole. */
  static Finding named(SectionRef ref) {
    Passage whole = Passage.of(ref.section()).getFirst();
    return new Finding(List.of(new Piece(ref, whole)), NAMED, true, Fit.ALL);
  }

  /** What the hits, the best first, hold for a question. */
  static Finding of(String question, List<Hit> hits) {
    Set<ArticleId> ruledOut = new HashSet<>();
    for (Hit hit : hits) {
      ArticleId article = hit.found().article().id();
      if (ruledOut.contains(article)) {
        continue;
      }
      if (!Confidence.rulesOut(question, hit)) {
        return found(question, hit, hits);
      }
      ruledOut.add(article);
    }
    // Less than an answer needs: articles are near, and still the wrong ones.
    double nearest =
        hits.stream().mapToDouble(hit -> estimate(question, hit, hits).answers()).max().orElse(0);
    return new Finding(List.of(), Math.min(nearest, RULED_OUT), false, Fit.ALL);
  }

  /** The nearest passages; where another section is as near, it is not known which is meant. */
  private static Finding found(String question, Hit best, List<Hit> hits) {
    List<Piece> nearest = asNear(best, hits);
    List<Piece> either = new ArrayList<>(nearest);
    double similarity = best.matches().getFirst().similarity();
    hits.stream()
        .filter(hit -> hit.found().article().id().equals(best.found().article().id()))
        .filter(hit -> nearest.stream().noneMatch(piece -> piece.from().equals(hit.found())))
        .flatMap(
            hit ->
                hit.matches().stream()
                    .limit(1)
                    .flatMap(match -> piece(hit, match, similarity, EQUAL)))
        .forEach(piece -> add(either, piece));
    boolean isOneOf = either.size() > nearest.size();
    Confidence.Estimate estimate = estimate(question, best, hits);
    return new Finding(
        isOneOf ? either : nearest,
        estimate.answers(),
        estimate.mayAnswer(),
        isOneOf ? Fit.ONE_OF : Fit.ALL);
  }

  private static Confidence.Estimate estimate(String question, Hit hit, List<Hit> hits) {
    boolean isSame =
        hit.similarity() >= Confidence.SAME
            && !hit.found().article().questions().isEmpty()
            && !Confidence.isComparedByModel(hit);
    return isSame ? new Confidence.Estimate(NAMED, true) : Confidence.of(question, hit, hits);
  }

  boolean answers() {
    return !pieces.isEmpty() && confidence >= Confidence.ANSWER;
  }

  /** Whether it answers behind a question that was answered. */
  boolean answersInContext() {
    return !pieces.isEmpty() && confidence >= IN_CONTEXT;
  }

  /** Whether both name one section, and the same one. */
  boolean isOfSameSection(Finding other) {
    return !pieces.isEmpty()
        && Stream.concat(pieces.stream(), other.pieces.stream()).map(Piece::from).distinct().count()
            == 1
        && !other.pieces.isEmpty();
  }

  boolean answersClearly() {
    return !pieces.isEmpty() && confidence >= CLEAR;
  }

  /** All that these say, as sure as the least sure of them. */
  static Finding together(List<Finding> findings) {
    List<Piece> pieces = new ArrayList<>();
    findings.forEach(finding -> finding.pieces().forEach(piece -> add(pieces, piece)));
    return new Finding(
        pieces,
        findings.stream().mapToDouble(Finding::confidence).min().orElse(0),
        !pieces.isEmpty(),
        Fit.ALL);
  }

  /** The passages as near as the best hit's nearest, in the sections of its article. */
  private static List<Piece> asNear(Hit best, List<Hit> hits) {
    List<Piece> pieces = new ArrayList<>();
    double similarity = best.matches().getFirst().similarity();
    hits.stream()
        .filter(hit -> hit.found().article().id().equals(best.found().article().id()))
        .flatMap(hit -> hit.matches().stream().flatMap(match -> piece(hit, match, similarity, TIE)))
        .forEach(piece -> add(pieces, piece));
    return pieces;
  }

  private static Stream<Piece> piece(Hit hit, Match match, double similarity, double apart) {
    return Math.abs(match.similarity() - similarity) <= apart
        ? Stream.of(new Piece(hit.found(), match.passage()))
        : Stream.empty();
  }

  /** Adds a piece unless others say it already; drops those that it says too. */
  private static void add(List<Piece> pieces, Piece piece) {
    if (pieces.stream().noneMatch(other -> other.passage().covers(piece.passage()))) {
      pieces.removeIf(other -> piece.passage().covers(other.passage()));
      pieces.add(piece);
    }
  }
}
