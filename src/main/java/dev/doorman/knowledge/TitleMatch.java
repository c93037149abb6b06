package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well a section's title and heading match a question by their terms, a term that few sections
 * have counting more than one that many have (BM25's inverse document frequency). Sections are
 * named by their place. Immutable.
 */
final class TitleMatch {
  private final String language;
  private final List<Set<String>> titles = new ArrayList<>();
  private final Map<String, Integer> frequencies = new HashMap<>();

  TitleMatch(String language, List<SectionRef> refs) {
    this.language = language;
    for (SectionRef ref : refs) {
      Set<String> title = Set.copyOf(Analyzers.terms(ref.titles(), language));
      titles.add(title);
      Set<String> all = new LinkedHashSet<>(title);
      all.addAll(Analyzers.terms(ref.text(), language));
      all.forEach(term -> frequencies.merge(term, 1, Integer::sum));
    }
  }

  private double rarity(String term) {
    int known = frequencies.getOrDefault(term, 0);
    return Math.log(1 + (titles.size() - known + 0.5) / (known + 0.5));
  }

  private double rarity(Set<String> terms) {
    return terms.stream().mapToDouble(this::rarity).sum();
  }

  /** A question, ready to be compared; terms that no section has count for nothing. */
  Asked ask(String question) {
    Set<String> terms = new LinkedHashSet<>(Analyzers.terms(question, language));
    terms.removeIf(term -> !frequencies.containsKey(term));
    return new Asked(terms, rarity(terms));
  }

  /** One question and the titles. */
  final class Asked {
    private final Set<String> terms;
    private final double all;

    private Asked(Set<String> terms, double all) {
      this.terms = terms;
      this.all = all;
    }

    /**
     * The harmonic mean of two shares: of the question that the title has, and of the title that
     * the question has.
     *
     * @return from 0 to 1
     */
    double with(int section) {
      Set<String> title = titles.get(section);
      Set<String> both = new LinkedHashSet<>(title);
      both.retainAll(terms);
      double shared = rarity(both);
      return shared == 0 ? 0 : 2 * shared / (all + rarity(title));
    }
  }
}
