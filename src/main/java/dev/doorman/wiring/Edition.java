package dev.doorman.wiring;

import dev.doorman.answer.Answerer;
import dev.doorman.conversation.AnsweringListener;
import dev.doorman.conversation.Listener;
import dev.doorman.conversation.words.ArticleGuide;
import dev.doorman.conversation.words.Guide;
import dev.doorman.knowledge.Embeddings;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.RememberingEmbeddings;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.Snapshot;
import dev.doorman.knowledge.Source;
import dev.doorman.knowledge.fulltext.FullTextIndex;
import dev.doorman.understanding.Understander;
import java.util.List;
import java.util.Map;

/**
 * All that is made of the knowledge folder as it was at one moment. Immutable.
 *
 * @param vectors of all texts in it, for the next edition
 * @param embedded how many of them the model was asked for
 */
record Edition(
    KnowledgeFolder folder,
    List<Source> sources,
    Snapshot snapshot,
    Listener listener,
    Guide guide,
    Map<String, Embeddings.Read> vectors,
    int embedded) {
  Edition {
    sources = List.copyOf(sources);
  }

  /**
   * Makes the index and all that listens and answers by it.
   *
   * @param sources the folder's articles
   * @param known what was read, by text, that need not be made again
   * @throws dev.doorman.base.FinalException where the folder cannot be used
   */
  static Edition of(
      KnowledgeFolder folder,
      List<Source> sources,
      Embeddings model,
      Map<String, Embeddings.Read> known) {
    var library = new Library(sources.stream().map(Source::article).toList());
    var guide = new ArticleGuide(library);
    var embeddings = new RememberingEmbeddings(model, known);
    var understander = new Understander(folder, library, embeddings);
    var index = new SearchIndex(library, understander.offTopic(), embeddings);
    return new Edition(
        folder,
        sources,
        new Snapshot(library, index, new FullTextIndex(library)),
        new AnsweringListener(understander, new Answerer(index), library),
        guide,
        embeddings.reads(),
        embeddings.embedded());
  }
}
