package dev.doorman.benchmark.answers;

import dev.doorman.answer.Answer;
import dev.doorman.answer.Answerer;
import dev.doorman.answer.Antecedent;
import dev.doorman.answer.Citation;
import dev.doorman.answer.Outcome;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.understanding.Understander;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Doorman. */
final class Asked implements Ranker {
  private static final int MOST = 50;

  private final Embedder embedder = new Embedder();
  private final Understander understander;
  private final Answerer answerer;
  private final Function<Hit, String> id;

  /**
   * @param id what a section is counted as
   */
  Asked(KnowledgeFolder folder, Function<Hit, String> id) {
    Library library = folder.library();
    this.id = id;
    understander = new Understander(folder, library, embedder);
    answerer = new Answerer(new SearchIndex(library, understander.offTopic(), embedder));
  }

  @Override
  public List<Scored> rank(String question) {
    return rank(question, Optional.empty());
  }

  /**
   * @param before what was asked before
   */
  List<Scored> rank(String question, Optional<String> before) {
    Map<String, Double> best = new LinkedHashMap<>();
    outcome(question, before).ranked().forEach(hit -> best.putIfAbsent(id.apply(hit), hit.score()));
    return best.entrySet().stream()
        .map(entry -> new Scored(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public double confidence(String question) {
    return confidence(question, Optional.empty());
  }

  /**
   * @param before what was asked before
   */
  double confidence(String question, Optional<String> before) {
    return outcome(question, before).confidence();
  }

  /** The sections that the answer cites; none where it is refused. */
  Set<String> cited(String question) {
    return outcome(question, Optional.empty()) instanceof Answer answer
        ? answer.citations().stream().map(Citation::section).collect(Collectors.toSet())
        : Set.of();
  }

  String intent(String question) {
    return understander.understand(question, Library.DEFAULT_LOCALE).intent().id();
  }

  private Outcome outcome(String question, Optional<String> before) {
    return answerer.answer(
        question,
        before.map(asked -> new Antecedent(asked, Set.of())),
        Library.DEFAULT_LOCALE,
        MOST);
  }

  @Override
  public void close() {
    embedder.close();
  }
}
