package dev.doorman.knowledge;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * A tokenizer and its filters, which turn one text after another into terms.
 *
 * <p>Making a chain takes more than a millisecond, using it some microseconds. Lucene's analyzers
 * keep one for each thread, and every question comes on a virtual thread of its own; so chains are
 * kept in a pool here, as many as were ever in use at once.
 *
 * <h2>Thread-safety</h2>
 *
 * A chain is for one thread at a time, a {@link Pool} for any number.
 */
public final class TermChain {
  private final Tokenizer words;
  private final TokenStream terms;
  private final CharTermAttribute term;
  private final OffsetAttribute offset;
  private final TypeAttribute type;

  private TermChain(Tokenizer words, Function<TokenStream, TokenStream> filters) {
    this.words = words;
    this.terms = filters.apply(words);
    this.term = terms.addAttribute(CharTermAttribute.class);
    this.offset = terms.addAttribute(OffsetAttribute.class);
    this.type = terms.addAttribute(TypeAttribute.class);
  }

  /**
   * A term and where it stands in the text.
   *
   * @param end behind its last UTF-16 unit
   * @param type as the tokenizer and its filters call it
   */
  public record Placed(String term, int start, int end, String type) {}

  private List<Placed> terms(String text) throws IOException {
    List<Placed> found = new ArrayList<>();
    words.setReader(new StringReader(text));
    terms.reset();
    while (terms.incrementToken()) {
      found.add(new Placed(term.toString(), offset.startOffset(), offset.endOffset(), type.type()));
    }
    terms.end();
    terms.close();
    return found;
  }

  /** Chains of one kind. */
  public static final class Pool {
    private final Supplier<TermChain> make;
    private final ConcurrentLinkedQueue<TermChain> idle = new ConcurrentLinkedQueue<>();

    /**
     * @param words makes the tokenizer of a chain
     * @param filters puts the filters behind it
     */
    public Pool(Supplier<Tokenizer> words, Function<TokenStream, TokenStream> filters) {
      this.make = () -> new TermChain(words.get(), filters);
    }

    /** The terms of a text, in order. */
    List<String> terms(String text) throws IOException {
      return read(text).stream().map(Placed::term).toList();
    }

    /** The terms of a text with their places, in order. A chain that failed is not used again. */
    public List<Placed> read(String text) throws IOException {
      TermChain taken = idle.poll();
      TermChain chain = taken == null ? make.get() : taken;
      List<Placed> terms = chain.terms(text);
      idle.add(chain);
      return terms;
    }
  }
}
