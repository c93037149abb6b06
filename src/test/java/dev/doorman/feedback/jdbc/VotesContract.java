package dev.doorman.feedback.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.ArticleId;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.TestOffice;
import dev.doorman.feedback.Vote;
import dev.doorman.feedback.Vote.Helpful;
import dev.doorman.feedback.Votes;
import dev.doorman.feedback.Votes.Source;
import dev.doorman.store.TestDatabase;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every keeper of votes keeps to. */
abstract class VotesContract {
  private static final ArticleId ARTICLE = new ArticleId("delete-or-deactivate");
  private static final Source SOURCE = new Source(ARTICLE, "v1", "good-to-know");
  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00Z");

  private Votes votes;
  private Chat chat;

  abstract TestDatabase tables();

  @BeforeEach
  void empty() {
    tables().clear();
    votes = new JdbcVotes(tables().database());
    chat = new TestOffice(tables()).chat();
  }

  private long answer() {
    chat.say("what about my photos?");
    return chat.lastSeq();
  }

  private static Vote vote(Helpful helpful, String comment) {
    return new Vote(helpful, Optional.ofNullable(comment));
  }

  private void onAnswer(long answer, Helpful helpful, String comment) {
    votes.onAnswer(chat.id(), answer, SOURCE, vote(helpful, comment), TIME);
  }

  @Test
  void eachAnswerHasOneVoteAndTheLastOneCounts() {
    long first = answer();
    long second = answer();
    assertThat(votes.of(chat.id())).isEmpty();
    onAnswer(second, Helpful.YES, null);
    onAnswer(first, Helpful.YES, "kind words");
    onAnswer(first, Helpful.NO, null);
    assertThat(List.copyOf(votes.of(chat.id()).entrySet()))
        .containsExactly(Map.entry(first, Helpful.NO), Map.entry(second, Helpful.YES));
    assertThat(tables().count("answer_vote")).isEqualTo(2);
    assertThat(tables().dump("answer_vote"))
        .as("the comment goes with it")
        .doesNotContain("kind words");
  }

  @Test
  void longestCommentFits() {
    onAnswer(answer(), Helpful.NO, "😀".repeat(Vote.COMMENT_MOST));
    assertThat(tables().dump("answer_vote")).contains("😀".repeat(Vote.COMMENT_MOST));
  }

  @Test
  void voteOnWhatIsNotThereIsPassedOver() {
    onAnswer(99, Helpful.YES, "words");
    long answer = answer();
    tables().execute("delete from conversation");
    onAnswer(answer, Helpful.YES, "words");
    assertThat(tables().count("answer_vote")).isZero();
  }

  @Test
  void conversationThatIsAboutToBePurgedTakesNoMoreVotes() {
    long answer = answer();
    tables().execute("update conversation set purge_at = created_at");
    onAnswer(answer, Helpful.YES, "words");
    assertThat(tables().count("answer_vote")).isZero();
  }

  @Test
  void purgeErasesTheConversationsVotesAndNoOthers() {
    onAnswer(answer(), Helpful.YES, "private");
    Chat purged = chat;
    chat = new TestOffice(tables()).chat();
    onAnswer(answer(), Helpful.NO, "kept");
    votes.purge(purged.id());
    assertThat(votes.of(purged.id())).isEmpty();
    assertThat(tables().dump("answer_vote")).contains("kept").doesNotContain("private");
  }

  @Test
  void readerHasOneVoteForEachArticle() {
    UUID reader = UUID.randomUUID();
    votes.onArticle(ARTICLE, "v1", reader, vote(Helpful.YES, "kind words"), TIME);
    votes.onArticle(ARTICLE, "v2", reader, vote(Helpful.NO, null), TIME);
    votes.onArticle(new ArticleId("other"), "v1", reader, vote(Helpful.YES, null), TIME);
    votes.onArticle(ARTICLE, "v1", UUID.randomUUID(), vote(Helpful.YES, null), TIME);
    assertThat(tables().count("article_vote")).isEqualTo(3);
    assertThat(tables().dump("article_vote")).contains("version=v2").doesNotContain("kind words");
  }

  @Test
  void itIsKnownWhetherAReaderHasVotedOnAnArticle() {
    UUID reader = UUID.randomUUID();
    assertThat(votes.hasVoted(ARTICLE, reader)).isFalse();
    votes.onArticle(ARTICLE, "v1", reader, vote(Helpful.YES, null), TIME);
    assertThat(votes.hasVoted(ARTICLE, reader)).isTrue();
    assertThat(votes.hasVoted(new ArticleId("other"), reader)).isFalse();
    assertThat(votes.hasVoted(ARTICLE, UUID.randomUUID())).isFalse();
  }

  @Test
  void votesOnArticlesAreForgottenInTime() {
    UUID reader = UUID.randomUUID();
    votes.onArticle(ARTICLE, "v1", reader, vote(Helpful.YES, "old words"), TIME.minusSeconds(1));
    votes.onArticle(ARTICLE, "v1", UUID.randomUUID(), vote(Helpful.NO, "new words"), TIME);
    assertThat(votes.forget(TIME)).isEqualTo(1);
    assertThat(tables().dump("article_vote")).contains("new words").doesNotContain("old words");
    assertThat(votes.forget(TIME)).isZero();
  }

  @Test
  void votesOnAnAnswerThatComeAtOnceLeaveOne() throws Exception {
    for (int i = 0; i < 10; i++) {
      long answer = answer();
      atOnce(() -> onAnswer(answer, Helpful.YES, null));
    }
    assertThat(tables().count("answer_vote")).isEqualTo(10);
  }

  @Test
  void firstVotesOfAReaderThatComeAtOnceLeaveOne() throws Exception {
    for (int i = 0; i < 10; i++) {
      UUID reader = UUID.randomUUID();
      atOnce(() -> votes.onArticle(ARTICLE, "v1", reader, vote(Helpful.YES, null), TIME));
    }
    assertThat(tables().count("article_vote")).isEqualTo(10);
  }

  private static void atOnce(Runnable work) throws Exception {
    var start = new CyclicBarrier(4);
    Callable<Boolean> one =
        () -> {
          start.await();
          work.run();
          return true;
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      assertThat(threads.invokeAll(Collections.nCopies(4, one)))
          .extracting(Future::get)
          .containsOnly(true);
    }
  }
}
