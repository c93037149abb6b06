package dev.doorman.journey.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/**
 * A page as one uses it who has a keyboard only.
 *
 * @param page in front
 */
record Keys(Page page) {
  private static final int MOST = 80;

  /** Name and text of what has the focus, through all shadow roots. */
  private static final String FOCUSED =
      "() => { let e = document.activeElement; while (e?.shadowRoot?.activeElement) e ="
          + " e.shadowRoot.activeElement; return e === document.body ? 'BODY' :"
          + " [e.getAttribute('aria-label'), e.labels?.[0]?.innerText, e.innerText].join(' '); }";

  String focused() {
    return String.valueOf(page.evaluate(FOCUSED));
  }

  /** Tabs forward to what has this in its name. */
  Keys to(String name) {
    return go("Tab", name);
  }

  /** Tabs back to what has this in its name. */
  Keys backTo(String name) {
    return go("Shift+Tab", name);
  }

  private Keys go(String key, String name) {
    for (int i = 0; i < MOST && !focused().contains(name); i++) {
      page.keyboard().press(key);
    }
    assertThat(focused()).contains(name);
    return this;
  }

  Keys press(String key) {
    page.keyboard().press(key);
    return this;
  }

  Keys type(String text) {
    page.keyboard().type(text);
    return this;
  }
}
