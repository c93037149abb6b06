package dev.doorman.conversation;

import dev.doorman.answer.Antecedent;
import dev.doorman.answer.Citation;
import dev.doorman.base.ArticleId;
import dev.doorman.conversation.words.Guide.Excerpt;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.Intent;
import dev.doorman.dialogue.Understanding;
import dev.doorman.dialogue.Understanding.Party;
import dev.doorman.dialogue.Understanding.Polarity;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Understands the few texts that tests use, and notes all that it was given to read. */
public final class ScriptedListener implements Listener {
  private static final Map<String, Intent> TEXTS =
      Map.of(
          "delete my account", Intent.DELETE_ACCOUNT,
          "stop it", Intent.WITHDRAW_DELETION,
          "where is my deletion?", Intent.DELETION_STATUS,
          "is anybody there?", Intent.TALK_TO_PERSON,
          "no", Intent.DENY,
          "yes", Intent.AFFIRM,
          "thanks", Intent.THANKS);
  private static final Excerpt PASSAGE =
      new Excerpt(
          List.of(new Block.Paragraph(List.of(Span.plain("Your photos are erased.")))),
          List.of(
              new Citation(
                  new ArticleId("delete-or-deactivate"),
                  "v1",
                  "what-happens-to-your-data",
                  "About deleting › What happens to your data",
                  "/help/delete-or-deactivate#what-happens-to-your-data")));

  /** All texts read, in order. */
  public final ConcurrentLinkedQueue<String> read = new ConcurrentLinkedQueue<>();

  @Override
  public Heard listen(String text, Optional<Antecedent> before, Locale locale) {
    read.add(text);
    String plain = text.toLowerCase(Locale.ROOT);
    if (plain.contains("pictures")) {
      return new Heard(
          sure(Intent.QUESTION), Found.MAYBE, Optional.of(Excerpt.maybe(PASSAGE.citations())));
    }
    if (plain.contains("photos") || plain.equals("about deleting › what happens to your data")) {
      return new Heard(sure(Intent.QUESTION), Found.ABOUT_DELETION, Optional.of(PASSAGE));
    }
    Intent intent = TEXTS.getOrDefault(plain, Intent.OFF_TOPIC);
    return new Heard(sure(intent), Found.NOTHING, Optional.empty());
  }

  private static Understanding sure(Intent intent) {
    return new Understanding(intent, 0.9, Polarity.PLAIN, Party.SELF);
  }
}
