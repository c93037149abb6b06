package dev.doorman.knowledge;

import java.util.List;
import java.util.Map;

/**
 * What editors picked by hand, where nothing that could be computed is good enough.
 *
 * @param starters what a customer may begin a chat with, at most {@link #STARTERS_MOST}
 * @param related the sections that each section points to, by its anchor; another article's as
 *     {@code article#section}
 */
public record Picks(List<String> starters, Map<String, List<String>> related) {
  /** As many as a small phone shows without scrolling. */
  public static final int STARTERS_MOST = 4;

  /** In Unicode code points: what fits on a button. */
  static final int STARTER_LENGTH_MOST = 60;

  static final Picks NONE = new Picks(List.of(), Map.of());

  public Picks {
    starters = List.copyOf(starters);
    related = Map.copyOf(related);
  }
}
