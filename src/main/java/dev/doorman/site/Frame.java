package dev.doorman.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around its content.
 *
 * @param brand of the help centre
 * @param name of the help centre, in the page's language
 * @param origin of this server
 * @param canonical the page's one absolute address
 * @param indexed whether search engines may list the page
 * @param anyLanguage the address that leads each reader to the language that they prefer
 * @param alternates the page in every language that it is written in, this one too
 * @param language the page's own, as an HTML language tag
 * @param territory the same as Open Graph writes it, {@code es_ES}
 * @param home the path of the list of articles
 * @param chosen the language that the reader chose by the address, or null
 */
public record Frame(
    Brand brand,
    String name,
    String origin,
    String canonical,
    boolean indexed,
    String anyLanguage,
    List<Alternate> alternates,
    String language,
    String territory,
    String home,
    @Nullable String chosen) {
  /**
   * The page in a language.
   *
   * @param name the language's name in itself
   * @param path for a reader who chooses it
   * @param url its one absolute address
   * @param territory as Open Graph writes the language
   * @param current whether it is the language of this page
   */
  public record Alternate(
      String lang, String name, String path, String url, String territory, boolean current) {}

  /** The same, for a page that search engines must not list. */
  Frame unindexed() {
    return new Frame(
        brand,
        name,
        origin,
        canonical,
        false,
        anyLanguage,
        alternates,
        language,
        territory,
        home,
        chosen);
  }

  /** The picture that stands for the page where it is shared; null where there is none. */
  public @Nullable String picture() {
    String logo = brand.logo();
    return logo == null ? null : logo.startsWith("/") ? origin + logo : logo;
  }

  /** The name of the page's language in itself. */
  public String languageName() {
    return alternates.stream()
        .filter(Alternate::current)
        .map(Alternate::name)
        .findFirst()
        .orElse(language);
  }
}
