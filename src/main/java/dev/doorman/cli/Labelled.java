package dev.doorman.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A question with the known answer.
 *
 * @param relevant ids of articles, or {@code article#section}; none where no article answers
 */
record Labelled(String id, String question, Set<String> relevant) {
  private static final String NONE = "-";
  private static final int COLUMNS = 3;
  private static final Pattern IDS = Pattern.compile("[ ,]+");

  Labelled {
    relevant = Set.copyOf(relevant);
  }

  /**
   * Reads tab-separated lines; a first line that begins with {@code qid} is a heading, and columns
   * behind the third are left alone.
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
      labelled.add(new Labelled(cells[0], cells[1], relevant));
    }
    if (labelled.isEmpty()) {
      throw new BadInput(file + ": holds no question");
    }
    return labelled;
  }
}
