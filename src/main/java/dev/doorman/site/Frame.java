package dev.doorman.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around its content.
 *
 * @param site the help centre's name
 * @param canonical the page's one absolute address
 * @param indexed whether search engines may list the page
 * @param alternates the same page in other languages
 * @param home the path of the list of articles
 * @param chosen the language that the reader chose by the address, or null
 */
public record Frame(
    String site,
    String canonical,
    boolean indexed,
    List<Alternate> alternates,
    String home,
    @Nullable String chosen) {
  /**
   * The page in another language.
   *
   * @param name the language's name in itself
   * @param path for a reader who chooses it
   * @param url its one absolute address
   */
  public record Alternate(String lang, String name, String path, String url) {}
}
