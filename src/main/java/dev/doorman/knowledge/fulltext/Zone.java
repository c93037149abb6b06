package dev.doorman.knowledge.fulltext;

import java.util.List;

/** A part of a section that is searched, and what a word in it is worth. */
enum Zone {
  HEADING("heading", 2.5f),
  TEXT("text", 1),
  /** The article's title, example questions, pictures' texts and synonyms. */
  MORE("more", 0.4f);

  /** Those that readers see of a result, and that words are marked in. */
  static final List<Zone> SHOWN = List.of(HEADING, TEXT);

  private final String name;
  private final float weight;

  Zone(String name, float weight) {
    this.name = name;
    this.weight = weight;
  }

  float weight() {
    return weight;
  }

  /** The field with the words as they are, folded. */
  String words() {
    return name + ".word";
  }

  /** The field with the stems. */
  String stems() {
    return name + ".stem";
  }

  /** The field with neighbouring words written as one. */
  String joined() {
    return name + ".joined";
  }
}
