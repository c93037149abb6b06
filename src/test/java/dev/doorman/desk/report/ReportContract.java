package dev.doorman.desk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.access.Agent;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.HandOver;
import dev.doorman.conversation.HandOvers.Closing;
import dev.doorman.desk.TestDesk;
import dev.doorman.desk.duty.Presence;
import dev.doorman.desk.jdbc.JdbcReportRows;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures, over real tables, against figures that are worked out in the plainest way. */
abstract class ReportContract {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

  /** A hand-over as the test knows it; null is what there is not. */
  private record Known(
      Instant since,
      Instant claimed,
      Instant reply,
      Instant closed,
      UUID agent,
      String state,
      String outcome,
      Integer stars) {}

  private final List<Known> known = new ArrayList<>();
  private ReportRows rows;

  abstract TestDatabase tables();

  @BeforeEach
  void empty() {
    tables().clear();
    known.clear();
    rows = new JdbcReportRows(tables().database());
  }

  private void add(Known one) {
    known.add(one);
    tables()
        .execute(
            """
            insert into hand_over (conversation, nr, team, state, reason, waiting_since,
              claimed_at, first_reply_at, closed_at, agent, agent_name, outcome, tags,
              customer_wrote, agent_wrote, stars)
            values (?, 1, 'support', ?, 'ASKED', ?, ?, ?, ?, ?, ?, ?, '', 0, 0, ?)""",
            UUID.randomUUID(),
            one.state(),
            column(one.since()),
            column(one.claimed()),
            column(one.reply()),
            column(one.closed()),
            one.agent(),
            one.agent() == null ? null : "Agent " + one.agent(),
            one.outcome(),
            one.stars());
  }

