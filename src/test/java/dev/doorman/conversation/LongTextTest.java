package dev.doorman.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.answer.Answerer;
import dev.doorman.answer.Antecedent;
import dev.doorman.benchmark.LongTexts;
import dev.doorman.dialogue.Safety;
import dev.doorman.knowledge.Embeddings;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.understanding.Understander;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However long a text is and whatever it holds, what it costs is bounded. */
class LongTextTest {
  /** Each is at most about fifty words: the whole, its core, its thoughts. */
  private static final int EMBEDDINGS_MOST = 6;

  private static final Counting COUNTING = new Counting();
  private static final Listener LISTENER = listener();

  private static Listener listener() {
    KnowledgeFolder folder = KnowledgeFolder.read(Path.of("knowledge"));
    var understander = new Understander(folder, folder.library(), COUNTING);
    var index = new SearchIndex(folder.library(), understander.offTopic(), COUNTING);
    return new AnsweringListener(understander, new Answerer(index), folder.library());
  }

  /** Stands in for the model, which is not what is tested: a vector made of the text's hash. */
  private static final class Counting implements Embeddings {
    private final Set<String> asked = new HashSet<>();

    @Override
    public float[] embed(String text) {
      asked.add(text);
      return vector(text);
    }

    @Override
    public Map<String, float[]> embedAll(Collection<String> texts) {
      Map<String, float[]> vectors = new LinkedHashMap<>();
      texts.forEach(text -> vectors.put(text, vector(text)));
      return vectors;
    }

    private static float[] vector(String text) {
      var random = new Random(text.hashCode());
      float[] vector = new float[384];
      double square = 0;
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) random.nextGaussian();
        square += vector[i] * vector[i];
      }
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= (float) Math.sqrt(square);
      }
      return vector;
    }
  }

  @BeforeEach
  void forget() {
    COUNTING.asked.clear();
  }

  @Test
  void theLongestTextsAskTheModelForFewTexts() {
    LongTexts.texts()
        .forEach(
            (kind, of) -> {
              COUNTING.asked.clear();
              listen(LongTexts.longest(kind, of), LongTexts.longest(kind, of));
              assertThat(COUNTING.asked.size()).as(kind).isLessThanOrEqualTo(EMBEDDINGS_MOST);
            });
  }

  @Test
  void aTextOfAThousandDifferentChineseSignsIsNoErrorOfOurs() {
    String signs =
        IntStream.range(0, 1_000)
            .collect(
                StringBuilder::new,
                (text, i) -> text.appendCodePoint(0x4e00 + 7 * i),
                StringBuilder::append)
            .toString();
    for (String language : new String[] {"zh", "en", "hi"}) {
      var heard = LISTENER.listen(signs, Optional.empty(), Locale.forLanguageTag(language));
      assertThat(heard.understanding()).as(language).isNotNull();
    }
  }

  @Test
  void aTextOfAThousandMisspeltWordsIsNoErrorOfOurs() {
    var text = new StringBuilder();
    for (int i = 0; text.length() < 3_900; i++) {
      text.append("acc").append((char) ('a' + i % 26)).append("unt").append(i).append(' ');
    }
    assertThat(listen(text.toString(), "").understanding()).isNotNull();
  }

  @Test
  void dangerIsReadAtEitherEndOfALongText() {
    String story = "I bought a phone for my sister and it asks me to sign in. ".repeat(60);
    String danger = "My phone was stolen.";
    for (String text : new String[] {danger + " " + story, story + danger}) {
      assertThat(listen(text, "").understanding().safety()).isNotEqualTo(Safety.NONE);
    }
    assertThat(listen(story, "").understanding().safety()).isEqualTo(Safety.NONE);
  }

  private static Listener.Heard listen(String text, String before) {
    return LISTENER.listen(
        text,
        Optional.of(before)
            .filter(said -> !said.isEmpty())
            .map(said -> new Antecedent(said, Set.of())),
        Locale.ENGLISH);
  }
}
