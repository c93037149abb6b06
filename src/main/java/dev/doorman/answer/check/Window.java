package dev.doorman.answer.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sentences of the passages that stand together, and may be said as one. */
record Window(List<Sentence> sentences, List<Term> terms, String text) {
  /** How much of a single sentence has to be said: a clause in brackets may be left out. */
  private static final double MOST_OF_ONE = 0.6;

  /** How much of each of several: what is said of one must not be left to be said of another. */
  private static final double MOST_OF_EACH = 0.9;

  /** How much of a sentence keeps the passage's order. */
  private static final double IN_ORDER = 0.8;

  static Window of(List<Sentence> sentences) {
    return new Window(
        List.copyOf(sentences),
        sentences.stream().flatMap(one -> one.terms().stream()).toList(),
        Terms.plain(sentences.stream().map(Sentence::text).collect(Collectors.joining(" "))));
  }

  /** Whether a sentence says what this says. */
  boolean supports(List<Term> said, Set<String> names) {
    Set<String> forms = forms(said);
    return forms(terms).containsAll(forms)
        && beginsAsOne(said, forms)
        && saysEnough(forms)
        && keepsPolarity(said)
        && keepsTime(said)
        && keepsNeighbours(said, names)
        && inOrder(said) >= IN_ORDER * said.size();
  }

  private static Set<String> forms(List<Term> terms) {
    return terms.stream().map(Term::form).collect(Collectors.toSet());
  }

  /** Its first word begins a sentence here, and each sentence's first word is in it. */
  private boolean beginsAsOne(List<Term> said, Set<String> forms) {
    Set<String> firsts = new HashSet<>();
    for (Sentence sentence : sentences) {
      if (!sentence.terms().isEmpty()) {
        firsts.add(sentence.terms().getFirst().form());
      }
    }
    return firsts.contains(said.getFirst().form()) && forms.containsAll(firsts);
  }

  private boolean saysEnough(Set<String> forms) {
    double least = sentences.size() == 1 ? MOST_OF_ONE : MOST_OF_EACH;
    for (Sentence sentence : sentences) {
      Set<String> wanted = forms(sentence.terms());
      long kept = wanted.stream().filter(forms::contains).count();
      boolean bound =
          sentence.terms().stream()
              .filter(Term::isBinding)
              .map(Term::form)
              .allMatch(forms::contains);
      if (!bound || kept < least * wanted.size()) {
        return false;
      }
    }
    return true;
  }

  /** What is denied here is denied there, and nothing else. */
  private boolean keepsPolarity(List<Term> said) {
    return said.stream()
        .allMatch(
            term ->
                terms.stream()
                    .filter(here -> here.form().equals(term.form()))
                    .anyMatch(here -> here.negated() == term.negated()));
  }

  /** What is to be done is not told as done. */
  private boolean keepsTime(List<Term> said) {
    return said.stream()
        .filter(Term::past)
        .allMatch(
            term ->
                terms.stream().anyMatch(here -> here.past() && here.form().equals(term.form())));
  }

  /** Numbers keep what they count, names what leads to them, menu paths both sides. */
  private boolean keepsNeighbours(List<Term> said, Set<String> names) {
    for (int i = 0; i < said.size(); i++) {
      Term term = said.get(i);
      boolean before = i > 0 && (term.isArrow() || term.isNumber() || names.contains(term.form()));
      boolean after = i + 1 < said.size() && (term.isArrow() || term.isNumber());
      if ((before && !hasPair(said.get(i - 1), term))
          || (after && !hasPair(term, said.get(i + 1)))) {
        return false;
      }
    }
    return true;
  }

  private boolean hasPair(Term one, Term next) {
    for (int i = 0; i + 1 < terms.size(); i++) {
      if (terms.get(i).form().equals(one.form()) && terms.get(i + 1).form().equals(next.form())) {
        return true;
      }
    }
    return false;
  }

  /** The length of the longest common subsequence. */
  private int inOrder(List<Term> said) {
    int[] row = new int[terms.size() + 1];
    for (Term term : said) {
      int diagonal = 0;
      for (int i = 1; i <= terms.size(); i++) {
        int above = row[i];
        row[i] =
            terms.get(i - 1).form().equals(term.form())
                ? diagonal + 1
                : Math.max(above, row[i - 1]);
        diagonal = above;
      }
    }
    return row[terms.size()];
  }
}
