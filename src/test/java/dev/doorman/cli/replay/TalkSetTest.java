package dev.doorman.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.answer.Answerer;
import dev.doorman.cli.replay.TalkSet.Half;
import dev.doorman.cli.replay.TalkSet.Turned;
import dev.doorman.cli.replay.TalkSet.Verdict;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.understanding.Understander;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts how the talks of {@link TalkSet} go. */
class TalkSetTest {
  @Test
  void talksKeepTheirTopic() throws IOException {
    List<Turned> turns = play(TalkSet.FILE);
    assertThat(turns.stream().map(Turned::id).distinct()).hasSizeGreaterThanOrEqualTo(60);
    var counts = TalkSet.counts(turns);
    System.out.println("talks: " + counts);
    assertThat(counts.get(Half.ODD).get(Verdict.RIGHT)).isGreaterThanOrEqualTo(90);
    assertThat(counts.get(Half.EVEN).get(Verdict.RIGHT)).isGreaterThanOrEqualTo(74);
    assertThat(turns).noneMatch(turn -> turn.verdict() == Verdict.DANGEROUS);
  }

  static List<Turned> play(Path file) throws IOException {
    try (var embedder = new Embedder()) {
      KnowledgeFolder folder = KnowledgeFolder.read(Path.of("knowledge"));
      var understander = new Understander(folder, folder.library(), embedder);
      var index = new SearchIndex(folder.library(), understander.offTopic(), embedder);
      return TalkSet.play(
          Stage.Props.of(folder.library(), understander, new Answerer(index)), file);
    }
  }

  /** Prints what went wrong in the talks that one may look at, and the counts of both halves. */
  public static void main(String... args) throws IOException {
    List<Turned> turns = play(args.length == 0 ? TalkSet.FILE : Path.of(args[0]));
    turns.stream()
        .filter(turn -> turn.half() == Half.ODD && turn.verdict() != Verdict.RIGHT)
        .forEach(System.out::println);
    System.out.println(TalkSet.counts(turns));
    System.exit(0);
  }
}
