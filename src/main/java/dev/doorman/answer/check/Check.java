package dev.doorman.answer.check;

import dev.doorman.answer.Rewording.Source;
import dev.doorman.answer.check.Sentence.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a text against the passages, sentence by sentence as it comes, and in the end whether it
 * left out what must not be. Nothing that was not in the passages passes: every word with a
 * meaning, every number, name, address, menu path and sign has to stand in the one sentence (or the
 * few that stand together) that a sentence rewords, denied where it is denied there. How much else
 * may change is in {@link Window}; {@code docs/language-model.md} tells it in prose.
 *
 * <h2>Thread-safety</h2>
 *
 * Not thread-safe: one check for one text.
 */
public final class Check {
  private static final Pattern ADDRESS =
      Pattern.compile("[\\p{L}\\p{N}_-]+(?:[.@:/]+[\\p{L}\\p{N}_-]+)+");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern YES_OR_NO =
      Pattern.compile("^(?:yes|no|nope|yeah)\\b\\s*(?:[^\\s\\p{L}]|$).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]");
  private static final Pattern ENDED = Pattern.compile(".*[.!?:…][)\"']*");

  private final Passages passages;
  private final Set<String> names;
  private final Set<Sentence> said = new HashSet<>();
  private Optional<Sentence> heading = Optional.empty();

  /** The list whose lead was said last. */
  private Optional<Integer> lead = Optional.empty();

  /** The list that has to follow, as its lead was said just now. */
  private Optional<Integer> nextOf = Optional.empty();

  private int list = -1;
  private int item = -1;

  public Check(Source source) {
    passages = Passages.of(source);
    names = passages.names();
  }

  /** Whether a sentence may be sent. */
  public enum Verdict {
    PASSED,
    REFUSED
  }

  /** Takes the next sentence of the text. */
  public Verdict take(Piece piece) {
    String text = Terms.plain(piece.text());
    if (INVISIBLE.matcher(piece.text()).find() || YES_OR_NO.matcher(text).matches()) {
      return Verdict.REFUSED;
    }
    if (English.isLead(text)) {
      return Verdict.PASSED;
    }
    List<Term> terms = Terms.of(text);
    // What breaks off in the middle may break off before the "not".
    boolean cut = !isItem(piece) && !ENDED.matcher(text).matches();
    if (terms.isEmpty()) {
      return Verdict.REFUSED;
    }
    if (isTitle(text, terms)) {
      return Verdict.PASSED;
    }
    return !cut && passages.windows().stream().anyMatch(window -> rewords(window, text, terms))
        ? Verdict.PASSED
        : Verdict.REFUSED;
  }

  private static boolean isItem(Piece piece) {
    return piece.line() == Piece.Line.STEP || piece.line() == Piece.Line.BULLET;
  }

  /** A line that leads to what follows, in the words of one heading, title or lead. */
  private boolean isTitle(String text, List<Term> terms) {
    if (terms.stream().anyMatch(Term::negated) || nextOf.isPresent()) {
      return false;
    }
    Set<String> forms = forms(terms);
    List<Sentence> leads =
        passages.sentences().stream()
            .filter(one -> one.role() == Role.LEAD && forms(one.terms()).equals(forms))
            .toList();
    if (leads.size() == 1 && text.endsWith(":")) {
      said.add(leads.getFirst());
      lead = nextOf = Optional.of(leads.getFirst().list());
      return true;
    }
    forms.remove("can");
    List<Sentence> headings =
        passages.headings().stream().filter(one -> forms(one.terms()).containsAll(forms)).toList();
    if (terms.stream().anyMatch(Term::past) || leads.size() > 1) {
      return false;
    }
    if (headings.size() == 1) {
      heading = Optional.of(headings.getFirst());
      return true;
    }
    return text.endsWith(":")
        && passages.titles().stream().anyMatch(title -> forms(title).containsAll(forms));
  }

  private static Set<String> forms(List<Term> terms) {
    Set<String> forms = new HashSet<>();
    terms.forEach(term -> forms.add(term.form()));
    return forms;
  }

  private boolean rewords(Window window, String text, List<Term> terms) {
    if (!window.supports(terms, names)
        || !stands(ADDRESS.matcher(text), 0, window)
        || !stands(QUOTED.matcher(text), 1, window)) {
      return false;
    }
    for (Sentence sentence : window.sentences()) {
      if (!isInItsPlace(sentence, window)
          || (sentence.role() == Role.STEP && !comesNext(sentence))) {
        return false;
      }
    }
    nextOf = Optional.empty();
    said.addAll(window.sentences());
    window.sentences().stream()
        .filter(sentence -> sentence.role() == Role.STEP)
        .forEach(
            sentence -> {
              list = sentence.list();
              item = sentence.item();
            });
    return true;
  }

  /** What is said under a lead or a heading stands under the same one in the passages. */
  private boolean isInItsPlace(Sentence sentence, Window window) {
    if (nextOf.filter(next -> next != sentence.list()).isPresent()
        || (passages.headings().size() > 1
            && heading.isPresent()
            && !heading.equals(headingOf(sentence)))) {
      return false;
    }
    boolean led = window.sentences().getFirst().role() == Role.LEAD;
    boolean item = sentence.role() != Role.LEAD && passages.hasLead(sentence.list());
    // A step says what to do by itself; another item may say something only behind its lead.
    boolean own = lead.filter(list -> list == sentence.list()).isPresent();
    return !item || led || own || (sentence.role() == Role.STEP && lead.isEmpty());
  }

  private static boolean stands(Matcher found, int group, Window window) {
    while (found.find()) {
      if (!Passages.hasAddress(window, found.group(group))) {
        return false;
      }
    }
    return true;
  }

  /** Steps come in their order and under their own heading. */
  private boolean comesNext(Sentence step) {
    boolean inOrder =
        step.list() == list ? step.item() >= item && step.item() <= item + 1 : isWhole(list);
    return inOrder && (passages.headings().size() < 2 || heading.equals(headingOf(step)));
  }

  private Optional<Sentence> headingOf(Sentence step) {
    Optional<Sentence> found = Optional.empty();
    for (Sentence sentence : passages.sentences()) {
      if (sentence.role() == Role.HEADING) {
        found = Optional.of(sentence);
      } else if (sentence.equals(step)) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Whether nothing was left out that must not be: a warning, or a step of steps begun. */
  public Verdict end() {
    boolean warned = passages.sentences().stream().filter(Sentence::warns).allMatch(said::contains);
    boolean whole =
        said.stream()
            .filter(sentence -> sentence.role() == Role.STEP)
            .allMatch(sentence -> isWhole(sentence.list()));
    return !said.isEmpty() && nextOf.isEmpty() && warned && whole
        ? Verdict.PASSED
        : Verdict.REFUSED;
  }

  private boolean isWhole(int steps) {
    return passages.sentences().stream()
        .filter(sentence -> sentence.role() == Role.STEP && sentence.list() == steps)
        .filter(sentence -> firstOfItem(sentence))
        .allMatch(said::contains);
  }

  private boolean firstOfItem(Sentence sentence) {
    return passages.sentences().stream()
        .filter(one -> one.list() == sentence.list() && one.item() == sentence.item())
        .findFirst()
        .filter(sentence::equals)
        .isPresent();
  }
}
