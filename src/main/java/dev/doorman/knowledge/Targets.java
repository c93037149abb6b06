package dev.doorman.knowledge;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Where the links and pictures of a folder's articles lead: links between files become links
 * between pages, and pictures come from Doorman's server. For one thread.
 */
final class Targets {
  private static final Pattern ELSEWHERE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*");
  private static final Pattern PARTS = Pattern.compile("([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);
  private static final List<String> ENDINGS =
      List.of("", ".md", ".markdown", ".MD", "/index.md", "/_index.md", "/README.md");

  private final Map<String, String> idByFile;
  private final Map<String, Set<String>> idsByName;
  private final Attachments attachments;
  private final Defaults defaults;

  /**
   * @param idByFile the ids of the articles, by their files
   */
  Targets(Map<String, String> idByFile, Attachments attachments, Defaults defaults) {
    this.idByFile = new HashMap<>(idByFile);
    this.idsByName = new HashMap<>();
    idByFile.forEach(
        (file, id) -> {
          called(name(id), id);
          called(name(FilePath.of(file).id()), id);
        });
    this.attachments = attachments;
    this.defaults = defaults;
  }

  private void called(String name, String id) {
    idsByName.computeIfAbsent(name, key -> new HashSet<>()).add(id);
  }

  private static String name(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  /** Rewrites the links and pictures of an article's tree; those that lead nowhere stay. */
  void rewrite(Element body, String file, Missing missing) {
    for (Element link : body.select("a[href]")) {
      link.attr("href", href(link.attr("href").strip(), file));
    }
    for (Element img : body.select("img[src]")) {
      picture(img, file, missing);
    }
  }

  /** Takes what is not there. */
  @FunctionalInterface
  interface Missing {
    void add(Element at, String message);
  }

  /** Where a link of an article leads. */
  String href(String href, String file) {
    Matcher parts = PARTS.matcher(href);
    if (ELSEWHERE.matcher(href).matches() || !parts.matches()) {
      return href;
    }
    String fragment = parts.group(3) == null ? "" : parts.group(3).toLowerCase(Locale.ROOT);
    String path = parts.group(1);
    if (path.isEmpty()) {
      return parts.group(2) == null ? fragment : href;
    }
    if (path.equals("/help") || path.startsWith("/help/")) {
      return path + (parts.group(2) == null ? "" : parts.group(2)) + fragment;
    }
    Optional<String> id = resolve(path, file).flatMap(this::id);
    if (id.isPresent()) {
      return "/help/" + encoded(id.get()) + fragment;
    }
    Optional<String> attached = attachment(path, file);
    return attached.orElseGet(
        () ->
            outside(href, resolve(path, file).orElse(path) + href.substring(path.length()), file));
  }

  /** The article whose file, or whose name alone, a path is. */
  private Optional<String> id(String path) {
    return ENDINGS.stream()
        .flatMap(ending -> Optional.ofNullable(idByFile.get(path + ending)).stream())
        .findFirst()
        .or(
            () ->
                Optional.of(idsByName.getOrDefault(name(FilePath.of(path).id()), Set.of()))
                    .filter(ids -> ids.size() == 1)
                    .map(ids -> ids.iterator().next()));
  }

  /** Where the articles stood before they came to Doorman, if their owner says so. */
  private String outside(String href, String below, String file) {
    return defaults
        .value(file, "links")
        .flatMap(
            base -> {
              try {
                return Optional.of(URI.create(base).resolve(below).toString());
              } catch (IllegalArgumentException e) {
                return Optional.empty();
              }
            })
        .orElse(href);
  }

  private void picture(Element img, String file, Missing missing) {
    String source = img.attr("src").strip();
    if (ELSEWHERE.matcher(source).matches()) {
      missing.add(
          img,
          "the picture " + source + " lies elsewhere and is shown as a link; put it in the folder");
      return;
    }
    Matcher parts = PARTS.matcher(source);
    Optional<String> path = parts.matches() ? resolve(parts.group(1), file) : Optional.empty();
    if (path.filter(found -> attachments.find(found).isPresent()).isEmpty()) {
      missing.add(img, "the picture " + source + " is not there; its text is shown in its place");
      return;
    }
    img.attr("src", address(path.get()));
    if (!img.hasAttr("width") || !img.hasAttr("height")) {
      attachments
          .size(path.get())
          .ifPresent(
              size ->
                  img.attr("width", String.valueOf(size.width()))
                      .attr("height", String.valueOf(size.height())));
    }
  }

  private Optional<String> attachment(String path, String file) {
    return resolve(path, file)
        .filter(found -> attachments.find(found).isPresent())
        .map(Targets::address);
  }

  private static String address(String path) {
    return Attachments.PATH + encoded(path);
  }

  private static String encoded(String path) {
    return Stream.of(path.split("/"))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }

  /** A path below the folder, seen from a file; empty where it leads out of the folder. */
  static Optional<String> resolve(String path, String file) {
    Deque<String> folders = new ArrayDeque<>();
    String from = path.startsWith("/") ? "" : file.substring(0, file.lastIndexOf('/') + 1);
    for (String part : (from + decoded(path)).split("/", -1)) {
      if (part.equals("..")) {
        if (folders.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        folders.addLast(part);
      }
    }
    return folders.isEmpty() ? Optional.empty() : Optional.of(String.join("/", folders));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
