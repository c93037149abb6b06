package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Makes articles of a folder's files. For one thread. */
final class FolderReader {
  private static final Pattern ARTICLE = Pattern.compile("(?i).*\\.(?:md|markdown)");
  private static final Pattern DOCUMENTS = Pattern.compile("(?i).*\\.jsonl");
  private static final Pattern README = Pattern.compile("(?i)(?:.*/)?readme\\.(?:md|markdown)");

  /** In the front matter of a file that cannot be read otherwise. */
  private static final Pattern GUIDE = Pattern.compile("(?m)^flow:");

  private static final Pattern TRANSLATION =
      Pattern.compile(
          "(?m)^(?:locale|lang):\\s*(?!" + Library.DEFAULT_LOCALE.getLanguage() + "\\b)\\w");

  private static final String INTENTS = "intents/";

  private final Findings findings = new Findings();
  private final List<Source> sources = new ArrayList<>();
  private final Map<String, String> seen = new HashMap<>();
  private final ArticleParser parser;
  private boolean isGuideBroken;

  private FolderReader(Map<String, String> files) {
    parser = new ArticleParser(Defaults.of(files, findings));
  }

  /**
   * Reads all files, by their paths below the folder.
   *
   * @param unreadable why others of the folder are not among them
   * @throws KnowledgeException where none can be used, or the deletion flow's own cannot
   */
  static Loaded read(SequencedMap<String, String> files, List<Problem> unreadable) {
    var reader = new FolderReader(files);
    reader.findings.stops().addAll(unreadable);
    files.forEach(reader::read);
    reader.check();
    return new Loaded(
        reader.sources, reader.findings.stops(), reader.findings.faults(), reader.findings.notes());
  }

  private void read(String name, String text) {
    if (DOCUMENTS.matcher(name).matches()) {
      Documents.read(name, text, findings).forEach(article -> add(name, text, article));
    } else if (isForEditors(name, text)) {
      findings.note(
          name, 0, "a README is for those who keep the folder; give it front matter to show it");
    } else if (ARTICLE.matcher(name).matches() && !name.startsWith(INTENTS)) {
      Article article = parser.parse(name, text, findings);
      if (article != null) {
        add(name, text, article);
      } else {
        isGuideBroken |= GUIDE.matcher(text).find() && !TRANSLATION.matcher(text).find();
      }
    }
  }

  private static boolean isForEditors(String name, String text) {
    return README.matcher(name).matches() && ArticleText.of(text).matter().isEmpty();
  }

  private void add(String name, String text, Article article) {
    String key = article.locale().getLanguage() + "/" + article.id();
    String other = seen.putIfAbsent(key, name);
    if (other == null) {
      sources.add(new Source(name, text, article));
    } else {
      findings.stop(
          name,
          Source.line(text.lines().toList(), "id"),
          "the id \"" + article.id() + "\" is used in " + other + " already; give one another id");
    }
  }

  /** A translation of the deletion flow's article may be set aside, the article itself may not. */
  private void check() {
    List<Problem> unfit = FlowSources.problems(sources);
    unfit.forEach(findings.stops()::add);
    for (Problem problem : unfit) {
      sources.stream()
          .filter(source -> source.file().equals(problem.file()))
          .filter(FolderReader::isForDefaultLanguage)
          .forEach(source -> isGuideBroken = true);
      sources.removeIf(source -> source.file().equals(problem.file()));
    }
    if (sources.isEmpty() && findings.stops().isEmpty()) {
      findings.stop("", 0, "the folder holds no article; add a *.md file");
    }
    if (sources.isEmpty() || isGuideBroken) {
      throw new KnowledgeException(findings.stops());
    }
  }

  private static boolean isForDefaultLanguage(Source source) {
    return source.article().locale().getLanguage().equals(Library.DEFAULT_LOCALE.getLanguage());
  }
}
