package dev.doorman.understanding;

import dev.doorman.answer.Answerer;
import dev.doorman.conversation.AnsweringListener;
import dev.doorman.conversation.Listener.Heard;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.dialogue.Input;
import dev.doorman.dialogue.State;
import dev.doorman.dialogue.Turn;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.knowledge.embedding.SharedEmbedder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the chat does with the first text of a conversation, from the articles of the project. */
final class FirstMessages {
  static final FirstMessages SHARED = new FirstMessages(KnowledgeFolder.read(Path.of("knowledge")));

  final KnowledgeFolder folder;
  final Understander understander;
  final Dialogue dialogue = new Dialogue(new Policy(List.of(), Policy.Api.PRESENT));

  private final AnsweringListener listener;

  FirstMessages(KnowledgeFolder folder) {
    Embedder embedder = SharedEmbedder.get();
    this.folder = folder;
    understander = new Understander(folder, folder.library(), embedder);
    var index = new SearchIndex(folder.library(), understander.offTopic(), embedder);
    listener = new AnsweringListener(understander, new Answerer(index), folder.library());
  }

  Heard heard(String text, Locale page) {
    return listener.listen(text, Optional.empty(), page);
  }

  Turn turn(Heard heard) {
    return dialogue.step(State.START, new Input.Said(heard.understanding(), heard.found()));
  }
}
