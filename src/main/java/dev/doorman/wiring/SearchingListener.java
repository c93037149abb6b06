package dev.doorman.wiring;

import dev.doorman.answer.Citation;
import dev.doorman.conversation.Listener;
import dev.doorman.conversation.words.Guide.Excerpt;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.Intent;
import dev.doorman.dialogue.Understanding;
import dev.doorman.dialogue.Understanding.Party;
import dev.doorman.dialogue.Understanding.Polarity;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.SearchIndex;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Temporary: sections by search, intents by a few words. */
record SearchingListener(SearchIndex index) implements Listener {
  @Override
  public Heard listen(String text, Locale locale) {
    String said = text.toLowerCase(Locale.ROOT);
    Intent intent =
        said.matches(".*\\b(how|what|where|can|will|do|is)\\b.*")
            ? Intent.QUESTION
            : said.contains("delete")
                ? Intent.DELETE_ACCOUNT
                : said.contains("person")
                    ? Intent.TALK_TO_PERSON
                    : said.contains("sign out")
                        ? Intent.SIGN_OUT
                        : said.contains("stop")
                            ? Intent.WITHDRAW_DELETION
                            : said.contains("status") ? Intent.DELETION_STATUS : Intent.QUESTION;
    List<Hit> hits = index.search(text, locale, 1);
    Optional<Excerpt> found =
        hits.stream()
            .filter(hit -> hit.score() > 0.4)
            .findFirst()
            .map(
                hit ->
                    new Excerpt(
                        hit.found().section().blocks(),
                        List.of(
                            new Citation(
                                hit.found().article().id(),
                                hit.found().article().version(),
                                hit.found().section().anchor(),
                                hit.found().article().title()
                                    + " › "
                                    + hit.found().section().heading(),
                                "/help/"
                                    + hit.found().article().id()
                                    + "#"
                                    + hit.found().section().anchor()))));
    return new Heard(
        new Understanding(intent, 0.9, Polarity.PLAIN, Party.SELF),
        found.isPresent() ? Found.ABOUT_DELETION : Found.NOTHING,
        found);
  }
}
