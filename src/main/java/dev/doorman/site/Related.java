package dev.doorman.site;

import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.Section;
import dev.doorman.knowledge.SectionRef;
import java.util.List;
import java.util.Optional;

/**
 * The sections that editors picked as related to one. Sections that merely sound alike are not
 * offered: under "Reset your password" nobody wants to read how to delete the account.
 */
final class Related {
  private Related() {}

  /** The sections related to one, in the editors' order; those that are gone are left out. */
  static List<SectionRef> of(Article article, Section section, Library library, Reader reader) {
    return article.picks().related().getOrDefault(section.anchor(), List.of()).stream()
        .flatMap(picked -> find(picked, article, library, reader).stream())
        .toList();
  }

  private static Optional<SectionRef> find(
      String picked, Article from, Library library, Reader reader) {
    int hash = picked.indexOf('#');
    Optional<Article> article =
        hash <= 0 ? Optional.of(from) : other(picked.substring(0, hash), library, reader);
    return article.flatMap(
        there -> there.section(picked.substring(hash + 1)).map(one -> new SectionRef(there, one)));
  }

  private static Optional<Article> other(String id, Library library, Reader reader) {
    return library.articles().stream()
        .map(Article::id)
        .filter(known -> known.value().equals(id))
        .findFirst()
        .flatMap((ArticleId known) -> reader.article(library, known));
  }
}
