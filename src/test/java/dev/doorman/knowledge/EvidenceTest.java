package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What speaks for a section; the model is one for which each word means itself alone. */
class EvidenceTest {
  private static final int WIDTH = 384;

  /** Longer than is read at once. */
  private static final String FILLER = "The cup stands on the shelf and waits. ".repeat(50);

  private static final String ARTICLE =
      """
      ---
      id: cup
      title: Cups
      locale: en
      updated: 2026-01-02
      ---

      ## Care {#care}

      %s

      Polish the handle.

      ## Shelf {#shelf}

      Cups stand on a shelf.

      ## Shelf for plates {#plates}

      Plates stand on a shelf.
      """
          .formatted(FILLER);

  private static final SearchIndex INDEX =
      new SearchIndex(
          KnowledgeFolder.of(Map.of("cup.md", ARTICLE)).library(), List.of(), new EachWordItself());

  private record EachWordItself() implements Embeddings {
    @Override
    public float[] embed(String text) {
      return read(text).vector();
    }

    @Override
    public Map<String, float[]> embedAll(Collection<String> texts) {
      Map<String, float[]> vectors = new LinkedHashMap<>();
      texts.forEach(text -> vectors.put(text, embed(text)));
      return vectors;
    }

    @Override
    public Map<String, Read> readAll(Collection<String> texts) {
      Map<String, Read> reads = new LinkedHashMap<>();
      texts.forEach(text -> reads.put(text, read(text)));
      return reads;
    }

    @Override
    public Read read(String text) {
      List<String> words =
          List.of(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", " ").strip().split(" +"));
      float[] whole = new float[WIDTH];
      float[] each = new float[WIDTH * words.size()];
      for (int i = 0; i < words.size(); i++) {
        int place = Math.floorMod(words.get(i).hashCode(), WordVectors.DIMENSIONS);
        whole[place] = 1;
        each[i * WIDTH + place] = 1;
      }
      double length = Math.sqrt(new HashSet<>(words).size());
      for (int i = 0; i < WIDTH; i++) {
        whole[i] /= (float) length;
      }
      return new Read(whole, WordVectors.of(words, each, 0, WIDTH));
    }
  }

  private static Evidence of(String question, String anchor) {
    return INDEX.search(question, Locale.ENGLISH, 5).stream()
        .filter(hit -> hit.found().section().anchor().equals(anchor))
        .map(Hit::evidence)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aWordInTheLastPartOfALongSectionIsCovered() {
    assertThat(of("polish handle", "care").covered()).isCloseTo(1, within(0.02));
    assertThat(of("polish handle", "shelf").covered()).isLessThan(0.1);
  }

  @Test
  void aTitleMatchesByTheWordsThatItSharesAndLacks() {
    assertThat(of("cups shelf", "shelf").titled()).isCloseTo(1, within(1e-9));
    assertThat(of("cups shelf", "plates").titled()).isBetween(0.1, 0.9);
    assertThat(of("polish", "shelf").titled()).isZero();
  }

  @Test
  void aRareWordOfATitleCountsMoreThanOneThatManyHave() {
    // Each shares one word of two with the question; "plates" is in one section's text, "shelf" in
    // more.
    assertThat(of("plates handle", "plates").titled())
        .isGreaterThan(of("shelf handle", "plates").titled());
  }

  @Test
  void wordsThatNoSectionHasTakeNothingFromATitle() {
    assertThat(of("cups shelf xylophone", "shelf").titled()).isCloseTo(1, within(1e-9));
  }
}
