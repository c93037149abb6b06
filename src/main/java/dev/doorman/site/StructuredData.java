package dev.doorman.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Section;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What search engines and assistants read of a page: JSON-LD in the terms of schema.org. It says
 * nothing that does not stand on the page.
 */
final class StructuredData {
  private static final ObjectMapper MAPPER = mapper();

  /** Of an article's title; longer ones are cut off where they are shown. */
  private static final int HEADLINE_MOST = 110;

  private static final String QUESTION_MARKS = "?？؟";
  private static final String COLONS = "[:：]\\s*$";

  private StructuredData() {}

  /** A mapper whose output may stand in a script element: no sign in it can end the element. */
  private static ObjectMapper mapper() {
    var mapper = new ObjectMapper();
    mapper.getFactory().setCharacterEscapes(new ForScripts());
    return mapper;
  }

  /** Writes the signs that HTML and JavaScript read in ways of their own as {@code \\uXXXX}. */
  private static final class ForScripts extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      for (char sign : new char[] {'<', '>', '&', '\''}) {
        codes[sign] = ESCAPE_STANDARD;
      }
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int sign) {
      return sign == 0x2028 || sign == 0x2029
          ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", sign))
          : null;
    }
  }

  /** The list of articles: a site that can be searched. */
  static String home(Frame frame) {
    ObjectNode site = MAPPER.createObjectNode().put("@context", "https://schema.org");
    site.put("@type", "WebSite")
        .put("name", frame.name())
        .put("url", frame.canonical())
        .put("inLanguage", frame.language());
    ObjectNode action = site.putObject("potentialAction").put("@type", "SearchAction");
    action
        .putObject("target")
        .put("@type", "EntryPoint")
        .put("urlTemplate", frame.origin() + Paths.HELP + "?q={query}");
    action.put("query-input", "required name=query");
    return write(site);
  }

  /** An article, its questions and answers, its steps, and where it stands. */
  static String article(Article article, String summary, Frame frame) {
    ObjectNode root = MAPPER.createObjectNode().put("@context", "https://schema.org");
    ArrayNode graph = root.putArray("@graph");
    describe(graph.addObject(), article, summary, frame);
    questions(graph, article, frame);
    for (Section section : article.sections()) {
      for (int i = 0; i < section.blocks().size(); i++) {
        if (section.blocks().get(i) instanceof Block.Steps found) {
          steps(graph.addObject(), found.items(), name(section, i), section, frame);
        }
      }
    }
    trail(graph.addObject(), article, frame);
    return write(root);
  }

  private static void describe(ObjectNode node, Article article, String summary, Frame frame) {
    node.put("@type", "Article")
        .put("headline", Text.shorten(article.title(), HEADLINE_MOST))
        .put("description", summary)
        .put("inLanguage", article.locale().toLanguageTag())
        .put("url", frame.canonical())
        .put("mainEntityOfPage", frame.canonical());
    article.lastUpdated().ifPresent(day -> node.put("dateModified", day.toString()));
    node.putObject("author").put("@type", "Organization").put("name", frame.name());
    node.putObject("publisher").put("@type", "Organization").put("name", frame.name());
    Optional.ofNullable(frame.picture()).ifPresent(picture -> node.put("image", picture));
  }

  /** The sections whose headings are questions; a page may have one list of them. */
  private static void questions(ArrayNode graph, Article article, Frame frame) {
    List<Section> asked =
        article.sections().stream().filter(section -> isQuestion(section.heading())).toList();
    if (asked.isEmpty()) {
      return;
    }
    ObjectNode page = graph.addObject().put("@type", "FAQPage").put("url", frame.canonical());
    ArrayNode questions = page.putArray("mainEntity");
    for (Section section : asked) {
      ObjectNode question = questions.addObject().put("@type", "Question");
      question.put("name", section.heading()).put("url", url(section, frame));
      question
          .putObject("acceptedAnswer")
          .put("@type", "Answer")
          .put("text", PlainText.of(section.blocks()));
    }
  }

  private static boolean isQuestion(String heading) {
    String text = heading.strip();
    return !text.isEmpty() && QUESTION_MARKS.indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  /** The heading where the steps come first under it, else the words that lead to them. */
  private static String name(Section section, int block) {
    return block > 0 && section.blocks().get(block - 1) instanceof Block.Paragraph before
        ? PlainText.of(before).replaceFirst(COLONS, "")
        : section.heading();
  }

  private static void steps(
      ObjectNode node, List<Block.Item> items, String name, Section section, Frame frame) {
    node.put("@type", "HowTo").put("name", name).put("url", url(section, frame));
    ArrayNode steps = node.putArray("step");
    for (Block.Item item : items) {
      steps
          .addObject()
          .put("@type", "HowToStep")
          .put("position", steps.size())
          .put("text", PlainText.of(new Block.Steps(List.of(item))));
    }
  }

  private static String url(Section section, Frame frame) {
    return frame.canonical() + "#" + section.anchor();
  }

  private static void trail(ObjectNode node, Article article, Frame frame) {
    ArrayNode places = node.put("@type", "BreadcrumbList").putArray("itemListElement");
    places
        .addObject()
        .put("@type", "ListItem")
        .put("position", 1)
        .put("name", frame.name())
        .put("item", frame.origin() + Paths.home(article.locale()));
    places
        .addObject()
        .put("@type", "ListItem")
        .put("position", 2)
        .put("name", article.title())
        .put("item", frame.canonical());
  }

  private static String write(ObjectNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
