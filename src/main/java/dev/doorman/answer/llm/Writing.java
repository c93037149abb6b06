package dev.doorman.answer.llm;

import dev.doorman.answer.Rewording.Source;
import dev.doorman.answer.check.Check;
import dev.doorman.answer.check.Check.Verdict;
import dev.doorman.answer.check.Layout;
import dev.doorman.answer.check.Piece;
import dev.doorman.answer.check.Sentences;
import dev.doorman.knowledge.Block;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One text of the model's as it comes: cut into sentences, each checked and only then passed on.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads: once it has ended, nothing more is passed on.
 */
final class Writing implements StreamingChatResponseHandler {
  private final Sentences sentences = new Sentences();
  private final Check check;
  private final Layout layout;
  private final Consumer<String> draft;
  private final CompletableFuture<End> end = new CompletableFuture<>();
  private int letters;
  private Optional<TokenUsage> usage = Optional.empty();

  /** How it ended. */
  sealed interface End {
    record Whole(List<Block> blocks) implements End {}

    record Refused() implements End {}

    /**
     * The endpoint failed.
     *
     * @param why the kind of failure, without what the endpoint said
     */
    record Failed(String why) implements End {}

    record Late() implements End {}

    record GivenUp() implements End {}
  }

  Writing(Source source, Consumer<String> draft) {
    check = new Check(source);
    layout = new Layout(source.passages());
    this.draft = draft;
  }

  CompletableFuture<End> ended() {
    return end;
  }

  /** Ends it, unless it has ended. */
  synchronized void end(End how) {
    end.complete(how);
  }

  @Override
  public synchronized void onPartialResponse(String bit) {
    letters += bit.length();
    take(sentences.add(bit));
  }

  private void take(List<Piece> pieces) {
    for (Piece piece : pieces) {
      if (end.isDone()) {
        return;
      }
      if (check.take(piece) == Verdict.REFUSED) {
        end(new End.Refused());
      } else {
        draft.accept(layout.add(piece));
      }
    }
  }

  @Override
  public synchronized void onCompleteResponse(ChatResponse response) {
    usage = Optional.ofNullable(response.tokenUsage());
    if (response.finishReason() != FinishReason.STOP) {
      end(new End.Failed("cut off"));
      return;
    }
    take(sentences.end());
    if (!end.isDone()) {
      end(check.end() == Verdict.PASSED ? new End.Whole(layout.blocks()) : new End.Refused());
    }
  }

  @Override
  public void onError(Throwable failure) {
    end(new End.Failed(failure.getClass().getSimpleName()));
  }

  /** What it took, as the endpoint told or as it looks. */
  synchronized Meters.Usage usage(Prompt prompt) {
    return usage
        .filter(told -> told.inputTokenCount() != null && told.outputTokenCount() != null)
        .map(told -> new Meters.Usage(told.inputTokenCount(), told.outputTokenCount(), true))
        .orElseGet(
            () -> new Meters.Usage(prompt.estimatedTokens(), Prompt.estimate(letters), false));
  }
}
