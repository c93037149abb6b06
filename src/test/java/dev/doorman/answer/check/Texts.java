package dev.doorman.answer.check;

import dev.doorman.answer.Answerer;
import dev.doorman.answer.Citation;
import dev.doorman.answer.Rewording.Source;
import dev.doorman.answer.check.Check.Verdict;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.Section;
import dev.doorman.knowledge.SectionRef;
import dev.doorman.knowledge.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Passages of the first article, and whether a text may stand for them. */
public final class Texts {
  private static final Article ARTICLE = article();

  private Texts() {}

  private static Article article() {
    Library library = KnowledgeFolder.find(Optional.empty()).library();
    return library.deletionArticle(Locale.ENGLISH).orElseThrow();
  }

  /** A section, or one of its parts. */
  public static Source source(String anchor) {
    for (Section section : ARTICLE.sections()) {
      if (section.anchor().equals(anchor)) {
        return new Source(section.blocks(), List.of(citation(section)));
      }
      if (section.parts().containsKey(anchor)) {
        return new Source(section.parts().get(anchor), List.of(citation(section)));
      }
    }
    throw new AssertionError("no " + anchor);
  }

  /** Sections under their headings, as an answer from several has them. */
  public static Source sources(String... anchors) {
    List<Block> blocks = new ArrayList<>();
    List<Citation> citations = new ArrayList<>();
    for (String anchor : anchors) {
      Section section = ARTICLE.section(anchor).orElseThrow();
      blocks.add(
          new Block.Paragraph(
              List.of(new Span(section.heading(), Set.of(Span.Mark.STRONG), Optional.empty()))));
      blocks.addAll(section.blocks());
      citations.add(citation(section));
    }
    return new Source(blocks, citations);
  }

  private static Citation citation(Section section) {
    return Answerer.citation(new SectionRef(ARTICLE, section));
  }

  /** Whether the whole text passes. */
  static Verdict verdict(Source source, String text) {
    var check = new Check(source);
    var sentences = new Sentences();
    List<Piece> pieces = new ArrayList<>(sentences.add(text));
    pieces.addAll(sentences.end());
    for (Piece piece : pieces) {
      if (check.take(piece) == Verdict.REFUSED) {
        return Verdict.REFUSED;
      }
    }
    return check.end();
  }
}
