package dev.doorman.knowledge;

import java.util.List;
import java.util.stream.Stream;

/** A section of an article, with the article. */
public record SectionRef(Article article, Section section) {
  /** The example questions of the section and of its parts. */
  List<String> questions() {
    return Stream.concat(Stream.of(section.anchor()), section.parts().keySet().stream())
        .flatMap(anchor -> article.questionsOf(anchor).stream())
        .distinct()
        .toList();
  }

  /** The section's place in the article, from 0. */
  public int position() {
    return article.all().indexOf(section);
  }

  /** The article's title and the section's heading; once where they are the same. */
  String titles() {
    return article.title().equals(section.heading())
        ? article.title()
        : article.title() + ". " + section.heading();
  }

  /** The section's whole text. */
  public String text() {
    return PlainText.of(section.blocks());
  }
}
