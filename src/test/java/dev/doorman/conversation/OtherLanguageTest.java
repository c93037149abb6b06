package dev.doorman.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.answer.Answerer;
import dev.doorman.conversation.words.ArticleGuide;
import dev.doorman.conversation.words.Body;
import dev.doorman.conversation.words.Guide.Excerpt;
import dev.doorman.conversation.words.Guide.Part;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.conversation.words.Words;
import dev.doorman.dialogue.Reply;
import dev.doorman.dialogue.Reply.Survey;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.knowledge.embedding.SharedEmbedder;
import dev.doorman.understanding.Understander;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What customers get whose language an article is not written in. */
class OtherLanguageTest {
  private static final Embedder EMBEDDER = SharedEmbedder.get();
  private static final Locale SPANISH = Locale.of("es");

  /** Of no language by its words: an English question is answered in English, without a word. */
  private static final String QUESTION = "account.xiaomi.com";

  private static final String SAID =
      "Esto todavía no está en tu idioma; aquí tienes el artículo en inglés.";

  private static final String WARRANTY =
      """
      ---
      id: %s
      title: Garantía
      locale: es
      updated: 2026-01-02
      ---

      ## Reparación {#repair}

      Lleva el recibo al taller.
      """;

  @Test
  void anAnswerFromTheDefaultLanguageBeginsBySayingSo() throws IOException {
    Excerpt found = heard(library(Map.of()), QUESTION, SPANISH).orElseThrow();
    assertThat(found.foreign()).contains(Locale.ENGLISH);
    assertThat(shown(found, SPANISH)).startsWith(SAID + "\nGo to account.xiaomi.com.");
  }

  @Test
  void inTheCustomersLanguageNothingIsSaid() throws IOException {
    Excerpt found =
        heard(library(Map.of()), "How do I delete my account on the website?", Locale.UK)
            .orElseThrow();
    assertThat(found.foreign()).isEmpty();
    assertThat(shown(found, Locale.UK)).startsWith("Go to account.xiaomi.com.");
  }

  @Test
  void whereTheLanguageHasOtherArticlesTheOneThatItLacksIsStillFound() throws IOException {
    Library library = library(Map.of("es/garantia.md", WARRANTY.formatted("warranty")));
    Excerpt found = heard(library, QUESTION, SPANISH).orElseThrow();
    assertThat(found.foreign()).contains(Locale.ENGLISH);
  }

  @Test
  void aTranslatedArticleIsNotAnsweredFromTheOriginal() throws IOException {
    Library library = library(Map.of("es/borrar.md", WARRANTY.formatted("delete-or-deactivate")));
    assertThat(heard(library, QUESTION, SPANISH)).isEmpty();
  }

  @Test
  void thePassagesOfTheFlowSaySoToo() throws IOException {
    var guide = new ArticleGuide(library(Map.of()));
    assertThat(guide.excerpt(Part.SIGN_OUT, SPANISH).foreign()).contains(Locale.ENGLISH);
    assertThat(guide.excerpt(Part.SIGN_OUT, Locale.US).foreign()).isEmpty();
  }

  private static Library library(Map<String, String> others) throws IOException {
    return folder(others).library();
  }

  private static KnowledgeFolder folder(Map<String, String> others) throws IOException {
    Map<String, String> files = new HashMap<>(others);
    files.put("en/a.md", Files.readString(Path.of("knowledge/en/delete-or-deactivate.md")));
    return KnowledgeFolder.of(files);
  }

  private static Optional<Excerpt> heard(Library library, String question, Locale page)
      throws IOException {
    var understander = new Understander(folder(Map.of()), library, EMBEDDER);
    var answerer = new Answerer(new SearchIndex(library, List.of(), EMBEDDER));
    return new AnsweringListener(understander, answerer, library)
        .listen(question, Optional.empty(), page)
        .passages();
  }

  private static String shown(Excerpt found, Locale locale) throws IOException {
    var scribe = new Scribe(new Words(), new ArticleGuide(library(Map.of())), Duration.ofDays(90));
    var reply = new Reply.Answer(Survey.ALLOWED, List.of());
    Body body = scribe.write(reply, locale, Optional.of(found), 0);
    return PlainText.of(((Body.Answer) body).blocks());
  }
}
