package dev.doorman.knowledge;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sections by the likeness of their words, for languages that the model does not know. Immutable.
 */
final class ByWords implements Comparison {
  private final Likeness likeness;
  private final List<Nearness.Texts<Likeness.Weighed>> sections;

  /** For each section, what its article says that it does not answer. */
  private final List<List<Likeness.Weighed>> unanswered;

  private final List<Likeness.Weighed> offTopic;

  ByWords(String language, List<SectionRef> refs, Collection<String> offTopic) {
    List<Article> articles = refs.stream().map(SectionRef::article).distinct().toList();
    likeness =
        new Likeness(
            language,
            Stream.concat(
                    refs.stream().flatMap(ref -> Nearness.allTexts(ref).stream()),
                    articles.stream().flatMap(article -> article.unanswered().stream()))
                .toList(),
            articles.stream().flatMap(article -> article.synonyms().stream()).toList(),
            Likeness.Terms.TELLING);
    sections = refs.stream().map(ref -> Nearness.Texts.of(ref, likeness::weigh)).toList();
    unanswered =
        PerArticle.of(refs, article -> article.unanswered().stream().map(likeness::weigh).toList());
    this.offTopic = offTopic.stream().map(likeness::weigh).toList();
  }

  @Override
  public int size() {
    return sections.size();
  }

  @Override
  public Asked ask(String question) {
    Likeness.Weighed asked = likeness.weigh(question);
    return new Asked() {
      @Override
      public Set<Integer> near(int most) {
        Set<Integer> first = new LinkedHashSet<>();
        for (int i = 0; i < Math.min(most, sections.size()); i++) {
          first.add(i);
        }
        return first;
      }

      @Override
      public WordVectors words() {
        return WordVectors.NONE;
      }

      @Override
      public Nearness nearness(int section) {
        return Nearness.of(sections.get(section), text -> likeness.between(asked, text));
      }

      @Override
      public double against(int section) {
        return Stream.concat(unanswered.get(section).stream(), offTopic.stream())
            .mapToDouble(text -> likeness.between(asked, text))
            .max()
            .orElse(0);
      }
    };
  }
}
