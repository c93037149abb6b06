package dev.doorman.answer.check;

import dev.doorman.answer.Citation;
import dev.doorman.answer.Rewording.Source;
import dev.doorman.answer.check.Sentence.Role;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The passages as sentences, in the groups within which they may be joined. */
final class Passages {
  private static final Pattern END = Pattern.compile("(?<=[.!?;])\\s+");

  /** How many sentences may be joined to one. */
  private static final int MOST_JOINED = 4;

  private final List<Sentence> sentences = new ArrayList<>();
  private final List<Window> windows = new ArrayList<>();
  private final List<List<Term>> titles = new ArrayList<>();
  private int lists;

  private Passages() {}

  static Passages of(Source source) {
    var passages = new Passages();
    passages.read(source.passages());
    source.citations().stream().map(Citation::title).map(Terms::of).forEach(passages.titles::add);
    return passages;
  }

  List<Sentence> sentences() {
    return sentences;
  }

  List<Window> windows() {
    return windows;
  }

  /** Whether something leads this list in. */
  boolean hasLead(int list) {
    return sentences.stream().anyMatch(one -> one.role() == Role.LEAD && one.list() == list);
  }

  /** What the passages are about: titles and headings. */
  List<List<Term>> titles() {
    return titles;
  }

  List<Sentence> headings() {
    return sentences.stream().filter(sentence -> sentence.role() == Role.HEADING).toList();
  }

  /** Words that are written with a capital only, within sentences. */
  Set<String> names() {
    Set<String> names =
        sentences.stream()
            .flatMap(sentence -> sentence.terms().stream())
            .filter(Term::capital)
            .map(Term::form)
            .collect(Collectors.toSet());
    sentences.stream()
        .flatMap(sentence -> sentence.terms().stream().skip(1))
        .filter(term -> !term.capital())
        .map(Term::form)
        .forEach(names::remove);
    return names;
  }

  private void read(List<Block> blocks) {
    List<Sentence> group = new ArrayList<>();
    for (Block block : blocks) {
      switch (block) {
        case Block.Paragraph(List<Span> spans) -> {
          if (isHeading(spans)) {
            close(group);
            add(group, PlainText.spans(spans), Role.HEADING, -1, -1);
            titles.add(group.getFirst().terms());
            close(group);
          } else if (PlainText.spans(spans).endsWith(":")) {
            close(group);
            add(group, PlainText.spans(spans), Role.LEAD, lists, -1);
          } else {
            split(group, PlainText.spans(spans), Role.OTHER, -1, -1);
          }
        }
        case Block.Steps steps -> items(group, steps.items(), Role.STEP);
        case Block.Bullets(List<Block.Item> items) -> items(group, items, Role.OTHER);
        case Block.Checklist(List<Block.Item> items) -> items(group, items, Role.OTHER);
        case Block.Table table -> {
          close(group);
          for (List<List<Span>> row : table.rows()) {
            row.forEach(cell -> split(group, PlainText.spans(cell), Role.OTHER, -1, -1));
            close(group);
          }
        }
        case Block.Code code -> {
          close(group);
          add(group, code.text(), Role.OTHER, -1, -1);
          close(group);
        }
        case Block.Picture picture -> {}
        case Block.Aside aside -> {
          close(group);
          read(withTitle(aside));
        }
      }
    }
    close(group);
  }

  private static List<Block> withTitle(Block.Aside aside) {
    List<Block> blocks = new ArrayList<>(aside.blocks());
    if (!aside.title().isEmpty()) {
      blocks.addFirst(new Block.Paragraph(aside.title()));
    }
    return blocks;
  }

  private static boolean isHeading(List<Span> spans) {
    return spans.stream().allMatch(span -> span.marks().contains(Span.Mark.STRONG));
  }

  private void items(List<Sentence> group, List<Block.Item> items, Role role) {
    if (group.stream().noneMatch(sentence -> sentence.role() == Role.LEAD)) {
      close(group);
    }
    for (int i = 0; i < items.size(); i++) {
      split(group, PlainText.spans(items.get(i).spans()), role, lists, i);
    }
    close(group);
    lists++;
    items.forEach(item -> read(item.blocks()));
  }

  private void split(List<Sentence> group, String text, Role role, int list, int item) {
    END.splitAsStream(text).forEach(one -> add(group, one, role, list, item));
  }

  private void add(List<Sentence> group, String text, Role role, int list, int item) {
    group.add(new Sentence(text.strip(), Terms.of(text), role, list, item));
  }

  /** Every run of sentences within a group, and its lead with every run behind it. */
  private void close(List<Sentence> group) {
    sentences.addAll(group);
    boolean led = !group.isEmpty() && group.getFirst().role() == Role.LEAD;
    for (int from = 0; from < group.size(); from++) {
      for (int to = from + 1; to <= Math.min(group.size(), from + MOST_JOINED); to++) {
        windows.add(Window.of(group.subList(from, to)));
        if (led && from > 1) {
          List<Sentence> withLead = new ArrayList<>(List.of(group.getFirst()));
          withLead.addAll(group.subList(from, to));
          windows.add(Window.of(withLead));
        }
      }
    }
    if (group.size() > MOST_JOINED) {
      windows.add(Window.of(group));
    }
    group.clear();
  }

  /** Whether an address stands in the passages, in a text or behind one. */
  static boolean hasAddress(Window window, String address) {
    return window.text().toLowerCase(Locale.ROOT).contains(address.toLowerCase(Locale.ROOT));
  }
}
