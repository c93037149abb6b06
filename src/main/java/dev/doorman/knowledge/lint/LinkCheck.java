package dev.doorman.knowledge.lint;

import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.Problem;
import dev.doorman.knowledge.Section;
import dev.doorman.knowledge.Source;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Finds links that lead nowhere: to an anchor of the same article, to a help page, to a file.
 * Addresses elsewhere are not looked at; they may be down today and up tomorrow.
 */
final class LinkCheck {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private static final Pattern HELP = Pattern.compile("/help/([^/?#]+)/?(?:\\?[^#]*)?(?:#(.*))?");
  private static final Pattern HOME = Pattern.compile("/help/?(?:[?#].*)?");

  /** No scheme, and no path from the server's root: a file below or beside this one. */
  private static final Pattern FILE =
      Pattern.compile("(?![a-zA-Z][a-zA-Z0-9+.-]*:)([^/?#][^?#]*)(?:#(.*))?");

  private final List<Source> sources;
  private final Library library;

  LinkCheck(List<Source> sources, Library library) {
    this.sources = sources;
    this.library = library;
  }

  List<Problem> problems(Source source) {
    Body body = Body.of(source);
    List<Problem> problems = new ArrayList<>();
    Node document = PARSER.parse(body.markdown());
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            fault(link.getDestination(), source)
                .ifPresent(
                    fault ->
                        problems.add(
                            new Problem(
                                source.file(),
                                body.linesBefore() + lineOf(link) + 1,
                                "the link to " + link.getDestination() + " is dead: " + fault)));
            visitChildren(link);
          }
        });
    return problems;
  }

  private static int lineOf(Node node) {
    Node spanned = node;
    while (spanned != null && spanned.getSourceSpans().isEmpty()) {
      spanned = spanned.getParent();
    }
    return spanned == null ? 0 : spanned.getSourceSpans().getFirst().getLineIndex();
  }

  /** What is wrong with a link, and what to do; empty where it leads somewhere. */
  private Optional<String> fault(String destination, Source source) {
    if (destination.isBlank()) {
      return Optional.of("it names nothing; write its address");
    }
    if (destination.startsWith("#")) {
      return anchor(source.article(), destination.substring(1));
    }
    if (HOME.matcher(destination).matches()) {
      return Optional.empty();
    }
    Matcher help = HELP.matcher(destination);
    if (help.matches()) {
      return page(help.group(1), Optional.ofNullable(help.group(2)), source);
    }
    if (destination.startsWith("/help")) {
      return Optional.of("help pages are /help/article#section");
    }
    Matcher file = FILE.matcher(destination);
    return file.matches()
        ? file(decoded(file.group(1)), Optional.ofNullable(file.group(2)), source)
        : Optional.empty();
  }

  private Optional<String> page(String id, Optional<String> anchor, Source source) {
    Optional<Article> article = article(decoded(id), source);
    return article.isEmpty()
        ? Optional.of("there is no article \"" + id + "\"; name one by its id")
        : anchor.flatMap(named -> anchor(article.get(), named));
  }

  /** As the help page shows it: in the source's language, in the default one, or in any. */
  private Optional<Article> article(String id, Source source) {
    List<Article> versions =
        library.articles().stream().filter(each -> each.id().value().equals(id)).toList();
    return versions.stream()
        .findFirst()
        .flatMap(
            any -> library.article(any.id(), source.article().locale()).or(() -> Optional.of(any)));
  }

  private static Optional<String> anchor(Article article, String anchor) {
    boolean known =
        anchor.isEmpty()
            || article.sections().stream().anyMatch(section -> has(section, decoded(anchor)));
    return known
        ? Optional.empty()
        : Optional.of(
            "the article \""
                + article.id()
                + "\" has no anchor {#"
                + anchor
                + "}; name one that it has");
  }

  private static boolean has(Section section, String anchor) {
    return section.anchor().equals(anchor) || section.parts().containsKey(anchor);
  }

  /** Links between files lead to the pages that are made of them. */
  private Optional<String> file(String name, Optional<String> anchor, Source source) {
    Optional<Source> target = target(name, source);
    if (target.isEmpty()) {
      return Optional.of("there is no such file; link to /help/article#section");
    }
    return anchor.flatMap(named -> anchor(target.get().article(), named));
  }

  private Optional<Source> target(String name, Source source) {
    String path;
    try {
      path = Path.of("/" + source.file()).resolveSibling(name).normalize().toString().substring(1);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    return sources.stream().filter(each -> each.file().equals(path)).findFirst();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
