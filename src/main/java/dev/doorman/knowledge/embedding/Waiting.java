package dev.doorman.knowledge.embedding;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The texts that wait, and which of them go together. Questions go before texts of the index. Not
 * safe for several threads.
 */
final class Waiting {
  /**
   * A batch has at most so many word pieces, those that only fill it up included: about 20 ms of
   * work. From eight questions on larger batches are hardly faster, and a question that comes
   * meanwhile has to wait for them.
   */
  static final int MOST_PIECES = 256;

  /**
   * What calling the model once more costs, in word pieces; more padding than that is not worth it.
   */
  static final int CALL = 10;

  /** So many are looked at for a batch. */
  private static final int WINDOW = 256;

  private final Deque<Job> questions = new ArrayDeque<>();
  private final Deque<Job> others = new ArrayDeque<>();

  void addQuestion(Job job) {
    questions.add(job);
  }

  void addOther(Job job) {
    others.add(job);
  }

  int questions() {
    return questions.size();
  }

  boolean isEmpty() {
    return questions.isEmpty() && others.isEmpty();
  }

  /**
   * Takes the longest-waiting text and those nearest to it in length.
   *
   * @param share how many workers are there to share what waits, this one included
   */
  List<Job> take(int share) {
    Deque<Job> from = questions.isEmpty() ? others : questions;
    int most = Math.ceilDiv(from.size(), share);
    List<Job> window = new ArrayList<>();
    while (window.size() < WINDOW && !from.isEmpty()) {
      window.add(from.removeFirst());
    }
    Set<Job> batch = fit(window, most);
    for (Job job : window.reversed()) {
      if (!batch.contains(job)) {
        from.addFirst(job);
      }
    }
    return List.copyOf(batch);
  }

  private static Set<Job> fit(List<Job> window, int most) {
    int oldest = window.getFirst().length();
    List<Job> nearest = new ArrayList<>(window);
    // The sort is stable, so that of equals the one goes first that waited longer.
    nearest.sort(Comparator.comparingInt(job -> Math.abs(job.length() - oldest)));
    Set<Job> batch = new LinkedHashSet<>();
    int longest = oldest;
    for (Job job : nearest) {
      int size = batch.size();
      int length = job.length();
      int padding = length > longest ? size * (length - longest) : longest - length;
      boolean fits = Math.max(longest, length) * (size + 1) <= MOST_PIECES && padding <= CALL;
      if (size == 0 || (size < most && fits)) {
        batch.add(job);
        longest = Math.max(longest, length);
      }
    }
    return batch;
  }

  /** Takes all. */
  List<Job> drain() {
    List<Job> all = new ArrayList<>(questions);
    all.addAll(others);
    questions.clear();
    others.clear();
    return all;
  }
}
