package dev.doorman.store.embedded;

import java.util.Map;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
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

  /** All but the newest one, which isn't described before the next one is written. */
  static Stream<StoredChunk> all(MVStore file) {
    return file.getLayoutMap().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(KEY))
        .map(entry -> of(entry.getValue()));
  }

  private static StoredChunk of(String description) {
    Map<String, String> values = DataUtils.parseMap(description);
    long pages = DataUtils.readHexLong(values, "pages", 0);
    return new StoredChunk(
        DataUtils.readHexLong(values, "block", 0),
        DataUtils.readHexLong(values, "len", 0),
        DataUtils.readHexLong(values, "version", 0),
        pages,
        DataUtils.readHexLong(values, "livePages", pages),
        DataUtils.readHexLong(values, "toc", 0));
  }

  boolean hasDeadPages() {
    return livePages < pages;
  }
}
