package dev.doorman.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WidgetVersionTest {
  @Test
  void aFileThatIsBuiltHasAVersion() {
    assertThat(WidgetScript.hash("/static/bundle/widget-4ZQ2KJ7L.js")).hasValue("4ZQ2KJ7L");
  }

  @Test
  void aFileOfDevModeHasNone() {
    assertThat(WidgetScript.hash("/static/bundle/widget.js")).isEmpty();
  }
}
