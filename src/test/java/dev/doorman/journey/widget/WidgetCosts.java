package dev.doorman.journey.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the widget costs the page that it is on, by the browser's own timings: printed, not judged,
 * for machines differ. The command is in docs/embedding.md.
 */
@ExtendWith(Stage.Provider.class)
class WidgetCosts {
  private static final int ROUNDS = 31;

  /** How the page comes to the browser. */
  private enum Network {
    /** From the same machine: the script is there before the page is drawn, as never elsewhere. */
    LOOPBACK("from the same machine", 0, -1),
    /** What browsers' developer tools call a fast 4G. */
    PHONE("60 ms and 9 Mbit/s away", 60, 9_000_000 / 8);

    private final String words;
    private final int latencyMillis;
    private final int bytesPerSecond;

    Network(String words, int latencyMillis, int bytesPerSecond) {
      this.words = words;
      this.latencyMillis = latencyMillis;
      this.bytesPerSecond = bytesPerSecond;
    }

    JsonObject conditions() {
      JsonObject conditions = new JsonObject();
      conditions.addProperty("offline", false);
      conditions.addProperty("latency", latencyMillis);
      conditions.addProperty("downloadThroughput", bytesPerSecond);
      conditions.addProperty("uploadThroughput", bytesPerSecond);
      return conditions;
    }
  }

  /** In milliseconds, and in bytes over the network. */
  private record Cost(double largestPaint, double mainThread, double script, double bytes) {}

  @Test
  void ofAPageWithAndWithoutIt(Stage stage) {
    String content =
        "<h1>Shop</h1>" + "<p>%s</p>".formatted("Words of a page. ".repeat(40)).repeat(12);
    String head = "<html lang=en><title>Shop</title>";
    String script =
        "<script type=module src='%s/widget/doorman.js'></script>".formatted(stage.server());
    String plain = stage.vendor().page(head + content);
    String with = stage.vendor().page(head + script + content + "<doorman-chat></doorman-chat>");
    for (Network network : Network.values()) {
      compare(stage, network, plain, with);
    }
  }

  private static void compare(Stage stage, Network network, String plain, String with) {
    List<Cost> without = new ArrayList<>();
    List<Cost> carrying = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      without.add(measured(stage, network, plain));
      carrying.add(measured(stage, network, with));
    }
    System.out.println(network.words);
    print("without", without);
    print("with", carrying);
    System.out.printf(
        "largest paint with it, less without: %.0f ms (median of the rounds)%n",
        median(
            IntStream.range(0, ROUNDS)
                .mapToObj(i -> carrying.get(i).largestPaint() - without.get(i).largestPaint())
                .toList()));
    assertThat(carrying).allSatisfy(cost -> assertThat(cost.bytes()).isPositive());
  }

  private static void print(String name, List<Cost> costs) {
    System.out.printf(
        "%-8s largest paint %5.0f ms, main thread %5.0f ms, of it script %5.0f ms, %6.0f bytes (medians of %d)%n",
        name,
        median(costs.stream().map(Cost::largestPaint).toList()),
        median(costs.stream().map(Cost::mainThread).toList()),
        median(costs.stream().map(Cost::script).toList()),
        median(costs.stream().map(Cost::bytes).toList()),
        costs.size());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private static Cost measured(Stage stage, Network network, String address) {
    try (BrowserContext context = stage.visitor()) {
      Page page = context.newPage();
      var browser = context.newCDPSession(page);
      browser.send("Performance.enable");
      browser.send("Network.enable");
      browser.send("Network.emulateNetworkConditions", network.conditions());
      List<Double> bytes = Collections.synchronizedList(new ArrayList<>());
      browser.on(
          "Network.loadingFinished",
          event -> bytes.add(event.get("encodedDataLength").getAsDouble()));
      page.navigate(address);
      page.waitForLoadState(LoadState.NETWORKIDLE);
      double paint =
          ((Number)
                  page.evaluate(
                      "() => new Promise((done) => new PerformanceObserver((list) =>"
                          + " done(list.getEntries().at(-1).startTime))"
                          + ".observe({ type: 'largest-contentful-paint', buffered: true }))"))
              .doubleValue();
      JsonObject metrics = browser.send("Performance.getMetrics");
      return new Cost(
          paint,
          metric(metrics, "TaskDuration") * 1_000,
          metric(metrics, "ScriptDuration") * 1_000,
          bytes.stream().mapToDouble(Double::doubleValue).sum());
    }
  }

  private static double metric(JsonObject metrics, String name) {
    for (JsonElement metric : metrics.getAsJsonArray("metrics")) {
      if (metric.getAsJsonObject().get("name").getAsString().equals(name)) {
        return metric.getAsJsonObject().get("value").getAsDouble();
      }
    }
    throw new AssertionError("the browser does not tell " + name);
  }
}
