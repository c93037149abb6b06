package dev.doorman.knowledge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one article: front matter, then Markdown. */
final class ArticleParser {
  private static final String MARK = "---";
  private static final int VERSION_DIGITS = 12;

  private ArticleParser() {}

  /** The article, or null where there are problems, which are added to the list. */
  static @Nullable Article parse(String file, String text, List<Problem> problems) {
    int before = problems.size();
    List<String> lines = text.lines().toList();
    int end = lines.isEmpty() || !lines.getFirst().equals(MARK) ? -1 : end(lines);
    if (end < 0) {
      problems.add(
          new Problem(file, 1, "begin the file with front matter between two lines of ---"));
      return null;
    }
    FrontMatter matter = FrontMatter.read(file, String.join("\n", lines.subList(1, end)), problems);
    var body = new MarkdownReader(file, end + 1, problems);
    body.read(String.join("\n", lines.subList(end + 1, lines.size())));
    if (matter == null) {
      return null;
    }
    List<Section> sections = body.sections();
    for (String anchor : matter.questions().keySet()) {
      if (cut(sections, anchor) == null) {
        problems.add(
            new Problem(
                file,
                Source.line(lines, "questions", anchor),
                "questions: the article has no anchor {#" + anchor + "}"));
      }
    }
    Set<String> anchors = sections.stream().map(Section::anchor).collect(Collectors.toSet());
    matter
        .picks()
        .related()
        .forEach(
            (from, to) ->
                Stream.concat(Stream.of(from), to.stream().filter(each -> !each.contains("#")))
                    .filter(anchor -> !anchors.contains(anchor))
                    .forEach(
                        anchor ->
                            problems.add(
                                new Problem(
                                    file,
                                    Source.line(lines, "related", from),
                                    "related: the article has no section {#" + anchor + "}"))));
    Optional<DeletionGuide> guide = guide(file, lines, matter, sections, problems);
    return problems.size() > before
        ? null
        : new Article(
            matter.id(),
            matter.title(),
            matter.locale(),
            matter.updated(),
            matter.product(),
            matter.synonyms(),
            version(text),
            body.introduction(),
            sections,
            matter.questions(),
            matter.unanswered(),
            guide,
            matter.picks());
  }

  private static int end(List<String> lines) {
    int end = lines.subList(1, lines.size()).indexOf(MARK);
    return end < 0 ? -1 : end + 1;
  }

  private static Optional<DeletionGuide> guide(
      String file,
      List<String> lines,
      FrontMatter matter,
      List<Section> sections,
      List<Problem> problems) {
    if (matter.flow().isEmpty()) {
      return Optional.empty();
    }
    Map<DeletionGuide.Topic, List<Excerpt>> excerpts = new EnumMap<>(DeletionGuide.Topic.class);
    matter
        .flow()
        .forEach(
            (topic, anchors) -> {
              List<Excerpt> cut = new ArrayList<>();
              for (String anchor : anchors) {
                Excerpt excerpt = cut(sections, anchor);
                if (excerpt == null) {
                  problems.add(
                      new Problem(
                          file,
                          Source.line(lines, "flow", topic.key()),
                          "flow: the article has no anchor {#" + anchor + "}"));
                } else {
                  cut.add(excerpt);
                }
              }
              excerpts.put(topic, cut);
            });
    var guide = new DeletionGuide(excerpts);
    if (guide.checklist().isEmpty()
        || guide.checklist().stream().anyMatch(item -> item.anchor().isEmpty())) {
      problems.add(
          new Problem(
              file,
              Source.line(lines, "flow", "checklist"),
              "flow: checklist must be a list of \"- [ ]\" items, each with an {#anchor}"));
    }
    return Optional.of(guide);
  }

  private static @Nullable Excerpt cut(List<Section> sections, String anchor) {
    for (Section section : sections) {
      if (section.anchor().equals(anchor)) {
        return new Excerpt(anchor, section.blocks());
      }
      List<Block> blocks = section.parts().get(anchor);
      if (blocks != null) {
        return new Excerpt(section.anchor(), blocks);
      }
    }
    return null;
  }

  static String version(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
