package dev.doorman.cli;

import dev.doorman.answer.Answerer;
import dev.doorman.conversation.AnsweringListener;
import dev.doorman.knowledge.KnowledgeException;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.RememberingEmbeddings;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.understanding.Understander;
import java.util.Map;

/** The parts of the chat that a command needs, put together without the server. */
record Parts(
    Library library,
    Embedder embedder,
    SearchIndex index,
    Answerer answerer,
    Understander understander)
    implements AutoCloseable {

  /**
   * Reads the folder and builds the index.
   *
   * @throws KnowledgeException with every fault in it
   */
  static Parts of(KnowledgeFolder folder) {
    return of(folder, folder.library());
  }

  /**
   * The same without the articles' example questions, unanswered ones and synonyms, to see what the
   * texts alone are worth.
   */
  static Parts bare(KnowledgeFolder folder) {
    return of(folder, folder.library().bare());
  }

  private static Parts of(KnowledgeFolder folder, Library library) {
    var embedder = new Embedder();
    try {
      var understander = new Understander(folder, library, embedder);
      var index =
          new SearchIndex(
              library, understander.offTopic(), new RememberingEmbeddings(embedder, Map.of()));
      return new Parts(library, embedder, index, new Answerer(index), understander);
    } catch (RuntimeException e) {
      embedder.close();
      throw e;
    }
  }

  /** Listens as the chat does. */
  AnsweringListener listener() {
    return new AnsweringListener(understander, answerer, library);
  }

  @Override
  public void close() {
    embedder.close();
  }
}
