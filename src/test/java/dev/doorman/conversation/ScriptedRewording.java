package dev.doorman.conversation;

import dev.doorman.answer.Rewording;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Span;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A rewording that says what the test tells it, when the test tells it; none until it has places.
 */
public final class ScriptedRewording implements Rewording {
  /** How many places are free. */
  public final AtomicInteger places = new AtomicInteger();

  /** Calls that wait for their words. */
  public final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

  /** One call. */
  public static final class Call {
    private static final Object NOTHING = new Object();

    public final String question;
    public final Consumer<String> draft;
    private final BlockingQueue<Object> words = new LinkedBlockingQueue<>();

    private Call(String question, Consumer<String> draft) {
      this.question = question;
      this.draft = draft;
    }

    public void say(String text) {
      words.add(text);
    }

    public void fail() {
      words.add(NOTHING);
    }
  }

  @Override
  public Duration deadline() {
    return Duration.ofSeconds(8);
  }

  @Override
  public Optional<Place> place(Locale locale) {
    return places.getAndUpdate(free -> Math.max(0, free - 1)) > 0
        ? Optional.of(new OnePlace())
        : Optional.empty();
  }

  /** The next call. */
  public Call next() {
    try {
      Call call = calls.poll(20, TimeUnit.SECONDS);
      if (call == null) {
        throw new AssertionError("the model was not asked");
      }
      return call;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private final class OnePlace implements Place {
    private final BlockingQueue<Object> end = new LinkedBlockingQueue<>();
    private volatile BlockingQueue<Object> words = end;
    private boolean closed;

    @Override
    public Optional<List<Block>> reword(Source source, String question, Consumer<String> draft) {
      var call = new Call(question, draft);
      words = call.words;
      calls.add(call);
      if (!end.isEmpty()) {
        return Optional.empty();
      }
      try {
        Object said = call.words.poll(20, TimeUnit.SECONDS);
        return said instanceof String text
            ? Optional.of(List.of(new Block.Paragraph(List.of(Span.plain(text)))))
            : Optional.empty();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        places.incrementAndGet();
        end.add(Call.NOTHING);
        words.add(Call.NOTHING);
      }
    }
  }
}
