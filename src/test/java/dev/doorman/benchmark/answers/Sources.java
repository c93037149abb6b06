package dev.doorman.benchmark.answers;

import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Embeddings;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.QuestionLanguage;
import dev.doorman.knowledge.RememberingEmbeddings;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.understanding.Understander;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All sources at hand: the project's own questions, and the public sets where there is a folder.
 */
final class Sources {
  private static final Path QUESTIONS = Path.of("src/test/resources/questions");
  private static final String FIRST = "delete-or-deactivate";
  private static final Map<String, String> PARTS =
      Map.of(
          "WARN", "before-you-delete",
          "CHECKLIST", "before-you-delete",
          "PHONE_STEPS", "delete-on-your-phone",
          "WEB_STEPS", "delete-on-the-website",
          "SIGNOUT_VS_DELETE", "sign-out-or-delete",
          "DATA_AFTER", "what-happens-to-your-data",
          "TIPS", "good-to-know");

  /** Of the sets about other things, every so manieth question is taken. */
  private static final Map<String, Integer> FAR =
      Map.of("oos/clinc150_train_val", 120, "intents/banking77_train", 120);

  private final Path sets;
  private final Embeddings embedder;
  private final List<String> offTopic;
  private final Library first;
  private final List<Source> all = new ArrayList<>();

  private Sources(Path sets, Embeddings model) {
    this.sets = sets;
    this.embedder = new RememberingEmbeddings(model, Map.of());
    KnowledgeFolder folder = KnowledgeFolder.read(Path.of("knowledge"));
    this.first = folder.library();
    this.offTopic = new Understander(folder, first, embedder).offTopic();
  }

  /** Articles without what their owners wrote for the search. */
  static List<Source> bare(Path sets, Embeddings model) throws IOException {
    var sources = new Sources(sets, model);
    sources.helpCentres();
    sources.firstArticle();
    sources.retrieval();
    return sources.all;
  }

  /** The first article with its front matter. */
  static List<Source> withExamples(Path sets, Embeddings model) throws IOException {
    var sources = new Sources(sets, model);
    for (Article article : sources.first.articles()) {
      sources.own(article, "full");
    }
    return sources.all;
  }

  private SearchIndex index(Library library) {
    return new SearchIndex(library, offTopic, embedder);
  }

  private void helpCentres() throws IOException {
    for (String name : List.of("arduino", "npm", "intune-es")) {
      Path folder = sets.resolve("help_centres/" + name);
      if (Files.isDirectory(folder)) {
        Locale locale = name.endsWith("-es") ? Locale.of("es") : Locale.ENGLISH;
        SearchIndex index =
            index(KnowledgeFolder.read(folder.resolve("as_written")).library().bare());
        all.add(
            Source.of(name, name, index, locale, labelled(folder.resolve("questions.tsv")), true));
        far(name, name, index, locale);
      }
    }
  }

  /** Questions about anything else, each set of them a source. */
  private void far(String name, String family, SearchIndex index, Locale locale)
      throws IOException {
    for (var far : FAR.entrySet()) {
      Path file = sets.resolve(far.getKey() + ".tsv");
      if (Files.exists(file) && locale.equals(Locale.ENGLISH)) {
        List<String[]> lines = lines(file);
        List<Map.Entry<String, Set<String>>> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i += far.getValue()) {
          rows.add(Map.entry(lines.get(i)[0], Set.of()));
        }
        String set = file.getFileName().toString().replaceAll("_.*", "");
        all.add(Source.of(Source.FAR + name + "-" + set, family, index, locale, rows, true));
      }
    }
  }

  private void firstArticle() throws IOException {
    for (Article article : first.articles()) {
      own(article.bare(), "bare");
    }
  }

  /** The questions of two writers about the first article, in its language. */
  private void own(Article article, String kind) throws IOException {
    String language = article.locale().getLanguage();
    SearchIndex index = index(new Library(List.of(article)));
    String family = "first-" + language;
    all.add(
        Source.of(
            kind + "-" + language,
            family,
            index,
            article.locale(),
            sections(lines(QUESTIONS.resolve("first-article.tsv")), article.locale()),
            true));
    if (language.equals("en")) {
      all.add(
          Source.of(
              kind + "-own-en",
              family,
              index,
              article.locale(),
              labelled(QUESTIONS.resolve("delete-or-deactivate.tsv")),
              true));
      Path quotes = sets.resolve("mi_account/mi_account_questions.tsv");
      if (Files.exists(quotes)) {
        all.add(Source.of(kind + "-quotes", family, index, article.locale(), quotes(quotes), true));
      }
      far(kind + "-first", family, index, article.locale());
    } else {
      all.add(
          Source.of(
              kind + "-own-" + language,
              family,
              index,
              article.locale(),
              sections(lines(QUESTIONS.resolve("languages.tsv")), article.locale()),
              true));
    }
  }

  private void retrieval() throws IOException {
    for (var set :
        Map.of(
                "covidfaq", "covidfaq_docs",
                "stackfaq", "stackfaq_docs_threads",
                "gitlab_handbook", "gitlab_handbook_docs")
            .entrySet()) {
      Path documents = sets.resolve("retrieval/" + set.getValue() + ".jsonl");
      if (Files.exists(documents)) {
        Library library =
            KnowledgeFolder.of(Map.of("documents.jsonl", Files.readString(documents))).library();
        Path questions = sets.resolve("retrieval/" + set.getKey() + "_questions.tsv");
        all.add(
            Source.of(
                set.getKey(),
                set.getKey(),
                index(library),
                Locale.ENGLISH,
                labelled(questions),
                false));
      }
    }
  }

  private static List<Map.Entry<String, Set<String>>> labelled(Path file) throws IOException {
    return lines(file).stream().skip(1).map(row -> Map.entry(row[1], ids(row[2], ""))).toList();
  }

  /** Hindi in Latin letters is looked up in English, as the chat does, and is left out here. */
  private List<Map.Entry<String, Set<String>>> sections(List<String[]> rows, Locale locale) {
    return rows.stream()
        .filter(row -> row[0].equals(locale.getLanguage()))
        .filter(
            row ->
                QuestionLanguage.of(row[1], locale, first)
                    .getLanguage()
                    .equals(locale.getLanguage()))
        .map(row -> Map.entry(row[1], ids(row[2], FIRST + "#")))
        .toList();
  }

  private static List<Map.Entry<String, Set<String>>> quotes(Path file) throws IOException {
    List<String[]> rows = lines(file);
    int language = List.of(rows.getFirst()).indexOf("lang");
    return rows.stream()
        .skip(1)
        .filter(row -> row[language].equals("en"))
        .map(
            row ->
                Map.entry(
                    row[1],
                    Arrays.stream(row[2].split("\\|", -1))
                        .filter(PARTS::containsKey)
                        .map(label -> FIRST + "#" + PARTS.getOrDefault(label, ""))
                        .collect(Collectors.toSet())))
        .toList();
  }

  private static Set<String> ids(String cell, String prefix) {
    return Arrays.stream(cell.split("[ ,]+", -1))
        .filter(id -> !id.isBlank() && !id.equals("-"))
        .map(id -> id.contains("#") ? id : prefix + id)
        .collect(Collectors.toSet());
  }

  private static List<String[]> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(line -> line.split("\t", -1)).toList();
  }
}
