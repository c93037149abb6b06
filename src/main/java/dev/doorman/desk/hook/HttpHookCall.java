package dev.doorman.desk.hook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * {@link HookCall} by Vert.x, whose client connects to an address of ours while it asks the
 * certificate for the URL's name. (The JDK's client looks the name up itself, once more, and may
 * find another address than the one that was checked.)
 */
public final class HttpHookCall implements HookCall, AutoCloseable {
  /** UTF-8 takes at most four bytes a character. */
  private static final int BYTES_MOST = 4 * TEXT_MOST;

  private final Vertx vertx;
  private final HttpClient client;
  private final Duration timeout;

  /**
   * @param timeout from connecting to the end of the answer
   */
  public HttpHookCall(Vertx vertx, Duration timeout) {
    this.vertx = vertx;
    this.timeout = timeout;
    int millis = Math.toIntExact(timeout.toMillis());
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(millis)
                .setMaxPoolSize(Deliveries.AT_ONCE)
                .setKeepAliveTimeout(30)
                .setDecompressionSupported(false));
  }

  @Override
  public Answer post(URI url, InetAddress address, String signature, byte[] body) throws NoAnswer {
    boolean secure = url.getScheme().equalsIgnoreCase("https");
    int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
            .setHost(url.getHost().replaceAll("[\\[\\]]", ""))
            .setPort(port)
            .setSsl(secure)
            .setURI(target(url))
            .setFollowRedirects(false)
            .putHeader("Content-Type", "application/json")
            .putHeader("User-Agent", "Doorman")
            .putHeader("Doorman-Signature", signature);
    var begun = new AtomicReference<@Nullable HttpClientRequest>();
    var answer = new CompletableFuture<Answer>();
    // On one event loop from the beginning: else the answer could be over before it is read.
    vertx
        .getOrCreateContext()
        .runOnContext(
            now ->
                client
                    .request(options)
                    .compose(
                        request -> {
                          begun.set(request);
                          return request.send(Buffer.buffer(body));
                        })
                    .compose(HttpHookCall::read)
                    .onSuccess(answer::complete)
                    .onFailure(answer::completeExceptionally));
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new NoAnswer("no answer within " + timeout.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new NoAnswer(reason(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("this node was stopped meanwhile");
    } finally {
      HttpClientRequest request = begun.get();
      if (request != null && !answer.isDone()) {
        request.reset();
      }
    }
  }

  private static String target(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  /** Ends with the body's first bytes: what follows is not waited for. */
  private static Future<Answer> read(HttpClientResponse response) {
    var promise = Promise.<Answer>promise();
    var begin = Buffer.buffer();
    response.exceptionHandler(promise::tryFail);
    response.endHandler(end -> promise.tryComplete(answer(response, begin)));
    response.handler(
        part -> {
          begin.appendBuffer(part);
          if (begin.length() > BYTES_MOST) {
            promise.tryComplete(answer(response, begin));
            response.request().reset();
          }
        });
    return promise.future();
  }

  private static Answer answer(HttpClientResponse response, Buffer begin) {
    String text =
        new String(begin.getBytes(0, Math.min(begin.length(), BYTES_MOST)), StandardCharsets.UTF_8);
    // PostgreSQL keeps no NUL.
    text = text.replace('\0', ' ');
    int end =
        text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), TEXT_MOST));
    text = text.substring(0, Math.min(end, text.length()));
    return new Answer(
        response.statusCode(),
        text.length() > TEXT_MOST ? text.substring(0, TEXT_MOST) : text,
        Optional.ofNullable(response.getHeader("Retry-After"))
            .filter(value -> value.matches("[0-9]{1,6}"))
            .map(value -> Duration.ofSeconds(Long.parseLong(value))));
  }

  private static String reason(@Nullable Throwable cause) {
    String message = cause == null || cause.getMessage() == null ? "" : cause.getMessage();
    String name = cause == null ? "failed" : cause.getClass().getSimpleName();
    return message.isEmpty() ? name : name + ": " + message;
  }

  @Override
  public void close() {
    var unused = client.close();
  }
}
