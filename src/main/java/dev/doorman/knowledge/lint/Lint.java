package dev.doorman.knowledge.lint;

import dev.doorman.knowledge.KnowledgeException;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.Loaded;
import dev.doorman.knowledge.Problem;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.Source;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What editors should put right, beyond what keeps a folder from being used.
 *
 * @param faults in the order of files and lines
 * @param hints what may be as it is meant to be
 */
public record Lint(List<Problem> faults, List<Problem> hints) {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparing(Problem::message);

  public Lint {
    faults = faults.stream().sorted(ORDER).toList();
    hints = hints.stream().sorted(ORDER).toList();
  }

  /**
   * Reads through a folder.
   *
   * @param index of the folder's articles
   * @throws KnowledgeException with every fault that keeps the folder from being used
   */
  public static Lint of(KnowledgeFolder folder, SearchIndex index) {
    Loaded loaded = folder.load();
    List<Source> sources = loaded.sources();
    List<Source> articles =
        sources.stream().filter(source -> !source.file().endsWith(".jsonl")).toList();
    var library = new Library(sources.stream().map(Source::article).toList());
    var links = new LinkCheck(sources, library);
    var questions = new QuestionCheck(index);
    var headings = new HeadingCheck(index);
    return new Lint(
        Stream.of(
                loaded.setAside().stream(),
                loaded.faults().stream(),
                articles.stream()
                    .flatMap(
                        source ->
                            Stream.of(
                                    links.problems(source),
                                    LengthCheck.problems(source),
                                    MarkCheck.problems(source),
                                    questions.problems(source))
                                .flatMap(List::stream)))
            .flatMap(problems -> problems)
            .toList(),
        Stream.of(
                loaded.notes().stream(),
                Translations.hints(articles).stream(),
                headings.hints(folder).stream(),
                articles.stream().flatMap(source -> headings.hints(source).stream()),
                articles.stream().flatMap(source -> MarkCheck.hints(source).stream()))
            .flatMap(hints -> hints)
            .toList());
  }
}
