package dev.doorman.cli.replay;

import dev.doorman.answer.Answerer;
import dev.doorman.base.FinalException;
import dev.doorman.cli.replay.Player.Played;
import dev.doorman.dialogue.Situation;
import dev.doorman.knowledge.Library;
import dev.doorman.understanding.Understander;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Plays scripts and tells where what came is not what they expect. */
public final class Replay {
  private final Stage.Props props;
  private final Set<Situation> situations = new TreeSet<>();

  public Replay(Library library, Understander understander, Answerer answerer) {
    props = Stage.Props.of(library, understander, answerer);
  }

  /**
   * What became of a script.
   *
   * @param differences readable; none where all came as expected
   */
  public record Result(Path file, List<String> differences) {
    public Result {
      differences = List.copyOf(differences);
    }
  }

  /**
   * The scripts in files and folders, in order; a folder's are its {@code *.txt} files, however
   * deep.
   *
   * @throws FinalException where a file cannot be read, or a folder holds none
   */
  public static List<Path> find(List<Path> given) {
    List<Path> files = new ArrayList<>();
    for (Path path : given) {
      try (Stream<Path> walk = Files.walk(path)) {
        List<Path> found =
            walk.filter(Files::isRegularFile)
                .filter(file -> file.equals(path) || file.toString().endsWith(".txt"))
                .sorted()
                .toList();
        if (found.isEmpty()) {
          throw new FinalException(path + ": there is no script in this folder");
        }
        files.addAll(found);
      } catch (IOException e) {
        throw new FinalException(path + ": this file or folder cannot be read");
      }
    }
    return files;
  }

  /**
   * Plays one script, or the labelled talks of a {@code *.tsv} file.
   *
   * @throws FinalException where the file is neither
   */
  public Result play(Path file) {
    if (isTable(file)) {
      return new Result(file, LabelledTalks.play(file.toString(), lines(file), props, situations));
    }
    Script script = read(file);
    List<String> differences = new ArrayList<>();
    for (Played played : Player.play(script, props, situations)) {
      Difference.of(script, played).ifPresent(differences::add);
    }
    return new Result(file, differences);
  }

  /**
   * Plays one script and writes what came into it, in place of what it expects.
   *
   * @throws FinalException where the file is no script, or cannot be written
   */
  public void write(Path file) {
    if (isTable(file)) {
      throw new FinalException(file + ": what is expected of labelled talks is written by hand");
    }
    Script script = read(file);
    Map<Integer, List<Sight>> sights = new HashMap<>();
    Player.play(script, props, situations)
        .forEach(played -> sights.put(played.move().line(), played.sights()));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < script.lines().size(); i++) {
      String line = script.lines().get(i);
      if (!line.strip().startsWith("<")) {
        lines.add(line);
      }
      sights.getOrDefault(i + 1, List.of()).forEach(sight -> lines.add("< " + sight.written()));
    }
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new FinalException(file + ": this file cannot be written");
    }
  }

  private static boolean isTable(Path file) {
    return file.toString().endsWith(".tsv");
  }

  private static Script read(Path file) {
    return ScriptReader.read(file.toString(), lines(file));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new FinalException(file + ": this file cannot be read as UTF-8 text");
    }
  }

  /** All kinds of states and inputs that met in the scripts played so far. */
  public Set<Situation> situations() {
    return Collections.unmodifiableSet(situations);
  }
}
