package dev.doorman.cli;

import dev.doorman.cli.replay.Replay;
import dev.doorman.cli.replay.Replay.Result;
import dev.doorman.knowledge.KnowledgeException;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Problem;
import dev.doorman.knowledge.lint.Lint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What may be written on the command line, and what it means. */
@Command(
    name = "doorman",
    description = "Without a command, the server starts.",
    subcommands = picocli.CommandLine.HelpCommand.class,
    mixinStandardHelpOptions = true)
final class Doorman {
  private static final String KNOWLEDGE = "DOORMAN_KNOWLEDGE";
  private static final String FOLDER =
      "Folder of the articles; else " + KNOWLEDGE + ", else ./knowledge, else the built-in ones.";

  private static final String BARE =
      "Leave the articles' example questions, unanswered ones and synonyms out.";

  private final Map<String, String> environment;
  private final BufferedReader in;
  private final PrintWriter out;

  Doorman(Map<String, String> environment, BufferedReader in, PrintWriter out) {
    this.environment = environment;
    this.in = in;
    this.out = out;
  }

  @Command(
      name = "ask",
      description = "Answers a question from the articles, or one on each line of standard input.",
      mixinStandardHelpOptions = true)
  int ask(
      @Option(names = "--json", description = "One JSON object on a line for each question.")
          boolean json,
      @Option(names = "--bare", description = BARE) boolean bare,
      @Option(names = "--knowledge", paramLabel = "DIR", description = FOLDER)
          @Nullable Path knowledge,
      @Option(
              names = "--locale",
              paramLabel = "TAG",
              defaultValue = "en",
              description =
                  "The language of the page that is asked on, as es or zh-Hans (default:"
                      + " ${DEFAULT-VALUE}). A question in another script counts as in its own.")
          String locale,
      @Option(
              names = "--top",
              paramLabel = "K",
              defaultValue = "5",
              description = "How many sections to name in \"ranked\" (default: ${DEFAULT-VALUE}).")
          int top,
      @Parameters(paramLabel = "QUESTION", arity = "0..*") @Nullable List<String> question)
      throws IOException {
    if (top < 1) {
      throw new BadInput("--top must be 1 or more, not " + top);
    }
    Locale page = locale(locale);
    try (var parts = parts(folder(knowledge), bare)) {
      var ask = new Ask(parts, json ? new JsonFormat() : new TextFormat(), page, top, out);
      if (question == null) {
        ask.each(in);
      } else {
        ask.one(String.join(" ", question));
      }
    }
    return Commands.OK;
  }

  @Command(
      name = "eval",
      description = "Measures retrieval and refusal on questions with known answers.",
      mixinStandardHelpOptions = true)
  int eval(
      @Option(names = "--knowledge", paramLabel = "DIR", description = FOLDER)
          @Nullable Path knowledge,
      @Option(
              names = "--questions",
              paramLabel = "FILE",
              required = true,
              description =
                  "Tab-separated lines: id, question, the ids of the articles that answer with"
                      + " commas between them (also article#section), or - for none. A first line"
                      + " that begins with qid is a heading; a column that it calls locale is the"
                      + " language of the page that a question is asked on.")
          Path questions,
      @Option(names = "--bare", description = BARE) boolean bare,
      @Option(
              names = "--locale",
              paramLabel = "TAG",
              defaultValue = "en",
              description =
                  "The language of the page that is asked on (default: ${DEFAULT-VALUE}).")
          String locale) {
    Locale page = locale(locale);
    List<Labelled> labelled = Labelled.read(questions);
    try (var parts = parts(folder(knowledge), bare)) {
      new Eval(parts, page).run(labelled).print(out);
    }
    return Commands.OK;
  }

  @Command(
      name = "lint",
      description =
          "Checks the articles and example utterances, and names every fault with file, line and"
              + " remedy.",
      mixinStandardHelpOptions = true)
  int lint(
      @Option(names = "--knowledge", paramLabel = "DIR", description = FOLDER)
          @Nullable Path knowledge) {
    KnowledgeFolder folder = folder(knowledge);
    List<Problem> faults;
    try (var parts = Parts.of(folder)) {
      Lint lint = Lint.of(folder, parts.index());
      lint.hints().forEach(hint -> out.println("hint: " + hint));
      faults = lint.faults();
      if (faults.isEmpty()) {
        int articles = parts.library().articles().size();
        out.println(articles + (articles == 1 ? " article, no fault" : " articles, no fault"));
      }
    } catch (KnowledgeException e) {
      faults = e.problems();
    }
    faults.forEach(out::println);
    return faults.isEmpty() ? Commands.OK : Commands.FAILED;
  }

  @Command(
      name = "replay",
      description =
          "Plays conversation scripts against the articles, and tells where the bot does not say"
              + " what they expect.",
      mixinStandardHelpOptions = true)
  int replay(
      @Option(names = "--knowledge", paramLabel = "DIR", description = FOLDER)
          @Nullable Path knowledge,
      @Option(
              names = "--write",
              description = "Write what the bot says into the files; read it before you keep it.")
          boolean write,
      @Parameters(
              paramLabel = "FILE",
              arity = "1..*",
              description = "Scripts, folders of them, or tables of labelled talks (*.tsv).")
          List<Path> given) {
    List<Path> files = Replay.find(given);
    try (var parts = Parts.of(folder(knowledge))) {
      var replay = new Replay(parts.library(), parts.understander(), parts.answerer());
      if (write) {
        files.forEach(replay::write);
        return Commands.OK;
      }
      List<Result> failed =
          files.stream().map(replay::play).filter(one -> !one.differences().isEmpty()).toList();
      failed.forEach(one -> one.differences().forEach(out::println));
      out.printf("%d of %d scripts came as expected%n", files.size() - failed.size(), files.size());
      return failed.isEmpty() ? Commands.OK : Commands.FAILED;
    }
  }

  private static Parts parts(KnowledgeFolder folder, boolean bare) {
    return bare ? Parts.bare(folder) : Parts.of(folder);
  }

  private static Locale locale(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      if (!locale.getLanguage().isEmpty()) {
        return locale;
      }
    } catch (IllformedLocaleException e) {
      // Told below, with the empty one.
    }
    throw new BadInput("--locale must be a language tag, as en or zh-Hans, not \"" + tag + "\"");
  }

  private KnowledgeFolder folder(@Nullable Path given) {
    return KnowledgeFolder.find(
        Optional.ofNullable(given)
            .or(
                () ->
                    Optional.ofNullable(environment.get(KNOWLEDGE))
                        .filter(value -> !value.isBlank())
                        .map(Path::of)));
  }
}
