package dev.doorman.desk.report;

import dev.doorman.desk.report.Figures.Ratings;
import dev.doorman.desk.report.ReportRows.Row;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Counts hand-overs. Not safe for use by several threads. */
final class Tally {
  private static final int STARS = 5;

  private final Spans waiting = new Spans();
  private final Spans firstReply = new Spans();
  private final Spans handling = new Spans();
  private final long[] stars = new long[STARS];
  private final TreeMap<String, Long> outcomes = new TreeMap<>();
  private long chats;
  private long messages;
  private long abandoned;

  void add(Row row) {
    chats++;
    var since = Optional.of(row.waitingSince());
    switch (row.kind()) {
      case MESSAGE -> messages++;
      case LIVE -> {
        waiting.add(since, row.claimedAt());
        firstReply.add(since, row.firstReplyAt());
        if (row.ended().isPresent() && row.attended().isPresent()) {
          handling.add(row.attended().get());
        } else {
          handling.add(row.claimedAt(), row.ended());
        }
      }
    }
    row.stars()
        .ifPresent(
            given -> {
              if (given >= 1 && given <= STARS) {
                stars[given - 1]++;
              }
            });
    outcomes.merge(row.outcome(), 1L, Long::sum);
    if (row.isAbandoned()) {
      abandoned++;
    }
  }

  Figures figures() {
    return new Figures(
        chats,
        messages,
        waiting.times(),
        firstReply.times(),
        handling.times(),
        ratings(),
        new TreeMap<>(outcomes),
        abandoned);
  }

  private Ratings ratings() {
    long count = Arrays.stream(stars).sum();
    long sum = 0;
    for (int i = 0; i < STARS; i++) {
      sum += (i + 1) * stars[i];
    }
    return new Ratings(
        count,
        count == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum / count),
        Arrays.stream(stars).boxed().toList());
  }
}
