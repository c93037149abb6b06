package dev.doorman.journey.desk;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.RequestOptions;
import dev.doorman.journey.Chromium;
import dev.doorman.journey.ServerProcess;
import dev.doorman.journey.SharedResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server with a desk for all tests of the desk's page. */
final class DeskStage implements AutoCloseable {
  private static final String ADMIN = "correct horse battery";
  private static final String OWN = "a password of one's own";

  private final Path folder = temporary();
  private final AtomicInteger hired = new AtomicInteger();
  private final ServerProcess server =
      new ServerProcess(
          folder,
          Map.of(
              "DOORMAN_ADMIN_PASSWORD",
              ADMIN,
              "DOORMAN_DESK_REQUEUE_AFTER",
              "PT3S",
              "DOORMAN_SANDBOX_COMPLETE_AFTER",
              "PT1S",
              "DOORMAN_CHAT_CONVERSATIONS_PER_MINUTE",
              "10000",
              "DOORMAN_CHAT_MESSAGES_PER_MINUTE_PER_ADDRESS",
              "100000"));

  URI server() {
    return server.base();
  }

  /** A customer in a browser of their own, with the chat open. */
  CustomerPage customer() {
    return new CustomerPage(Chromium.shared().newContext(), server());
  }

  /** A new agent at the open desk. */
  AgentPage agent(String displayName) {
    return agent(displayName, List.of("agent"), new Browser.NewContextOptions());
  }

  AgentPage agent(String displayName, List<String> roles, Browser.NewContextOptions options) {
    String name = "user" + hired.incrementAndGet();
    String first = hire(name, displayName, roles);
    BrowserContext context = Chromium.shared().newContext(options);
    post(context.request(), "/api/desk/session", Map.of("name", name, "password", first));
    post(context.request(), "/api/desk/session/password", Map.of("current", first, "next", OWN));
    return new AgentPage(context, server(), displayName);
  }

  /** Has the admin create a user; gives the first password. */
  private String hire(String name, String displayName, List<String> roles) {
    try (BrowserContext office = Chromium.shared().newContext()) {
      post(office.request(), "/api/desk/session", Map.of("name", "admin", "password", ADMIN));
      Map<String, Object> user =
          Map.of(
              "name",
              name,
              "displayName",
              displayName,
              "roles",
              roles,
              "teams",
              List.of("support"),
              "languages",
              List.of(),
              "capacity",
              20);
      return post(office.request(), "/api/desk/users", user).get("firstPassword").getAsString();
    }
  }

  /** Waits until no agent of another test is at the desk any more. */
  void emptied() {
    try (BrowserContext office = Chromium.shared().newContext()) {
      post(office.request(), "/api/desk/session", Map.of("name", "admin", "password", ADMIN));
      await("the desk to be empty")
          .atMost(Duration.ofMinutes(1))
          .until(
              () ->
                  office
                          .request()
                          .get(server().resolve("/api/desk/agents").toString())
                          .text()
                          .split("\"presence\":\"(online|away)\"", -1)
                          .length
                      == 1);
    }
  }

  private JsonObject post(APIRequestContext from, String path, Map<String, ?> body) {
    APIResponse answer =
        from.post(
            server().resolve(path).toString(),
            RequestOptions.create().setHeader("Doorman-Desk", "1").setData(body));
    assertThat(answer.ok()).as("%s: %s %s", path, answer.status(), answer.text()).isTrue();
    return JsonParser.parseString(answer.text()).getAsJsonObject();
  }

  @Override
  public void close() {
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("desk");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands the stage of this process to tests. */
  static final class Provider implements ParameterResolver {
    private static final SharedResource<DeskStage> STAGE = new SharedResource<>(DeskStage::new);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == DeskStage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return STAGE.get();
    }
  }
}
