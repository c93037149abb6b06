package dev.doorman.desk.report;

import dev.doorman.access.Allowed;
import dev.doorman.access.Role;
import dev.doorman.desk.DeskRefusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The leads' figures. */
@Path("/api/desk")
public final class ReportResource {
  private static final int DAYS = 30;

  private final ReportRows rows;
  private final Clock clock;

  @Inject
  ReportResource(ReportRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * The report of a range; of the last 30 days, today among them, where none is given.
   *
   * @param from the first day, as {@code 2026-11-01}
   * @param to the day after the last one
   * @param zone as {@code Europe/Berlin}; what is a day, and an hour, goes by it
   */
  @GET
  @Path("/report")
  @Produces(MediaType.APPLICATION_JSON)
  @Allowed({Role.LEAD, Role.ADMIN})
  public Response report(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("zone") @DefaultValue("UTC") String zone) {
    return Response.ok(ReportJson.write(Report.of(range(from, to, zone), rows)))
        .header("Cache-Control", "no-store")
        .build();
  }

  /** The same as CSV, for spreadsheets. */
  @GET
  @Path("/report.csv")
  @Produces("text/csv")
  @Allowed({Role.LEAD, Role.ADMIN})
  public Response csv(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("zone") @DefaultValue("UTC") String zone) {
    Range range = range(from, to, zone);
    return Response.ok(ReportCsv.write(Report.of(range, rows)))
        .type("text/csv; charset=utf-8; header=present")
        .header("Cache-Control", "no-store")
        .header(
            "Content-Disposition",
            "attachment; filename=\"doorman-" + range.from() + "-" + range.to() + ".csv\"")
        .build();
  }

  private Range range(@Nullable String from, @Nullable String to, String zone) {
    ZoneId in = zone(zone);
    LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), in).plusDays(1);
    LocalDate end = to == null || to.isEmpty() ? tomorrow : day(to, "to");
    LocalDate begin = from == null || from.isEmpty() ? end.minusDays(DAYS) : day(from, "from");
    try {
      return new Range(begin, end, in);
    } catch (IllegalArgumentException e) {
      throw new DeskRefusal(400, "bad-range", e.getMessage() + ".");
    }
  }

  private static LocalDate day(String text, String name) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 2000 && day.getYear() < 3000) {
        return day;
      }
    } catch (DateTimeException e) {
      // Answered below.
    }
    throw new DeskRefusal(400, "bad-range", name + " must be a day, as 2026-11-01.");
  }

  /** Names of the IANA database only: an offset would be wrong for half of the year. */
  private static ZoneId zone(String text) {
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (!known.contains(text)) {
      throw new DeskRefusal(400, "bad-zone", "zone must be a name as Europe/Berlin or UTC.");
    }
    return ZoneId.of(text);
  }
}
