package dev.doorman.benchmark;

import dev.doorman.answer.Answerer;
import dev.doorman.answer.Outcome;
import dev.doorman.dialogue.Understanding;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.understanding.Understander;
import java.util.Locale;
import java.util.Optional;

/** What the chat, and the command {@code ask}, do with a text. Safe for several threads. */
final class Asking implements AutoCloseable {
  private static final Locale LOCALE = Library.DEFAULT_LOCALE;

  private final Questions questions = new Questions();
  private final Embedder embedder = new Embedder();
  private final Understander understander;
  private final Answerer answerer;

  /** What became of a question. */
  record Asked(Understanding understanding, Outcome outcome) {}

  Asking() {
    KnowledgeFolder folder = KnowledgeFolder.find(Optional.empty());
    Library library = folder.library();
    understander = new Understander(folder, library, embedder);
    answerer = new Answerer(new SearchIndex(library, understander.offTopic(), embedder));
  }

  /** Asks a question that was not asked before. */
  Asked ask() {
    String question = questions.next();
    return new Asked(understander.understand(question, LOCALE), answerer.answer(question, LOCALE));
  }

  @Override
  public void close() {
    embedder.close();
  }
}
