package dev.doorman.knowledge.markdown;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that is nothing but a tag of a site generator.
 *
 * @param name in small letters
 * @param title that it gives what it encloses; may be empty
 * @param closes whether it is the end of something
 */
record Tag(String name, String title, boolean closes) {
  /** {@code :::note Title}, {@code ::: tip}, {@code :::note[Title]}, {@code :::note{title="…"}}. */
  private static final Pattern COLONS =
      Pattern.compile(":{3,}\\s*([\\w-]*)\\s*(?:\\[(.*)]|\\{(.*)}|(.*?))\\s*:*");

  /** {@code {% hint style="info" %}}, {@code {{< note >}}}, {@code {{% tab "x" %}}}. */
  private static final Pattern BRACES =
      Pattern.compile("\\{(?:%-?|\\{[<%])\\s*(/|end)?\\s*([\\w./-]+)\\s*(.*?)\\s*/?(?:-?%|[>%]})}");

  /** {@code <Note>}, {@code <TabItem label="x">}, {@code </Tabs>}. */
  private static final Pattern COMPONENT =
      Pattern.compile("<(/)?([A-Z][\\w.]*)((?:\\s[^<>]*)?)(?:/)?>");

  private static final Pattern VALUE =
      Pattern.compile(
          "\\b(title|label|header|name|summary|value)\\s*=\\s*\\{?\\s*[\"']([^\"']*)[\"']");

  private static final Pattern KIND =
      Pattern.compile("\\b(?:style|type|kind)\\s*=\\s*[\"'](\\w+)[\"']");
  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']*)[\"'].*");
  private static final Set<String> TAB =
      Set.of(
          "tab", "tabitem", "tabpane", "tab-item", "tab-panel", "tabpanel", "codetab", "code-tab");

  private static final Set<String> OPENS =
      Set.of("details", "accordion", "expandable", "collapse", "expand");

  /** The tag that a line is, if it is one. */
  static Optional<Tag> of(String line) {
    String text = line.strip();
    Matcher colons = COLONS.matcher(text);
    if (colons.matches()) {
      return Optional.of(
          new Tag(
              colons.group(1).toLowerCase(Locale.ROOT),
              title(first(colons.group(2), colons.group(4)), colons.group(3)),
              colons.group(1).isEmpty()));
    }
    Matcher braces = BRACES.matcher(text);
    if (braces.matches()) {
      return Optional.of(tag(braces.group(2), braces.group(3), braces.group(1) != null));
    }
    Matcher component = COMPONENT.matcher(text);
    return component.matches()
        ? Optional.of(tag(component.group(2), component.group(3), component.group(1) != null))
        : Optional.empty();
  }

  private static Tag tag(String name, String values, boolean closes) {
    Matcher kind = KIND.matcher(values);
    boolean isNamed = Callouts.kind(name).isPresent() && kind.find();
    return new Tag(
        (isNamed && Callouts.kind(kind.group(1)).isPresent() ? kind.group(1) : name)
            .toLowerCase(Locale.ROOT),
        title("", values),
        closes);
  }

  private static String first(String one, String other) {
    return one != null ? one : other != null ? other : "";
  }

  private static String title(String plain, String values) {
    String given = values == null ? "" : values;
    Matcher value = VALUE.matcher(given);
    String title = "";
    while (value.find()) {
      // What is shown goes before what it is called by.
      if (title.isEmpty() || !value.group(1).equals("value")) {
        title = value.group(2);
      }
    }
    Matcher quoted = QUOTED.matcher(given);
    return !title.isEmpty() ? title : quoted.matches() ? quoted.group(1) : plain.strip();
  }

  boolean isTab() {
    return TAB.contains(name);
  }

  boolean isOpening() {
    return OPENS.contains(name);
  }

  boolean isNote() {
    return Callouts.kind(name).isPresent();
  }
}
