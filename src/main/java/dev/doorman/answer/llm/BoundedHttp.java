package dev.doorman.answer.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * langchain4j's HTTP, with bounds: it follows no redirects, so that the key goes nowhere else, and
 * reads so much and no more. It works on the calling thread, which ends a call by an interrupt,
 * also one whose server has stopped in the middle of a line.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class BoundedHttp implements HttpClient {
  private static final long MOST_BYTES = 1024 * 1024;

  private final java.net.http.HttpClient client;

  /** To connect; the call as a whole has its deadline from whoever makes it. */
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);

  BoundedHttp() {
    client =
        java.net.http.HttpClient.newBuilder()
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .build();
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException("answers are streamed");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    try {
      HttpResponse<InputStream> response =
          client.send(plain(request), BodyHandlers.ofInputStream());
      try (InputStream body = new Bounded(response.body())) {
        if (response.statusCode() != 200) {
          // Without the body: an endpoint may repeat the key in it, or what the customer said.
          listener.onError(
              new HttpException(response.statusCode(), "status " + response.statusCode()));
          return;
        }
        listener.onOpen(
            SuccessfulHttpResponse.builder()
                .statusCode(200)
                .headers(response.headers().map())
                .build());
        parser.parse(body, listener);
        listener.onClose();
      }
    } catch (IOException e) {
      listener.onError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      listener.onError(e);
    }
  }

  private java.net.http.HttpRequest plain(HttpRequest request) {
    var plain =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .method(
                request.method().name(),
                java.net.http.HttpRequest.BodyPublishers.ofString(request.body()));
    request.headers().forEach((name, values) -> values.forEach(value -> plain.header(name, value)));
    return plain.build();
  }

  /** Fails where more comes than any answer has. */
  private static final class Bounded extends FilterInputStream {
    private long left = MOST_BYTES;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int read = super.read(into, from, most);
      count(Math.max(0, read));
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new IOException("the model's answer has no end");
      }
    }
  }

  /** Gives langchain4j the client that there is; timeouts are set already. */
  record Builder(BoundedHttp http) implements HttpClientBuilder {
    @Override
    public Duration connectTimeout() {
      return CONNECT_WITHIN;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration ignored) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return CONNECT_WITHIN;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration ignored) {
      return this;
    }

    @Override
    public HttpClient build() {
      return http;
    }
  }
}
