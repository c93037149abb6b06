package dev.doorman.site;

import java.util.List;

/**
 * What a search found.
 *
 * @param complete whether each of the results has all of the words; else they have half or more
 * @param results best first
 * @param nearest where there are no results: the sections nearest in meaning
 */
record SearchFindings(boolean complete, List<Found> results, List<Found> nearest) {
  static final SearchFindings NONE = new SearchFindings(true, List.of(), List.of());

  SearchFindings {
    results = List.copyOf(results);
    nearest = List.copyOf(nearest);
  }
}
