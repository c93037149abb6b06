package dev.doorman.knowledge.fulltext;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Terms that were made before, as Lucene takes them. For one field of one document. */
final class TokenList extends TokenStream {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final List<Entry> entries;
  private Iterator<Entry> left;
  private int position = -1;

  /**
   * A term.
   *
   * @param position of its word, from 0; several terms may stand at one
   */
  record Entry(String term, int start, int end, int position) {}

  /**
   * @param entries by position and by where they start
   */
  TokenList(List<Entry> entries) {
    this.entries = entries;
    this.left = entries.iterator();
  }

  @Override
  public void reset() {
    left = entries.iterator();
    position = -1;
  }

  @Override
  public boolean incrementToken() {
    if (!left.hasNext()) {
      return false;
    }
    Entry entry = left.next();
    clearAttributes();
    term.append(entry.term());
    offset.setOffset(entry.start(), entry.end());
    step.setPositionIncrement(entry.position() - position);
    position = entry.position();
    return true;
  }
}
