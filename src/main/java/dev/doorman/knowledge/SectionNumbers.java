package dev.doorman.knowledge;

import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;

/** Which section each document of an index belongs to. Immutable. */
final class SectionNumbers {
  private static final String FIELD = "section";

  private final int[] byDocument;

  /** Reads them all once, so that a hit costs no look-up in the index. */
  SectionNumbers(IndexReader reader) throws IOException {
    byDocument = new int[reader.maxDoc()];
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues values = DocValues.getNumeric(leaf.reader(), FIELD);
      while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        byDocument[leaf.docBase + values.docID()] = Math.toIntExact(values.longValue());
      }
    }
  }

  /** Marks a document before it is indexed. */
  static void mark(Document document, int section) {
    document.add(new NumericDocValuesField(FIELD, section));
  }

  int of(int document) {
    return byDocument[document];
  }
}
