package dev.doorman.benchmark;

import dev.doorman.answer.Answerer;
import dev.doorman.answer.Antecedent;
import dev.doorman.conversation.AnsweringListener;
import dev.doorman.conversation.Inbox;
import dev.doorman.conversation.Listener;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.understanding.Understander;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * What the longest texts that are accepted cost: the CPU time of the calling thread and of the
 * model's threads for one, from the text to what was understood and found. Each text is another
 * one, so that no cache helps; the text before it is the one that was sent before, as in a chat.
 */
public final class LongTexts {
  private static final int WARM = 60;
  private static final int MEASURED = 25;
  private static final String MODEL = "doorman-embedding";
  private static final Random RANDOM = new Random(15);

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  private LongTexts() {}

  /**
   * Prints a table.
   *
   * @param kinds of texts, as they are called in it; without any, all
   */
  public static void main(String... kinds) {
    new LongTexts().run(Set.of(kinds));
  }

  /** The kind of text that the others are compared with; it is never made long. */
  public static final String SHORT = "short question";

  /** Texts that make one part work hard, by what they are. */
  public static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(SHORT, "How do I delete my account on the website?");
    texts.put("prose", "I bought a phone for my sister and it asks me to sign in every day. ");
    texts.put("single letters", "a b c d e f g h i j k l m n o p q r s t u v w x y z ");
    texts.put("questions", "What happens to my photos and what happens to my watch? ");
    texts.put("things asked about", "tell me about my photos my videos my notes my contacts ");
    texts.put("wishes", "delete my account, sign me out, switch my account, deactivate it, ");
    texts.put("denials", "do not delete my account but sign out, never mind, not that, ");
    texts.put("unknown words", "");
    texts.put("Chinese signs", "");
    return texts;
  }

  /** A text of this kind with as many characters as are accepted, another one each time. */
  public static String longest(String kind, String of) {
    var text = new StringBuilder(Integer.toString(RANDOM.nextInt(1 << 30), 36)).append(' ');
    if (kind.equals(SHORT)) {
      return text.append(of).toString();
    }
    while (text.codePointCount(0, text.length()) < Inbox.TEXT_MOST) {
      switch (kind) {
        case "Chinese signs" -> text.appendCodePoint(0x4e00 + RANDOM.nextInt(20_000));
        case "unknown words" -> text.append(Long.toString(RANDOM.nextLong() >>> 8, 36)).append(' ');
        default -> text.append(of);
      }
    }
    return text.substring(0, text.offsetByCodePoints(0, Inbox.TEXT_MOST));
  }

  private void run(Set<String> kinds) {
    KnowledgeFolder folder = KnowledgeFolder.read(Path.of("knowledge"));
    try (var embedder = new Embedder()) {
      var library = folder.library();
      var understander = new Understander(folder, library, embedder);
      var index = new SearchIndex(library, understander.offTopic(), embedder);
      var listener = new AnsweringListener(understander, new Answerer(index), library);
      System.out.println("| text | CPU, ms | of it the model, ms | median, ms |");
      System.out.println("|---|---|---|---|");
      Map<String, String> wanted = texts();
      wanted.keySet().removeIf(kind -> !kinds.isEmpty() && !kinds.contains(kind));
      wanted.forEach((kind, of) -> measure(listener, kind, of));
    }
  }

  private void measure(Listener listener, String kind, String of) {
    Locale locale = kind.startsWith("Chinese") ? Locale.CHINESE : Locale.ENGLISH;
    long[] costs = new long[MEASURED];
    long all = 0;
    long model = 0;
    String before = longest(kind, of);
    for (int i = 0; i < WARM + MEASURED; i++) {
      String text = longest(kind, of);
      long own = threads.getCurrentThreadCpuTime();
      long others = modelTime();
      try {
        var unused = listener.listen(text, Optional.of(new Antecedent(before, Set.of())), locale);
      } catch (RuntimeException e) {
        System.out.printf("| %s | %s | | |%n", kind, e.getClass().getSimpleName());
        return;
      }
      before = text;
      long embedded = modelTime() - others;
      if (i >= WARM) {
        costs[i - WARM] = threads.getCurrentThreadCpuTime() - own + embedded;
        all += costs[i - WARM];
        model += embedded;
      }
    }
    Arrays.sort(costs);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f |%n",
        kind,
        all / 1e6 / MEASURED,
        model / 1e6 / MEASURED,
        costs[MEASURED / 2] / 1e6);
  }

  /** CPU time of the threads that embed, in nanoseconds. */
  private long modelTime() {
    long time = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().startsWith(MODEL)) {
        time += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return time;
  }
}
