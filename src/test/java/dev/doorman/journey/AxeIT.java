package dev.doorman.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** What the other tests rely on when axe finds nothing. */
class AxeIT {
  private static final String BROKEN =
      """
      <!doctype html><html lang=en><title>Broken</title><style>p { color: #aaa }</style>
      <body><main><h1>Broken</h1><img src="data:,"><p>Hardly to be read</p>
      <open-root></open-root><closed-part><button></button></closed-part></main>
      <script>document.querySelector('open-root').attachShadow({ mode: 'open' }).innerHTML
        = '<input>'</script>""";

  @Test
  void whatIsWrongIsFoundInShadowRootsTooAsOftenAsOneLooks() {
    try (var context = Chromium.shared().newContext()) {
      Page page = context.newPage();
      page.setContent(BROKEN);
      for (int i = 0; i < 2; i++) {
        assertThat(Axe.violations(page))
            .anyMatch(found -> found.startsWith("image-alt <img"))
            .anyMatch(found -> found.startsWith("color-contrast <p>"))
            .anyMatch(found -> found.startsWith("label <input>"))
            .anyMatch(found -> found.startsWith("button-name <button>"));
      }
      assertThat(Axe.violations(page, "open-root")).containsExactly("label <input>");
      page.setContent("<!doctype html><html lang=en><title>Sound</title><main><h1>Sound</h1>");
      assertThat(Axe.violations(page)).isEmpty();
    }
  }
}
