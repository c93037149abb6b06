package dev.doorman.knowledge;

/** A section of an article, with the article. */
public record SectionRef(Article article, Section section) {
  /** The section's whole text. */
  public String text() {
    return PlainText.of(section.blocks());
  }
}
