package dev.doorman.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.conversation.words.Guide;
import dev.doorman.knowledge.Embeddings;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Problem;
import dev.doorman.knowledge.Snapshot;
import dev.doorman.knowledge.Source;
import dev.doorman.knowledge.embedding.StoredVectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of edits, good and bad. */
class EditionsTest {
  private static final String ARTICLE = EditableFolder.ARTICLE;

  private final CountingModel model = new CountingModel();
  private EditableFolder folder;
  private Editions editions;

  @BeforeEach
  void start(@TempDir Path path) {
    folder = EditableFolder.copiedTo(path);
    editions = new Editions(KnowledgeFolder.read(path), model, StoredVectors.NONE);
    model.texts.clear();
  }

  @Test
  void anEditServesAfterwardsAndOnlyWhatIsNewIsEmbedded() {
    Edition before = editions.now();
    folder.replace(ARTICLE, "up to 15 business days", "up to 20 business days");
    editions.renew();
    assertThat(editions.now()).isNotSameAs(before);
    assertThat(howLong(editions.now())).contains("20 business days");
    assertThat(model.texts)
        .isNotEmpty()
        .allMatch(text -> text.contains("20 business days"))
        .doesNotHaveDuplicates();
    assertThat(editions.now().embedded()).isEqualTo(model.texts.size());
    assertThat(editions.problems()).isEmpty();
  }

  @Test
  void whoTookTheEditionBeforeStaysWithIt() {
    Guide taken = new LatestGuide(editions).now();
    folder.replace(ARTICLE, "up to 15 business days", "up to 20 business days");
    editions.renew();
    assertThat(taken.excerpt(Guide.Part.HOW_LONG, Locale.ENGLISH).blocks().toString())
        .contains("15 business days");
    assertThat(new LatestGuide(editions).now()).isNotSameAs(taken);
  }

  @Test
  void filesThatDidNotChangeMakeNoNewEdition() {
    Edition before = editions.now();
    editions.renew();
    folder.write("en/notes.txt", "not an article");
    folder.write("en/.draft.md", "hidden: an editor's own");
    editions.renew();
    assertThat(editions.now()).isSameAs(before);
  }

  @Test
  void filesComeAndGoAndAreRenamed() throws IOException {
    folder.write("more/headphones.md", EditableFolder.OTHER);
    editions.renew();
    assertThat(ids()).containsExactlyInAnyOrder("delete-or-deactivate", "headphones");
    Files.move(folder.file("more/headphones.md"), folder.file("moved.md"));
    Files.delete(folder.file("more"));
    editions.renew();
    assertThat(ids()).containsExactlyInAnyOrder("delete-or-deactivate", "headphones");
    assertThat(editions.now().embedded()).isZero();
    folder.delete("moved.md");
    editions.renew();
    assertThat(ids()).containsExactly("delete-or-deactivate");
    assertThat(editions.now().vectors().keySet()).noneMatch(text -> text.contains("silver button"));
  }

  @Test
  void aBrokenEditIsToldWithItsLineAndTheEditionBeforeGoesOn() {
    Edition before = editions.now();
    int line = folder.line(ARTICLE, "  how-long:");
    folder.replace(ARTICLE, " {#processing-time}", " {#other-time}");
    editions.renew();
    assertThat(editions.now()).isSameAs(before);
    assertThat(editions.problems())
        .contains(new Problem(ARTICLE, line, "flow: the article has no anchor {#processing-time}"));
    folder.replace(ARTICLE, " {#other-time}", " {#processing-time}");
    editions.renew();
    assertThat(editions.problems()).isEmpty();
    assertThat(editions.now()).isSameAs(before);
  }

  @Test
  void aFileWithAFaultServesAsItWasBeforeAndOthersAreRenewed() {
    folder.write("headphones.md", EditableFolder.OTHER);
    editions.renew();
    folder.write("headphones.md", "---\ntitle: [\n---\nNew text.\n");
    folder.write("speaker.md", "# Speaker\n\nPress the button.\n");
    editions.renew();
    assertThat(editions.problems()).extracting(Problem::file).containsExactly("headphones.md");
    assertThat(editions.now().sources()).extracting(Source::file).contains("speaker.md");
    assertThat(editions.now().sources())
        .filteredOn(source -> source.file().equals("headphones.md"))
        .singleElement()
        .satisfies(source -> assertThat(source.text()).isEqualTo(EditableFolder.OTHER));
    editions.renew();
    assertThat(editions.problems()).hasSize(1);
    folder.write("headphones.md", EditableFolder.OTHER);
    editions.renew();
    assertThat(editions.problems()).isEmpty();
  }

  @Test
  void aFileThatIsNotUtf8IsNotUsedAndCanBeMended() throws IOException {
    String good = folder.read(ARTICLE);
    Files.write(folder.file(ARTICLE), "é".getBytes(StandardCharsets.ISO_8859_1));
    editions.renew();
    assertThat(editions.problems()).hasSize(1);
    folder.write(ARTICLE, good);
    editions.renew();
    assertThat(editions.problems()).isEmpty();
  }

