package dev.doorman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A browser without scripts: it opens pages and sends forms as one would. */
public final class Browser {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Browser() {}

  public static HttpResponse<String> open(URI page) {
    return send(HttpRequest.newBuilder(page).GET());
  }

  /** Sends a form of the page with one button pressed, and follows where it leads. */
  public static HttpResponse<String> press(URI page, String action) {
    return submit(page, "action=" + action);
  }

  /** Fills one field of the page, presses a button, and follows where it leads. */
  public static HttpResponse<String> fill(URI page, String field, String value, String action) {
    return submit(
        page, field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + "&action=" + action);
  }

  private static HttpResponse<String> submit(URI page, String form) {
    HttpResponse<String> answer = send(form(page, form, "Origin", "null"));
    return answer.statusCode() == 303
        ? open(page.resolve(answer.headers().firstValue("Location").orElseThrow()))
        : answer;
  }

  static HttpRequest.Builder form(URI page, String form, String... headers) {
    return HttpRequest.newBuilder(page)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .headers(headers)
        .POST(BodyPublishers.ofString(form));
  }

  public static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The page's main heading. */
  public static String heading(HttpResponse<String> page) {
    List<String> headings = page.body().lines().filter(line -> line.startsWith("<h1>")).toList();
    assertThat(headings).as("one main heading in %s", page.body()).hasSize(1);
    return headings.getFirst().replaceAll("</?h1>", "");
  }
}
