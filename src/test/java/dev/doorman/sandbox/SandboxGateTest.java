package dev.doorman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate before a server that has something to say on every path. */
class SandboxGateTest {
  private Vertx vertx;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private URI server(String sandbox) throws Exception {
    Router router = Router.router(vertx);
    router.route().handler(context -> context.response().end("reached"));
    new SandboxGate(TestConfig.of(Map.of("doorman.sandbox", sandbox))).install(router);
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
    return URI.create("http://127.0.0.1:" + server.actualPort());
  }

  private static HttpResponse<String> call(URI server, String method, String path, String body) {
    return Browser.send(
        HttpRequest.newBuilder(URI.create(server + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/sandbox",
    "GET,/sandbox/",
    "GET,/sandbox/mailbox",
    "GET,/sandbox/mailbox/sam@example.com",
    "GET,/sandbox/verify/AAAAAAAAAAAAAAAAAAAAAA",
    "POST,/sandbox/verify/AAAAAAAAAAAAAAAAAAAAAA",
    "POST,/sandbox/api/deletion-requests",
    "DELETE,/sandbox/api/deletion-requests/dr_1",
    "GET,/sandbox/sandbox.css",
    "GET,//sandbox/mailbox",
    "GET,/help/../sandbox/mailbox",
    "GET,/%73andbox/mailbox"
  })
  void switchedOffEveryPathIsNotFound(String method, String path) throws Exception {
    HttpResponse<String> answer = call(server("false"), method, path, "");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void switchedOffOtherPathsAreReachedAsEver() throws Exception {
    URI server = server("false");
    assertThat(call(server, "GET", "/help", "").body()).isEqualTo("reached");
    assertThat(call(server, "GET", "/sandboxes", "").body()).isEqualTo("reached");
  }

  @Test
  void switchedOnAnswersAreSafeAndOnlyTheStyleSheetMayBeStored() throws Exception {
    URI server = server("true");
    HttpResponse<String> page = call(server, "GET", "/sandbox/mailbox", "");
    assertThat(page.body()).isEqualTo("reached");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    HttpResponse<String> styles = call(server, "GET", "/sandbox/sandbox.css", "");
    assertThat(styles.headers().firstValue("Cache-Control")).isEmpty();
    assertThat(styles.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void whatIsFarTooLargeIsRefusedUnread() throws Exception {
    URI server = server("true");
    assertThat(call(server, "POST", "/sandbox/x", "x".repeat(64_001)).statusCode()).isEqualTo(413);
    assertThat(call(server, "POST", "/sandbox/x", "x".repeat(64_000)).statusCode()).isEqualTo(200);
  }
}
