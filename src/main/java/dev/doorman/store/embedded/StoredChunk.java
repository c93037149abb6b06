package dev.doorman.store.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;

/**
 * A chunk of H2's file, as H2 describes it: pages that were written together.
 *
 * @param block where it begins, in blocks
 * @param blocks how long it is
 * @param version of the store that wrote it
 * @param pages that it holds
 * @param livePages those of them that are still needed
 * @param table where the table of its pages begins, in bytes from its own beginning
 */
record StoredChunk(long block, long blocks, long version, long pages, long livePages, long table) {
  private static final String KEY = "chunk.";
  private static final int HEXADECIMAL = 16;

  /** All but the newest one, which isn't described before the next one is written. */
  static Stream<StoredChunk> all(MVStore file) {
    return file.getLayoutMap().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(KEY))
        .map(entry -> of(entry.getValue()));
  }

  private static StoredChunk of(String description) {
    Map<String, String> values = new HashMap<>();
    for (String pair : description.split(",", -1)) {
      String[] parts = pair.split(":", 2);
      values.put(parts[0], parts[parts.length - 1]);
    }
    long pages = number(values, "pages", 0);
    return new StoredChunk(
        number(values, "block", 0),
        number(values, "len", 0),
        number(values, "version", 0),
        pages,
        number(values, "livePages", pages),
        number(values, "toc", 0));
  }

  private static long number(Map<String, String> values, String name, long otherwise) {
    String value = values.get(name);
    return value == null ? otherwise : Long.parseLong(value, HEXADECIMAL);
  }

  boolean hasDeadPages() {
    return livePages < pages;
  }
}
