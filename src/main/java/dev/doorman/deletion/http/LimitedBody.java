package dev.doorman.deletion.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Takes a body of at most so many bytes; a longer one ends the call with an error. */
final class LimitedBody implements BodySubscriber<byte[]> {
  private final BodySubscriber<byte[]> body = BodySubscribers.ofByteArray();
  private final long limit;
  private long seen;
  private @Nullable Subscription subscription;

  /** The body has more bytes than are taken. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;

    TooLong(String message) {
      super(message);
    }
  }

  private LimitedBody(long limit) {
    this.limit = limit;
  }

  static BodyHandler<byte[]> ofAtMost(long bytes) {
    return info -> new LimitedBody(bytes);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body.getBody();
  }

  @Override
  public void onSubscribe(Subscription newSubscription) {
    subscription = newSubscription;
    body.onSubscribe(newSubscription);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    seen += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    if (seen <= limit) {
      body.onNext(buffers);
    } else if (subscription != null) {
      subscription.cancel();
      subscription = null;
      body.onError(new TooLong("the answer is longer than " + limit + " bytes"));
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.onError(failure);
  }

  @Override
  public void onComplete() {
    body.onComplete();
  }
}
