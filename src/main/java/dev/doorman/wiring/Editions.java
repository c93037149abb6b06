package dev.doorman.wiring;

import dev.doorman.base.FinalException;
import dev.doorman.knowledge.Embeddings;
import dev.doorman.knowledge.KnowledgeException;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Loaded;
import dev.doorman.knowledge.Problem;
import dev.doorman.knowledge.Source;
import dev.doorman.knowledge.embedding.StoredVectors;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The edition of the articles that serves now, and the next one where the files changed.
 *
 * <p>An edit that cannot be used changes nothing: the edition before it goes on serving, and the
 * log names file, line and remedy until the files are in order again.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads. Readers never wait; {@link #renew} runs one at a time.
 */
final class Editions {
  private static final Logger LOG = Logger.getLogger(Editions.class);

  private final Embeddings model;
  private final StoredVectors stored;
  private volatile Edition current;
  private volatile List<Problem> problems = List.of();

  /** Why files are set aside that the current edition was made with. */
  private List<Problem> aside = List.of();

  /** The files looked at last, also where they could not be used. */
  private Map<String, String> seen;

  /**
   * Makes the first edition.
   *
   * @throws FinalException where the folder cannot be used
   */
  Editions(KnowledgeFolder folder, Embeddings model, StoredVectors stored) {
    this.model = model;
    this.stored = stored;
    Loaded loaded = folder.load();
    this.aside = loaded.setAside();
    this.problems = aside;
    this.current = first(folder, loaded);
    this.seen = folder.files();
    if (!problems.isEmpty()) {
      LOG.errorf("Articles: these files are set aside, the others serve:%n  %s", listed(problems));
    }
    keep(current);
  }

  /** For the next start; one that can't find them makes them anew. */
  private void keep(Edition edition) {
    try {
      stored.keep(edition.vectors());
    } catch (UncheckedIOException e) {
      LOG.infof("The articles' vectors are not kept for the next start: %s", e.getMessage());
    }
  }

  /** Where the deletion flow's article is missing, what keeps it from being read comes first. */
  private Edition first(KnowledgeFolder folder, Loaded loaded) {
    try {
      return Edition.of(folder, loaded.sources(), model, Map.of());
    } catch (KnowledgeException e) {
      throw e;
    } catch (FinalException e) {
      if (loaded.setAside().isEmpty()) {
        throw e;
      }
      List<Problem> all = new ArrayList<>(loaded.setAside());
      all.add(new Problem("", 0, String.valueOf(e.getMessage())));
      throw new KnowledgeException(all);
    }
  }

  Edition now() {
    return current;
  }

  /** Where the files are; empty where they cannot change. */
  Optional<Path> path() {
    return current.folder().path();
  }

  /** What keeps the latest edit from being used; empty where nothing does. */
  List<Problem> problems() {
    return problems;
  }

  /** Reads the folder again, and lets a new edition serve where it changed and can be used. */
  synchronized void renew() {
    path().ifPresent(this::renew);
  }

  private void renew(Path path) {
    long begun = System.nanoTime();
    try {
      Map<String, String> before = seen;
      seen = Map.of();
      KnowledgeFolder folder = KnowledgeFolder.read(path);
      seen = folder.files();
      if (seen.equals(current.folder().files())) {
        mended();
      } else if (!seen.equals(before)) {
        renew(folder, begun);
      }
    } catch (KnowledgeException e) {
      refuse(e.problems());
    } catch (FinalException e) {
      refuse(List.of(new Problem(path.toString(), 0, String.valueOf(e.getMessage()))));
    }
  }

  private void renew(KnowledgeFolder folder, long begun) {
    Edition last = current;
    Loaded loaded = folder.load();
    List<Source> sources = kept(last, loaded);
    List<Problem> unfit = Succession.problems(last, sources);
    if (!unfit.isEmpty()) {
      throw new KnowledgeException(unfit);
    }
    Edition next = Edition.of(folder, sources, model, last.vectors());
    current = next;
    noteSetAside(loaded.setAside());
    keep(next);
    LOG.infof(
        "Articles renewed: %s; %d of %d texts embedded, %d ms.",
        changes(last.folder().files(), folder.files()),
        next.embedded(),
        next.vectors().size(),
        Duration.ofNanos(System.nanoTime() - begun).toMillis());
  }

  /** A file that is set aside goes on serving as it was before. */
  private static List<Source> kept(Edition last, Loaded loaded) {
    Set<String> aside = loaded.filesSetAside();
    Set<String> read = loaded.sources().stream().map(Source::file).collect(Collectors.toSet());
    List<Source> sources = new ArrayList<>(loaded.sources());
    last.sources().stream()
        .filter(source -> aside.contains(source.file()) && !read.contains(source.file()))
        .filter(source -> sources.stream().noneMatch(other -> isSame(other, source)))
        .forEach(sources::add);
    sources.sort(Comparator.comparing(Source::file));
    return sources;
  }

  private static boolean isSame(Source one, Source other) {
    return one.article().id().equals(other.article().id())
        && one.article().locale().getLanguage().equals(other.article().locale().getLanguage());
  }

  private void noteSetAside(List<Problem> found) {
    if (!found.isEmpty() && !found.equals(problems)) {
      LOG.errorf(
          "Articles: these files are set aside and serve as they were before, if they did:%n  %s",
          listed(found));
    }
    problems = found;
    aside = found;
  }

  private void mended() {
    if (!problems.equals(aside)) {
      problems = aside;
      LOG.info("Articles: the files are again as they were before the edit.");
    }
  }

  private void refuse(List<Problem> found) {
    if (!found.equals(problems)) {
      problems = List.copyOf(found);
      LOG.errorf(
          "Articles: this edit is not used, the articles before it go on serving:%n  %s",
          listed(found));
    }
  }

  private static String listed(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n  "));
  }

  private static String changes(Map<String, String> before, Map<String, String> after) {
    var named = new TreeMap<String, TreeSet<String>>();
    var all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    for (String file : all) {
      String was = before.get(file);
      String is = after.get(file);
      if (was == null) {
        named.computeIfAbsent("added", key -> new TreeSet<>()).add(file);
      } else if (is == null) {
        named.computeIfAbsent("removed", key -> new TreeSet<>()).add(file);
      } else if (!was.equals(is)) {
        named.computeIfAbsent("changed", key -> new TreeSet<>()).add(file);
      }
    }
    return named.entrySet().stream()
        .map(entry -> entry.getKey() + " " + String.join(", ", entry.getValue()))
        .collect(Collectors.joining("; "));
  }
}
