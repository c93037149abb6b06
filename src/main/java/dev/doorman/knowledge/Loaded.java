package dev.doorman.knowledge;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What came of reading a knowledge folder.
 *
 * @param sources the articles that can be used, in the order of their files
 * @param setAside why the other files cannot
 * @param faults what is left out or guessed of the files that can
 * @param notes what may be as it is meant to be
 */
public record Loaded(
    List<Source> sources, List<Problem> setAside, List<Problem> faults, List<Problem> notes) {
  public Loaded {
    sources = List.copyOf(sources);
    setAside = List.copyOf(setAside);
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
  }

  /** All articles. */
  public Library library() {
    return new Library(sources.stream().map(Source::article).toList());
  }

  /** The files that cannot be used. */
  public Set<String> filesSetAside() {
    return setAside.stream().map(Problem::file).collect(Collectors.toSet());
  }
}
