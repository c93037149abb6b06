package dev.doorman.wiring;

import dev.doorman.conversation.words.Guide;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The guide of the edition that serves now. */
final class LatestGuide implements Guide {
  private final Editions editions;

  LatestGuide(Editions editions) {
    this.editions = editions;
  }

  @Override
  public Guide now() {
    return editions.now().guide();
  }

  @Override
  public Excerpt excerpt(Part part, Locale locale) {
    return now().excerpt(part, locale);
  }

  @Override
  public Optional<String> product(Locale locale) {
    return now().product(locale);
  }

  @Override
  public List<String> starters(Optional<String> page, Locale locale) {
    return now().starters(page, locale);
  }

  @Override
  public List<Entry> checklist(Locale locale) {
    return now().checklist(locale);
  }
}
