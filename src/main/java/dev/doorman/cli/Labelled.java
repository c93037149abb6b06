package dev.doorman.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A question with the known answer.
 *
 * @param relevant ids of articles, or {@code article#section}; none where no article answers
 * @param locale of the page that it is asked on, where the file says so
 * @param talk the conversation that it is asked in, behind the lines of the same talk before it,
 *     where the file says so
 */
record Labelled(
    String id,
    String question,
    Set<String> relevant,
    Optional<Locale> locale,
    Optional<String> talk) {
  private static final String LOCALE = "locale";
  private static final String TALK = "talk";
  private static final String NONE = "-";
  private static final int COLUMNS = 3;
  private static final Pattern IDS = Pattern.compile("[ ,]+");

  Labelled {
    relevant = Set.copyOf(relevant);
  }

  /**
   * Reads tab-separated lines; a first line that begins with {@code qid} is a heading. Columns
   * behind the third are left alone, but for those that the heading calls {@code locale} and {@code
   * talk}.
   *
   * @throws BadInput where the file cannot be read, or a line is none
   */
  static List<Labelled> read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new BadInput(file + ": cannot be read as UTF-8: " + e);
    }
    List<Labelled> labelled = new ArrayList<>();
    List<String> heading = lines.isEmpty() ? List.of() : List.of(lines.getFirst().split("\t", -1));
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || (i == 0 && line.startsWith("qid\t"))) {
        continue;
      }
      String[] cells = line.split("\t", -1);
      if (cells.length < COLUMNS || cells[2].isBlank()) {
        throw new BadInput(
            file + ":" + (i + 1) + ": write id, question and article ids (or -) with tabs between");
      }
      Set<String> relevant = IDS.splitAsStream(cells[2].strip()).collect(Collectors.toSet());
      relevant.remove(NONE);
      labelled.add(
          new Labelled(
              cells[0],
              cells[1],
              relevant,
              locale(file, i, cells, heading.indexOf(LOCALE)),
              cell(cells, heading.indexOf(TALK))));
    }
    if (labelled.isEmpty()) {
      throw new BadInput(file + ": holds no question");
    }
    return labelled;
  }

  private static Optional<Locale> locale(Path file, int line, String[] cells, int column) {
    return cell(cells, column)
        .map(
            tag -> {
              try {
                return new Locale.Builder().setLanguageTag(tag).build();
              } catch (IllformedLocaleException e) {
                throw new BadInput(
                    file + ":" + (line + 1) + ": \"" + tag + "\" is no language tag, as en or es");
              }
            });
  }

  /** What stands in a column behind the third; empty where the line has none. */
  private static Optional<String> cell(String[] cells, int column) {
    return column < COLUMNS || column >= cells.length || cells[column].isBlank()
        ? Optional.empty()
        : Optional.of(cells[column].strip());
  }
}
