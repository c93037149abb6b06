package dev.doorman.desk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.base.UserId;
import dev.doorman.desk.report.ReportRows.Row;
import dev.doorman.desk.report.ReportRows.Server;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as a file for spreadsheets, and the ranges that it may have. */
class ReportCsvTest {
  private static final Instant AT = Instant.parse("2026-05-04T10:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-05-04");

  private static String csv(String... names) {
    return ReportCsv.write(
        Report.of(
            new Range(DAY, DAY.plusDays(1), ZoneOffset.UTC),
            (begin, end, reader) -> {
              for (String name : names) {
                reader.accept(
                    new Row(
                        AT,
                        Optional.of(AT.plusSeconds(30)),
                        Optional.of(AT.plusSeconds(41)),
                        Optional.of(AT.plusSeconds(130)),
                        Optional.of(new Server(new UserId(UUID.randomUUID()), name)),
                        "no-reply",
                        OptionalInt.of(4),
                        ReportRows.Kind.LIVE,
                        Optional.empty()));
              }
            }));
  }

  /** Reads CSV as RFC 4180 has it, and fails on what it does not allow. */
  private static List<List<String>> read(String csv) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    int i = 0;
    while (i < csv.length()) {
      var field = new StringBuilder();
      if (csv.charAt(i) == '"') {
        i++;
        while (csv.charAt(i) != '"' || csv.startsWith("\"\"", i)) {
          i += csv.charAt(i) == '"' ? 1 : 0;
          field.append(csv.charAt(i++));
        }
        i++;
      } else {
        while (csv.charAt(i) != ',' && csv.charAt(i) != '\r') {
          assertThat(csv.charAt(i)).isNotIn('"', '\n');
          field.append(csv.charAt(i++));
        }
      }
      line.add(field.toString());
      if (csv.charAt(i) == ',') {
        i++;
      } else {
        assertThat(csv.substring(i, i + 2)).isEqualTo("\r\n");
        i += 2;
        lines.add(line);
        line = new ArrayList<>();
      }
    }
    return lines;
  }

  @Test
  void everyLineHasAFieldForEachColumn() {
    List<List<String>> lines = read(csv("Ann", "Bob, the \"agent\""));
    assertThat(lines).hasSize(1 + 1 + 2 + 24);
    assertThat(lines).allMatch(line -> line.size() == lines.getFirst().size());
    assertThat(lines.getFirst())
        .startsWith("kind", "name", "id", "chats", "waiting_median_seconds");
    assertThat(lines.get(1))
        .startsWith("total", "", "", "2", "30.0", "30", "30", "41.0", "41", "41", "100.0");
    assertThat(column(lines, 1, "outcome_no_reply")).isEqualTo("2");
    assertThat(column(lines, 1, "rating_mean")).isEqualTo("4.00");
    assertThat(lines.get(3).get(1)).isEqualTo("Bob, the \"agent\"");
    assertThat(column(lines, 4, "waiting_median_seconds")).as("nobody at midnight").isEmpty();
  }

  private static String column(List<List<String>> lines, int line, String name) {
    return lines.get(line).get(lines.getFirst().indexOf(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"https://evil.example\";\"x\")",
        "+1+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1"
      })
  void nameThatLooksLikeAFormulaIsText(String name) {
    assertThat(read(csv(name)).get(2).get(1)).isEqualTo("'" + name);
  }

  @Test
  void rangeWithNoDayOrTooManyIsRefused() {
    ZoneId utc = ZoneOffset.UTC;
    assertThatThrownBy(() -> new Range(DAY, DAY, utc)).hasMessageContaining("later day");
    assertThatThrownBy(() -> new Range(DAY, DAY.minusDays(1), utc))
        .hasMessageContaining("later day");
    assertThatThrownBy(() -> new Range(DAY, DAY.plusDays(401), utc)).hasMessageContaining("400");
    assertThat(new Range(DAY, DAY.plusDays(400), utc).begin()).isEqualTo("2026-05-04T00:00:00Z");
  }
}
