package dev.doorman.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each threat in the threat model names tests, and each test that it names is there and runs. */
class ThreatModelTest {
  private static final Path MODEL = Path.of("docs", "threat-model.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern NAME = Pattern.compile("[\\w/]*[A-Z]\\w*(\\.\\w+)?|\\w+");

  /** What a row may say instead, since no test of ours can show it. */
  private static final List<String> WITHOUT_TEST =
      List.of("the same", "by construction", "– (the JDK's)", "the build works offline");

  /** Last cell of a table's row, in a section about threats and what is against them. */
  private record Row(String threat, String shownBy) {
    List<String> names() {
      return CODE.matcher(shownBy).results().map(found -> found.group(1)).toList();
    }
  }

  @Test
  void eachThreatNamesATest() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(80);
    assertThat(rows())
        .allSatisfy(
            row ->
                assertThat(
                        !row.names().isEmpty()
                            || WITHOUT_TEST.stream().anyMatch(row.shownBy()::equals))
                    .as(row.threat())
                    .isTrue());
  }

  @Test
  void eachTestThatIsNamedIsThereAndRuns() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Row row : rows()) {
      String of = "";
      for (String name : row.names()) {
        if (name.endsWith(".ts")) {
          note(missing, name, Files.exists(Path.of(name)));
          continue;
        }
        assertThat(name).as(row.threat()).matches(NAME);
        boolean methodAlone = Character.isLowerCase(name.charAt(0)) && !name.contains("/");
        String[] parts = methodAlone ? new String[] {of, name} : name.split("\\.", 2);
        of = parts[0];
        note(missing, parts[0] + " in " + row.threat(), found(parts[0]).isPresent());
        if (parts.length > 1) {
          boolean runs = found(parts[0]).filter(test -> runs(test, parts[1])).isPresent();
          note(missing, parts[0] + "." + parts[1], runs);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static void note(List<String> missing, String name, boolean isThere) {
    if (!isThere) {
      missing.add(name);
    }
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    boolean relevant = false;
    for (String line : Files.readAllLines(MODEL)) {
      if (line.startsWith("## ")) {
        relevant = Stream.of("STRIDE", "ASVS", "OWASP").anyMatch(line::contains);
      }
      String[] cells = line.split(" \\| ", -1);
      if (relevant && line.startsWith("| ") && cells.length > 2) {
        String last = cells[cells.length - 1].replaceFirst(" \\|$", "");
        if (!last.equals("test") && !last.equals("shown by")) {
          rows.add(new Row(cells[0].substring(2), last));
        }
      }
    }
    return rows;
  }

  private static Optional<Class<?>> found(String name) {
    try {
      String full = "dev.doorman." + name.replace('/', '.');
      return Optional.of(Class.forName(full, false, ThreatModelTest.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Whether it is a test, its own or one of a contract that it keeps. */
  private static boolean runs(Class<?> test, String method) {
    for (Class<?> type = test; type != null; type = type.getSuperclass()) {
      Stream<Method> methods = Arrays.stream(type.getDeclaredMethods());
      if (methods.anyMatch(
          one -> one.getName().equals(method) && one.getAnnotations().length > 0)) {
        return true;
      }
    }
    return false;
  }
}
