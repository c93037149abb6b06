package dev.doorman.cli.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks whoever sits before the terminal. */
final class PersonAtPrompt implements Person {
  private final BufferedReader in;
  private final PrintWriter out;
  private final Duration patience;
  private @Nullable CompletableFuture<@Nullable String> reading;

  PersonAtPrompt(BufferedReader in, PrintWriter out, Duration patience) {
    this.in = in;
    this.out = out;
    this.patience = patience;
  }

  @Override
  public Result go(Errand errand, URI link, String matchPhrase) {
    String what =
        switch (errand) {
          case VERIFY -> "prove that you own a TEST account, which may be deleted by this";
          case REJECT -> "say that the request is not yours";
        };
    out.printf(
        "%nOpen %s%nIt must show \"%s\". There, %s. Then press Enter here; s and Enter skips this.%n",
        link, matchPhrase, what);
    out.flush();
    try {
      String line = line().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      reading = null;
      if (line == null) {
        return new Result.Absent("nobody is at the prompt (use --verify-with)");
      }
      return line.strip().equalsIgnoreCase("s") ? new Result.Absent("skipped") : new Result.Done();
    } catch (TimeoutException e) {
      return new Result.Absent("nobody came in %d s".formatted(patience.toSeconds()));
    } catch (ExecutionException e) {
      return new Result.Absent("the terminal cannot be read");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.Absent("interrupted");
    }
  }

  /** One line; one that was waited for in vain is the next one's. */
  private CompletableFuture<@Nullable String> line() {
    CompletableFuture<@Nullable String> waiting = reading;
    if (waiting == null) {
      CompletableFuture<@Nullable String> begun = new CompletableFuture<>();
      Thread.ofPlatform().daemon().start(() -> read(begun));
      reading = begun;
      waiting = begun;
    }
    return waiting;
  }

  private void read(CompletableFuture<@Nullable String> line) {
    try {
      line.complete(in.readLine());
    } catch (IOException e) {
      line.completeExceptionally(e);
    }
  }
}