  private static OffsetDateTime column(Instant at) {
    return at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  private static Known waited(Instant since, long seconds) {
    return new Known(
        since, since.plusSeconds(seconds), null, null, UUID.randomUUID(), "HELD", null, null);
  }

  private static Range days(String from, String to, ZoneId zone) {
    return new Range(LocalDate.parse(from), LocalDate.parse(to), zone);
  }

  @Test
  void medianIsTheMiddleOrTheMeanOfTwoAndP90TheNearestRank() {
    Instant at = Instant.parse("2026-05-04T10:00:00Z");
    for (long seconds : List.of(10L, 20L, 30L)) {
      add(waited(at, seconds));
    }
    var odd = Report.of(days("2026-05-04", "2026-05-05", BERLIN), rows).totals().waiting();
    assertThat(odd.median()).hasValue(20);
    assertThat(odd.p90()).hasValue(30L);
    add(waited(at, 45));
    var even = Report.of(days("2026-05-04", "2026-05-05", BERLIN), rows).totals().waiting();
    assertThat(even.median()).hasValue(25);
    for (long seconds = 50; seconds < 110; seconds += 10) {
      add(waited(at, seconds));
    }
    var ten = Report.of(days("2026-05-04", "2026-05-05", BERLIN), rows).totals().waiting();
    assertThat(ten.p90()).as("the ninth of ten").hasValue(90L);
    assertThat(ten.max()).hasValue(100L);
  }

  @Test
  void hoursAndDaysAreThoseOfTheZone() {
    // 22:30 in Berlin's summer, the next day at 02:00 in Kolkata, 20:30 UTC.
    add(waited(Instant.parse("2026-07-10T20:30:00Z"), 1));
    var berlin = Report.of(days("2026-07-10", "2026-07-11", BERLIN), rows);
    assertThat(hours(berlin)).containsExactly(22);
    assertThat(Report.of(days("2026-07-10", "2026-07-11", KOLKATA), rows).totals().chats())
        .isZero();
    assertThat(hours(Report.of(days("2026-07-11", "2026-07-12", KOLKATA), rows)))
        .containsExactly(2);
  }

  @Test
  void dayOfTheClockChangeHasItsTwentyFiveHours() {
    // 2026-10-25 in Berlin: 02:30 comes twice, and the day ends at 23:00 UTC.
    add(waited(Instant.parse("2026-10-24T22:00:00Z"), 1));
    add(waited(Instant.parse("2026-10-25T00:30:00Z"), 1));
    add(waited(Instant.parse("2026-10-25T01:30:00Z"), 1));
    add(waited(Instant.parse("2026-10-25T22:59:59Z"), 1));
    add(waited(Instant.parse("2026-10-25T23:00:00Z"), 1));
    var report = Report.of(days("2026-10-25", "2026-10-26", BERLIN), rows);
    assertThat(report.totals().chats()).isEqualTo(4);
    assertThat(report.hours().get(2).chats()).isEqualTo(2);
    assertThat(hours(report)).containsExactly(0, 2, 23);
  }

  private static List<Integer> hours(Report report) {
    return Stream.iterate(0, hour -> hour + 1)
        .limit(24)
        .filter(hour -> report.hours().get(hour).chats() > 0)
        .toList();
  }

  @Test
  void rangeInWhichNothingHappenedHasFiguresAllTheSame() {
    add(waited(Instant.parse("2026-05-04T10:00:00Z"), 10));
    var report = Report.of(days("2026-05-05", "2026-05-09", BERLIN), rows);
    assertThat(report.totals().chats()).isZero();
    assertThat(report.totals().waiting().median()).isEmpty();
    assertThat(report.totals().ratings().mean()).isEmpty();
    assertThat(report.totals().ratings().stars()).containsExactly(0L, 0L, 0L, 0L, 0L);
    assertThat(report.agents()).isEmpty();
    assertThat(report.hours()).hasSize(24).allMatch(hour -> hour.chats() == 0);
  }

  @Test
  void chatThatEndedBeforeAnybodyTookItIsAbandonedAndOneHandedBackIsNot() {
    Instant at = Instant.parse("2026-05-04T10:00:00Z");
    add(new Known(at, null, null, at.plusSeconds(60), null, "CLOSED", null, null));
    add(new Known(at, null, null, null, null, "WAITING", null, null));
    add(
        new Known(
            at,
            at.plusSeconds(5),
            at.plusSeconds(9),
            at.plusSeconds(65),
            UUID.randomUUID(),
            "RETURNED",
            null,
            null));
    var totals = Report.of(days("2026-05-04", "2026-05-05", BERLIN), rows).totals();
    assertThat(totals.chats()).isEqualTo(3);
    assertThat(totals.abandoned()).isEqualTo(1);
    assertThat(totals.outcomes())
        .containsExactly(Map.entry("gone", 1L), Map.entry("open", 1L), Map.entry("returned", 1L));
    assertThat(totals.firstReply().median()).as("from the wish for a person").hasValue(9);
    assertThat(totals.handling().median()).hasValue(60);
  }

  @Test
  void whatADeskDidIsCountedAsItWas() {
    tables().clear();
    var desk = new TestDesk(tables());
    Agent ann = desk.online("ann");
    Chat gone = desk.waiting();
    gone.close();
    Chat ended = desk.waiting();
    desk.moves.claim(ann, ended.id());
    desk.office.clock.pass(Duration.ofSeconds(40));
    ended.close();
    desk.is(ann, Presence.ONLINE);
    Chat message = desk.office.chat();
    message.leave("please write to me", null);
    Chat twice = desk.waiting();
    desk.moves.claim(ann, twice.id());
    desk.office.clock.pass(Duration.ofSeconds(20));
    desk.is(ann, Presence.ONLINE);
    desk.online("somebody else");
    desk.moves.transfer(ann, twice.id(), "support");
    desk.office.clock.pass(Duration.ofMinutes(5));
    desk.is(ann, Presence.ONLINE);
    desk.moves.claim(ann, twice.id());
    desk.office.clock.pass(Duration.ofSeconds(10));
    desk.moves.close(ann, twice.id(), new Closing(HandOver.Outcome.SOLVED, List.of()));
    Chat late = desk.waiting();
    desk.office.office.handOvers().waiting().giveUp(late.id(), 1);
    Chat impatient = desk.waiting();
    impatient.leave("please write to me instead", null);

    LocalDate day = LocalDate.ofInstant(desk.office.clock.instant(), ZoneOffset.UTC);
    var totals = Report.of(new Range(day, day.plusDays(1), ZoneOffset.UTC), rows).totals();
    assertThat(totals.chats()).isEqualTo(6);
    assertThat(totals.messages()).isEqualTo(1);
    assertThat(totals.outcomes())
        .containsExactly(
            Map.entry("ended-by-customer", 1L),
            Map.entry("gone", 1L),
            Map.entry("inbox", 2L),
            Map.entry("solved", 1L),
            Map.entry("timed-out", 1L));
    assertThat(totals.handling().max()).as("held for 40 s, and for 20 and 10").hasValue(40L);
    assertThat(totals.handling().median()).hasValue(35);
  }

  @Test
  void figuresOfManyChatsAreThoseOfAPlainComputation() {
    for (long seed = 1; seed <= 4; seed++) {
      empty();
      var random = new Random(seed);
      List<UUID> agents = Stream.generate(UUID::randomUUID).limit(5).toList();
      for (int i = 0; i < 300; i++) {
        add(generated(random, agents));
      }
      for (ZoneId zone : List.of(BERLIN, KOLKATA, ZoneId.of("America/St_Johns"))) {
        Range range = days("2026-03-20", "2026-04-05", zone);
        compare(range, Report.of(range, rows));
      }
    }
  }

  private static Known generated(Random random, List<UUID> agents) {
    // Before, in and after the range, over the change to summer time.
    Instant since = Instant.parse("2026-03-15T00:00:00Z").plusSeconds(random.nextInt(30 * 86_400));
    Instant claimed = random.nextInt(5) == 0 ? null : since.plusSeconds(random.nextInt(900));
    if (claimed == null) {
      Instant closed = random.nextBoolean() ? null : since.plusSeconds(random.nextInt(2000));
      return new Known(
          since, null, null, closed, null, closed == null ? "INBOX" : "CLOSED", null, null);
    }
    Instant reply = random.nextInt(6) == 0 ? null : claimed.plusSeconds(random.nextInt(300));
    Instant closed = random.nextInt(6) == 0 ? null : claimed.plusSeconds(random.nextInt(5000));
    List<String> outcomes = List.of("SOLVED", "UNSOLVED", "NO_REPLY", "SPAM");
    String state = closed == null ? "HELD" : random.nextInt(5) == 0 ? "RETURNED" : "CLOSED";
    return new Known(
        since,
        claimed,
        reply,
        closed,
        agents.get(random.nextInt(agents.size())),
        state,
        state.equals("CLOSED") ? outcomes.get(random.nextInt(4)) : null,
        closed != null && random.nextBoolean() ? 1 + random.nextInt(5) : null);
  }

  private void compare(Range range, Report report) {
    List<Known> in =
        known.stream()
            .filter(
                one -> {
                  LocalDate day = one.since().atZone(range.zone()).toLocalDate();
                  return !day.isBefore(range.from()) && day.isBefore(range.to());
                })
            .toList();
    assertThat(in).as("a test of something").hasSizeGreaterThan(50);
    check(report.totals(), in);
    for (int hour = 0; hour < 24; hour++) {
      int now = hour;
      check(
          report.hours().get(hour),
          in.stream().filter(one -> one.since().atZone(range.zone()).getHour() == now).toList());
    }
    List<UUID> agents = in.stream().map(Known::agent).filter(id -> id != null).distinct().toList();
    assertThat(report.agents()).hasSize(agents.size());
    for (Report.OfAgent agent : report.agents()) {
      UUID id = agent.id().value();
      assertThat(agent.displayName()).isEqualTo("Agent " + id);
      check(agent.figures(), in.stream().filter(one -> id.equals(one.agent())).toList());
    }
  }

  private static void check(Figures figures, List<Known> all) {
    assertThat(figures.chats()).isEqualTo(all.size());
    check(figures.waiting(), all, Known::since, Known::claimed);
    check(figures.firstReply(), all, Known::since, Known::reply);
    check(figures.handling(), all, Known::claimed, Known::closed);
    assertThat(figures.abandoned())
        .isEqualTo(
            all.stream().filter(one -> one.claimed() == null && one.closed() != null).count());
    List<Integer> stars = all.stream().map(Known::stars).filter(given -> given != null).toList();
    assertThat(figures.ratings().count()).isEqualTo(stars.size());
    assertThat(figures.ratings().mean())
        .isEqualTo(stars.stream().mapToInt(Integer::intValue).average());
    for (int given = 1; given <= 5; given++) {
      int one = given;
      assertThat(figures.ratings().stars().get(given - 1))
          .isEqualTo(stars.stream().filter(star -> star == one).count());
    }
    Map<String, Long> outcomes = new TreeMap<>();
    for (Known one : all) {
      if (one.state().equals("RETURNED")) {
        outcomes.merge("returned", 1L, Long::sum);
      } else if (one.state().equals("INBOX")) {
        outcomes.merge("timed-out", 1L, Long::sum);
      } else if (one.closed() == null) {
        outcomes.merge("open", 1L, Long::sum);
      } else if (one.claimed() == null) {
        outcomes.merge("gone", 1L, Long::sum);
      } else if (one.outcome() != null) {
        outcomes.merge(
            one.outcome().equals("NO_REPLY")
                ? "no-reply"
                : one.outcome().toLowerCase(java.util.Locale.ROOT),
            1L,
            Long::sum);
      }
    }
    assertThat(figures.outcomes()).isEqualTo(outcomes);
    assertThat(outcomes.values().stream().mapToLong(Long::longValue).sum())
        .as("they add up")
        .isEqualTo(figures.chats());
  }

  private static void check(
      Figures.Times times,
      List<Known> all,
      Function<Known, Instant> from,
      Function<Known, Instant> to) {
    List<Long> seconds =
        all.stream()
            .filter(one -> from.apply(one) != null && to.apply(one) != null)
            .map(one -> to.apply(one).getEpochSecond() - from.apply(one).getEpochSecond())
            .sorted()
            .toList();
    int size = seconds.size();
    if (size == 0) {
      assertThat(times)
          .isEqualTo(new Figures.Times(OptionalDouble.empty(), Optional.empty(), Optional.empty()));
      return;
    }
    double median =
        size % 2 == 1
            ? seconds.get(size / 2)
            : (seconds.get(size / 2 - 1) + seconds.get(size / 2)) / 2.0;
    assertThat(times.median()).hasValue(median);
    long p90 =
        seconds.stream()
            .filter(one -> seconds.stream().filter(other -> other <= one).count() >= 0.9 * size)
            .findFirst()
            .orElseThrow();
    assertThat(times.p90()).hasValue(p90);
    assertThat(times.max()).hasValue(seconds.getLast());
  }
}
