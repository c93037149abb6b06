package dev.doorman.site;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Library;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
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
  private final Brand brand;
  private final Tongues tongues;
  private final Origin origin;

  @Inject
  Framer(Brand brand, Tongues tongues, Origin origin) {
    this.brand = brand;
    this.tongues = tongues;
    this.origin = origin;
  }

  /** The frame of the list of articles, and of what stands in its place. */
  Frame home(Library library, Reader reader, UriInfo request) {
    return home(library, reader, "", request);
  }

  /**
   * The same, for the results of a search. They are for no search engine, and stay in another
   * language.
   */
  Frame results(Library library, Reader reader, String query, UriInfo request) {
    return home(library, reader, query, request);
  }

  private Frame home(Library library, Reader reader, String query, UriInfo request) {
    Locale own = reader.language(library);
    List<Frame.Alternate> alternates =
        Paths.languages(library).stream()
            .map(
                locale ->
                    alternate(
                        locale,
                        own,
                        Paths.results(query, locale.toLanguageTag()),
                        Paths.home(locale),
                        request))
            .toList();
    return frame(own, Paths.home(own), query.isEmpty(), Paths.HELP, alternates, reader, request);
  }

  /** The frame of a page that is not there. */
  Frame missing(Library library, Reader reader, UriInfo request) {
    return home(library, reader, request).unindexed();
  }

  /**
   * The frame of an article.
   *
   * @param library that holds it, and its other languages
   */
  Frame article(Article article, Library library, Reader reader, UriInfo request) {
    ArticleId id = article.id();
    List<Locale> languages = Paths.languages(library);
    List<Frame.Alternate> alternates =
        library.articles().stream()
            .filter(other -> other.id().equals(id))
            .sorted(Comparator.comparing(other -> languages.indexOf(other.locale())))
            .map(
                other ->
                    alternate(
                        other.locale(),
                        article.locale(),
                        Paths.article(id, Optional.of(other.locale().toLanguageTag())),
                        Paths.own(other),
                        request))
            .toList();
    return frame(
        article.locale(),
        Paths.own(article),
        true,
        Paths.article(id, Optional.empty()),
        alternates,
        reader,
        request);
  }

  private Frame.Alternate alternate(
      Locale locale, Locale own, String chosen, String path, UriInfo request) {
    return new Frame.Alternate(
        locale.toLanguageTag(),
        name(locale),
        chosen,
        origin.of(request) + path,
        territory(locale),
        locale.equals(own));
  }

  /** A language's name in itself. */
  private static String name(Locale locale) {
    String name =
        LocaleDisplayNames.getInstance(
                ULocale.forLocale(locale), DisplayContext.CAPITALIZATION_FOR_UI_LIST_OR_MENU)
            .localeDisplayName(locale);
    // By itself that word is the country's name.
    return locale.getLanguage().equals("id") ? "Bahasa " + name : name;
  }

  private Frame frame(
      Locale own,
      String path,
      boolean indexed,
      String anyLanguage,
      List<Frame.Alternate> alternates,
      Reader reader,
      UriInfo request) {
    String server = origin.of(request);
    return new Frame(
        brand,
        brand.name().orElseGet(() -> tongues.in(own).name()),
        server,
        server + path,
        indexed,
        server + anyLanguage,
        alternates,
        own.toLanguageTag(),
        territory(own),
        Paths.help(reader.chosen()),
        reader.chosen().orElse(null));
  }

  /** The language with the country where most people speak it, where the locale names none. */
  private static String territory(Locale locale) {
    ULocale likely = ULocale.addLikelySubtags(ULocale.forLocale(locale));
    return likely.getCountry().isEmpty()
        ? likely.getLanguage()
        : likely.getLanguage() + "_" + likely.getCountry();
  }
}
