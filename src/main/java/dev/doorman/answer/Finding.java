package dev.doorman.answer;

import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.Match;
import dev.doorman.knowledge.OtherNames;
import dev.doorman.knowledge.Passage;
import dev.doorman.knowledge.SectionRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The passages that come nearest to a question, and how sure it is that they answer it.
 *
 * <p>The confidence is the cosine between the question and the nearest passage or example question.
 * Nothing is answered where the question comes nearer to one that the article says it does not
 * answer, or names somebody else's product.
 */
record Finding(List<Piece> pieces, double confidence) {
  /**
   * From this confidence on a question counts as answered. Chosen where about one in a hundred
   * questions about anything else would pass.
   */
  static final double LEAST = 0.55;

  /** The most where the question is about something that the article is not about. */
  private static final double ABOUT_SOMETHING_ELSE = LEAST / 2;

  /** Two passages with the same example question are equally near, but for rounding. */
  private static final double TIE = 1e-4;

  /** A passage and where it stands. */
  record Piece(SectionRef from, Passage passage) {}

  static final Finding NOTHING = new Finding(List.of(), 0);

  Finding {
    pieces = List.copyOf(pieces);
  }

  /** What the hits, the best first, hold for a question. */
  static Finding of(String question, List<Hit> hits) {
    if (hits.isEmpty()) {
      return NOTHING;
    }
    Hit best = hits.getFirst();
    Piece nearest = new Piece(best.found(), best.matches().getFirst().passage());
    if (best.against() >= best.similarity() || OtherNames.in(question, best.found().article(), nearest.passage())) {
      return new Finding(List.of(), Math.min(best.similarity(), ABOUT_SOMETHING_ELSE));
    }
    return new Finding(asNear(best.similarity(), hits), best.similarity());
  }

  private static List<Piece> asNear(double similarity, List<Hit> hits) {
    List<Piece> pieces = new ArrayList<>();
    hits.stream()
        .flatMap(hit -> hit.matches().stream().flatMap(match -> piece(hit, match, similarity)))
        .forEach(piece -> add(pieces, piece));
    return pieces;
  }

  private static Stream<Piece> piece(Hit hit, Match match, double similarity) {
    return Math.abs(match.similarity() - similarity) <= TIE
        ? Stream.of(new Piece(hit.found(), match.passage()))
        : Stream.empty();
  }

  /** Adds a piece unless others say it already; drops those that it says too. */
  static void add(List<Piece> pieces, Piece piece) {
    if (pieces.stream().noneMatch(other -> other.passage().covers(piece.passage()))) {
      pieces.removeIf(other -> piece.passage().covers(other.passage()));
      pieces.add(piece);
    }
  }
}
