package dev.doorman.desk.reply;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds replies by the words of shortcut, title and text. Case and accents count for nothing; each
 * word must be there, whole or in part, so that it also works while one types and in languages that
 * write no blanks.
 */
final class ReplySearch {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");

  private ReplySearch() {}

  /** Those found, the best first: by shortcut, then by title, then by text. */
  static List<CannedReply> find(List<CannedReply> replies, String query) {
    List<String> words =
        BLANKS
            .splitAsStream(fold(query.startsWith("/") ? query.substring(1) : query))
            .filter(word -> !word.isEmpty())
            .toList();
    record Hit(CannedReply reply, int rank) {}
    List<Hit> hits = new ArrayList<>();
    for (CannedReply reply : replies) {
      int rank = rank(reply, words);
      if (rank >= 0) {
        hits.add(new Hit(reply, rank));
      }
    }
    hits.sort(Comparator.comparingInt(Hit::rank).thenComparing(hit -> hit.reply().shortcut()));
    return hits.stream().map(Hit::reply).toList();
  }

  /** Of those with the same shortcut the one that fits most closely; the order stays. */
  static List<CannedReply> closest(List<CannedReply> replies) {
    Map<String, CannedReply> best = new HashMap<>();
    for (CannedReply reply : replies) {
      best.merge(
          reply.shortcut(),
          reply,
          (one, other) -> other.closeness() > one.closeness() ? other : one);
    }
    return replies.stream().filter(reply -> reply.equals(best.get(reply.shortcut()))).toList();
  }

  /** -1 where a word is missing. */
  private static int rank(CannedReply reply, List<String> words) {
    String shortcut = fold(reply.shortcut());
    String title = fold(reply.title());
    String text = fold(reply.text());
    int rank = 0;
    for (String word : words) {
      if (shortcut.equals(word)) {
        continue;
      }
      int own =
          shortcut.startsWith(word)
              ? 1
              : title.contains(word) || shortcut.contains(word) ? 2 : text.contains(word) ? 3 : -1;
      if (own < 0) {
        return -1;
      }
      rank = Math.max(rank, own);
    }
    return rank;
  }

  private static String fold(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return ACCENTS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