  @Test
  void theDeletionArticleMayNotVanishNorLoseItsFlow() {
    Edition before = editions.now();
    String good = folder.read(ARTICLE);
    folder.write("headphones.md", EditableFolder.OTHER);
    folder.delete(ARTICLE);
    editions.renew();
    assertThat(editions.now()).isSameAs(before);
    assertFault(ARTICLE, 0, "it is gone; put it back");
    folder.write(ARTICLE, good.replaceFirst("(?s)\nflow:.*?\n---", "\n---"));
    editions.renew();
    assertThat(editions.now()).isSameAs(before);
    assertFault(ARTICLE, folder.line(ARTICLE, "locale:"), "keep its flow:");
    folder.write(ARTICLE, good);
    editions.renew();
    assertThat(ids()).containsExactlyInAnyOrder("delete-or-deactivate", "headphones");
    assertThat(editions.problems()).isEmpty();
  }

  @Test
  void theDeletionArticleMayMoveToAnotherFile() throws IOException {
    Files.move(folder.file(ARTICLE), folder.file("en/renamed.md"));
    editions.renew();
    assertThat(editions.problems()).isEmpty();
    assertThat(editions.now().sources()).anyMatch(each -> each.file().equals("en/renamed.md"));
  }

  @Test
  void theItemsThatCustomersTickedStay() {
    Edition before = editions.now();
    folder.replace(ARTICLE, "{#back-up}", "{#backing-up}");
    folder.replace(ARTICLE, "  back-up:", "  backing-up:");
    editions.renew();
    assertThat(editions.now()).isSameAs(before);
    assertFault(
        ARTICLE, folder.line(ARTICLE, "  checklist: checklist"), "put their anchors back (back-up");
  }

  @Test
  void theWordingOfAnItemMayChange() {
    folder.replace(ARTICLE, "Turn off Find My Device", "Switch off Find My Device");
    editions.renew();
    assertThat(editions.problems()).isEmpty();
    assertThat(editions.now().guide().checklist(Locale.ENGLISH).toString())
        .contains("Switch off Find My Device");
  }

  @Test
  void exampleUtterancesAreTakenOverToo() {
    assertThat(heard("xyzzy please")).isNotEqualTo("DELETE_ACCOUNT");
    folder.replace(
        "intents/en.yaml", "\n  delete-account:\n", "\n  delete-account:\n    - xyzzy please\n");
    editions.renew();
    assertThat(editions.problems()).isEmpty();
    assertThat(heard("xyzzy please")).isEqualTo("DELETE_ACCOUNT");
  }

  @Test
  void brokenExampleUtterancesKeepTheEditionBefore() {
    Edition before = editions.now();
    folder.write("intents/en.yaml", "intents: [");
    editions.renew();
    assertThat(editions.now()).isSameAs(before);
    assertThat(editions.problems())
        .allMatch(problem -> problem.file().equals("intents/en.yaml") && problem.line() > 0)
        .isNotEmpty();
  }

  @Test
  void aFolderThatVanishesIsSurvived(@TempDir Path elsewhere) throws IOException {
    Edition before = editions.now();
    Path away = elsewhere.resolve("away");
    Files.move(folder.path(), away);
    editions.renew();
    assertThat(editions.now()).isSameAs(before);
    assertThat(editions.problems()).hasSize(1);
    Files.move(away, folder.path());
    editions.renew();
    assertThat(editions.problems()).isEmpty();
  }

  @Test
  void nobodySeesTheIndexOfOneEditionWithTheArticlesOfAnother() throws Exception {
    String good = folder.read(ARTICLE);
    var done = new AtomicBoolean();
    try (var readers = Executors.newCachedThreadPool()) {
      Callable<Set<String>> reading =
          () -> {
            Set<String> versions = new HashSet<>();
            while (!done.get()) {
              Snapshot taken = editions.now().snapshot();
              List<Hit> hits = taken.index().search("how long does it take", Locale.ENGLISH, 3);
              assertThat(hits).hasSize(3);
              for (Hit hit : hits) {
                assertThat(taken.library().articles()).contains(hit.found().article());
                versions.add(hit.found().article().version());
              }
            }
            return versions;
          };
      List<Future<Set<String>>> seen =
          List.of(readers.submit(reading), readers.submit(reading), readers.submit(reading));
      for (int i = 0; i < 20; i++) {
        folder.write(ARTICLE, good.replace("15 business", (20 + i) + " business"));
        editions.renew();
      }
      done.set(true);
      for (Future<Set<String>> one : seen) {
        assertThat(one.get()).hasSizeGreaterThan(1);
      }
    }
  }

  private String heard(String text) {
    return editions
        .now()
        .listener()
        .listen(text, Optional.empty(), Locale.ENGLISH)
        .understanding()
        .intent()
        .name();
  }

  private List<String> ids() {
    return editions.now().snapshot().library().articles().stream()
        .map(article -> article.id().value())
        .toList();
  }

  private static String howLong(Edition edition) {
    return edition.guide().excerpt(Guide.Part.HOW_LONG, Locale.ENGLISH).blocks().toString();
  }

  private void assertFault(String file, int line, String message) {
    assertThat(editions.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo(file);
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.message()).contains(message);
            });
  }

  /** Counts letters in place of a model, and notes what it was given. */
  private static final class CountingModel implements Embeddings {
    final List<String> texts = new ArrayList<>();

    @Override
    public float[] embed(String text) {
      var vector = new float[32];
      text.chars().forEach(each -> vector[each % vector.length]++);
      double length = Math.sqrt(Embeddings.cosine(vector, vector));
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= (float) Math.max(length, 1e-9);
      }
      return vector;
    }

    @Override
    public Map<String, float[]> embedAll(Collection<String> all) {
      Map<String, float[]> vectors = new LinkedHashMap<>();
      for (String text : all) {
        texts.add(text);
        vectors.put(text, embed(text));
      }
      return vectors;
    }
  }
}
