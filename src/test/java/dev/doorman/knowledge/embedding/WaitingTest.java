package dev.doorman.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private static Waiting questions(int... lengths) {
    var waiting = new Waiting();
    for (int i = 0; i < lengths.length; i++) {
      waiting.addQuestion(new Job(new long[lengths[i]], i));
    }
    return waiting;
  }

  private static List<Integer> lengths(List<Job> batch) {
    return batch.stream().map(Job::length).sorted().toList();
  }

  @Test
  void textsOfAboutTheSameLengthGoTogether() {
    Waiting waiting = questions(10, 100, 11, 95, 12);
    assertThat(lengths(waiting.take(1))).containsExactly(10, 11, 12);
    assertThat(lengths(waiting.take(1))).containsExactly(95, 100);
    assertThat(waiting.isEmpty()).isTrue();
  }

  @Test
  void theOneThatWaitedLongestIsNeverPassedOver() {
    Waiting waiting = questions(100, 10, 10, 10, 10);
    assertThat(lengths(waiting.take(1))).containsExactly(100);
  }

  @Test
  void ofTextsOfOneLengthThoseGoThatWaitedLonger() {
    Waiting waiting = questions(128, 128, 128, 128);
    assertThat(waiting.take(1)).extracting(Job::since).containsExactlyInAnyOrder(0L, 1L);
    assertThat(waiting.take(1)).extracting(Job::since).containsExactlyInAnyOrder(2L, 3L);
  }

  @Test
  void idleWorkersShareWhatWaits() {
    Waiting waiting = questions(10, 10, 10, 10, 10);
    assertThat(waiting.take(2)).hasSize(3);
    assertThat(waiting.take(2)).hasSize(1);
    assertThat(waiting.take(1)).hasSize(1);
  }

  @Test
  void aTextLongerThanABatchGoesAlone() {
    Waiting waiting = questions(512, 512);
    assertThat(waiting.take(1)).hasSize(1);
    assertThat(waiting.take(1)).hasSize(1);
  }

  @Property
  void everyTextGoesOnceAndNoBatchIsTooLargeOrMostlyPadding(
      @ForAll @Size(min = 1, max = 600) List<@IntRange(min = 3, max = 512) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 4) int share) {
    Waiting waiting = questions(lengths.stream().mapToInt(Integer::intValue).toArray());
    List<Long> taken = new ArrayList<>();
    while (!waiting.isEmpty()) {
      long oldest = waitingLongest(taken, lengths.size());
      List<Job> batch = waiting.take(share);
      assertThat(batch).extracting(Job::since).contains(oldest);
      batch.forEach(job -> taken.add(job.since()));
      if (batch.size() > 1) {
        int longest = batch.stream().mapToInt(Job::length).max().orElseThrow();
        int real = batch.stream().mapToInt(Job::length).sum();
        assertThat(longest * batch.size()).isLessThanOrEqualTo(Waiting.MOST_PIECES);
        assertThat(longest * batch.size() - real).isLessThanOrEqualTo(Waiting.CALL * batch.size());
      }
    }
    assertThat(taken).hasSize(lengths.size()).doesNotHaveDuplicates();
  }

  private static long waitingLongest(List<Long> taken, int all) {
    var set = new HashSet<>(taken);
    for (long i = 0; i < all; i++) {
      if (!set.contains(i)) {
        return i;
      }
    }
    throw new AssertionError("none is left");
  }
}
