package dev.doorman.knowledge;

import dev.doorman.base.ArticleId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads articles: front matter where there is some, then Markdown. Immutable. */
final class ArticleParser {
  private static final Locale DEFAULT = Library.DEFAULT_LOCALE;
  private static final int VERSION_DIGITS = 12;

  private final Defaults defaults;

  ArticleParser(Defaults defaults) {
    this.defaults = defaults;
  }

  /** The article, or null where it cannot be used. */
  @Nullable Article parse(String file, String text, Findings all) {
    var findings = new Findings();
    Article article = read(file, text, findings);
    // What the deletion flow is made from has to be as it was meant to be.
    boolean isGuide = article != null && article.guide().isPresent();
    if (isGuide) {
      findings.stops().addAll(findings.faults());
      findings.faults().clear();
    }
    all.addAll(findings);
    return findings.stops().isEmpty() ? article : null;
  }

  private @Nullable Article read(String file, String text, Findings findings) {
    ArticleText parts = ArticleText.of(text);
    if (parts.isUnclosed()) {
      findings.stop(file, 1, "the front matter has no end; add a line of --- behind it");
      return null;
    }
    FrontMatter matter = FrontMatter.read(file, parts.yaml(), findings);
    if (matter == null) {
      return null;
    }
    var body = new MarkdownReader(file, parts.linesBefore(), findings.faults());
    body.read(parts.markdown());
    FilePath path = FilePath.of(file);
    String title = matter.title().or(body::title).orElse(path.title());
    // A heading that only says the title again is the page's own.
    List<Section> sections =
        body.sections().stream()
            .filter(section -> !section.blocks().isEmpty() || !section.heading().equals(title))
            .toList();
    if (sections.isEmpty() && body.introduction().isEmpty()) {
      findings.stop(file, parts.linesBefore() + 1, "the article is empty; write its text");
      return null;
    }
    List<String> lines = text.lines().toList();
    Map<String, List<String>> questions = new HashMap<>(matter.questions());
    for (String anchor : matter.questions().keySet()) {
      if (cut(sections, anchor) == null && !anchor.equals(Article.INTRODUCTION)) {
        questions.remove(anchor);
        findings.fault(
            file,
            Source.line(lines, "questions", anchor),
            "questions: the article has no anchor {#" + anchor + "}");
      }
    }
    Optional<DeletionGuide> guide = guide(file, lines, matter, sections, findings.faults());
    return new Article(
        matter.id().orElseGet(() -> id(path, file, findings)),
        title,
        matter.locale().or(path::locale).or(() -> defaults.locale(file)).orElse(DEFAULT),
        matter.updated().or(() -> defaults.updated(file)).orElse(LocalDate.EPOCH),
        matter.product().or(() -> defaults.value(file, "product")),
        matter.synonyms(),
        version(text),
        body.introduction(),
        sections,
        questions,
        matter.unanswered(),
        guide);
  }

  private static ArticleId id(FilePath path, String file, Findings findings) {
    try {
      return new ArticleId(path.id());
    } catch (IllegalArgumentException e) {
      findings.fault(
          file, 1, "the file's path is no article id; add \"id: …\" to its front matter");
      return new ArticleId("article-" + version(file));
    }
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
