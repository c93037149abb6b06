package dev.doorman.site;

import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.Section;
import dev.doorman.knowledge.SectionRef;
import dev.doorman.knowledge.Snapshot;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Which sections speak about nearly the same: those that the search index finds for a section's own
 * words. Found once for each section and state of the articles.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
@Singleton
final class Related {
  private static final int MOST = 2;

  /** Beside the section itself and its neighbours. */
  private static final int LOOKED_AT = MOST + 3;

  /** Tried out on the articles: below, sections have little more in common than their article. */
  private static final double SCORE_LEAST = 0.5;

  private final AtomicReference<Known> known =
      new AtomicReference<>(new Known(new Library(List.of()), Map.of()));

  /** What was found in a library so far. */
  private record Known(Library library, Map<SectionRef, List<SectionRef>> found) {}

  /** The sections related to one, the nearest first; none where none is near. */
  List<SectionRef> of(Article article, Section section, Snapshot now) {
    return found(now.library())
        .computeIfAbsent(new SectionRef(article, section), asked -> search(asked, now));
  }

  private Map<SectionRef, List<SectionRef>> found(Library library) {
    Known last = known.get();
    if (last.library().equals(library)) {
      return last.found();
    }
    var made = new Known(library, new ConcurrentHashMap<>());
    known.set(made);
    return made.found();
  }

  private static List<SectionRef> search(SectionRef asked, Snapshot now) {
    return now
        .index()
        .search(asked.section().heading(), asked.article().locale(), LOOKED_AT)
        .stream()
        .filter(hit -> hit.score() >= SCORE_LEAST)
        .map(Hit::found)
        .filter(other -> !isInSight(other, asked))
        .limit(MOST)
        .toList();
  }

  /** The section itself, and those just before and after it, need no link. */
  private static boolean isInSight(SectionRef other, SectionRef asked) {
    return other.article().equals(asked.article())
        && Math.abs(other.position() - asked.position()) <= 1;
  }
}
