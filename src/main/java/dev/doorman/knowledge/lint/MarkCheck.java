package dev.doorman.knowledge.lint;

import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Problem;
import dev.doorman.knowledge.Section;
import dev.doorman.knowledge.Source;
import dev.doorman.knowledge.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds marks that readers would see as they were typed, because nothing reads them as marks:
 * {@code **} that CommonMark cannot close, links whose reference is missing, tags of templates.
 */
final class MarkCheck {
  private static final Pattern MARK =
      Pattern.compile(
          "\\*\\*|~~|]\\([^)]*\\)|]\\[[^\\]]*]|!\\[|\\[\\^[^\\]]+]|(?<!\\w)__(?=\\w)|(?<=\\w)__(?!\\w)");

  private static final Pattern TEMPLATE =
      Pattern.compile(
          "\\{\\{.*?}}|\\{%.*?%}|\\[!INCLUDE\\b[^\\]]*]|</?[A-Z][\\w.]*(?:\\s[^<>]*)?/?>");

  private static final Pattern FENCE = Pattern.compile("\\s*(?:`{3,}|~{3,}).*");

  private MarkCheck() {}

  /** Marks that are shown as they were typed. */
  static List<Problem> problems(Source source) {
    List<Problem> problems = new ArrayList<>();
    Body body = Body.of(source);
    for (Span span : PlainText.runs(blocks(source.article())).toList()) {
      Matcher mark = MARK.matcher(span.text());
      if (!span.marks().contains(Span.Mark.CODE) && mark.find()) {
        String near = near(span.text(), mark.start());
        problems.add(
            new Problem(
                source.file(),
                line(body, mark.group(), near),
                "\"" + near + "\" is shown as it is typed; close the mark, or put \\ before it"));
      }
    }
    return problems.stream().distinct().toList();
  }

  /** Tags of templates, which nothing fills in here. */
  static List<Problem> hints(Source source) {
    List<Problem> hints = new ArrayList<>();
    Body body = Body.of(source);
    boolean fenced = false;
    for (int i = 0; i < body.lines().size(); i++) {
      String line = body.lines().get(i);
      fenced ^= FENCE.matcher(line).matches();
      Matcher tag = TEMPLATE.matcher(line.replaceAll("`[^`]*`", ""));
      if (!fenced && tag.find()) {
        hints.add(
            new Problem(
                source.file(),
                body.linesBefore() + i + 1,
                "the template tag " + tag.group() + " is not filled in; write what it stands for"));
      }
    }
    return hints;
  }

  private static List<Block> blocks(Article article) {
    return Stream.concat(
            article.introduction().stream(),
            article.sections().stream().map(Section::blocks).flatMap(List::stream))
        .toList();
  }

  private static String near(String text, int at) {
    String around = text.substring(Math.max(0, at - 12), Math.min(text.length(), at + 18));
    return around.replace('\n', ' ').strip();
  }

  /** The first line with all of it, else the first with the mark. */
  private static int line(Body body, String mark, String near) {
    return IntStream.range(0, body.lines().size())
            .filter(i -> body.lines().get(i).contains(near))
            .findFirst()
            .orElseGet(
                () ->
                    IntStream.range(0, body.lines().size())
                        .filter(i -> body.lines().get(i).contains(mark))
                        .findFirst()
                        .orElse(0))
        + body.linesBefore()
        + 1;
  }
}
