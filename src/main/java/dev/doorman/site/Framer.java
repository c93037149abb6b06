package dev.doorman.site;

import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Library;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes the frames of the pages.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
@Singleton
final class Framer {
  private final SiteConfig config;
  private final Origin origin;

  @Inject
  Framer(SiteConfig config, Origin origin) {
    this.config = config;
    this.origin = origin;
  }

  /** The frame of the list of articles, and of what stands in its place. */
  Frame home(Reader reader, UriInfo request, boolean indexed) {
    return frame(Paths.HELP, indexed, List.of(), reader, request);
  }

  /**
   * The frame of an article.
   *
   * @param library that holds it, and its other languages
   */
  Frame article(Article article, Library library, Reader reader, UriInfo request) {
    List<Frame.Alternate> alternates =
        library.articles().stream()
            .filter(other -> other.id().equals(article.id()) && !other.equals(article))
            .map(other -> alternate(other, request))
            .toList();
    return frame(Paths.own(article), true, alternates, reader, request);
  }

  private Frame.Alternate alternate(Article article, UriInfo request) {
    Locale locale = article.locale();
    String tag = locale.toLanguageTag();
    return new Frame.Alternate(
        tag,
        locale.getDisplayName(locale),
        Paths.article(article.id(), Optional.of(tag)),
        origin.of(request) + Paths.own(article));
  }

  private Frame frame(
      String path,
      boolean indexed,
      List<Frame.Alternate> alternates,
      Reader reader,
      UriInfo request) {
    return new Frame(
        config.name(),
        origin.of(request) + path,
        indexed,
        alternates,
        Paths.help(reader.chosen()),
        reader.chosen().orElse(null));
  }
}
