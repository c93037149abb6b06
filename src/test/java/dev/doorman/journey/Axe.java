package dev.doorman.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of axe's rules on a page. Axe's own builder loads the script three times for each look, one
 * of them into a page of its own where results of several frames are joined, and carries over what
 * passed too. Here the script is loaded once a page, and what breaks a rule is all that comes back:
 * the rules and what they look at are the same.
 */
public final class Axe {
  private static final String SOURCE = source();

  /** Gives each broken rule with the first element that breaks it. */
  private static final String RUN =
      """
      (within) => axe.run(within ?? document, { resultTypes: ['violations'], selectors: false })
        .then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))""";

  private Axe() {}

  private static String source() {
    try (InputStream in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return "() => {" + new String(in.readAllBytes(), StandardCharsets.UTF_8) + "}";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rules that a page breaks, each with an element that does. */
  public static List<String> violations(Page page) {
    return violations(page, null);
  }

  /**
   * The rules that a part of a page breaks, each with an element that does.
   *
   * @param within selects the part
   */
  public static List<String> violations(Page page, @Nullable String within) {
    // A page of several frames would need the script in each of them.
    assertThat(page.frames()).as("frames of %s", page.url()).hasSize(1);
    if (page.evaluate("typeof axe").equals("undefined")) {
      page.evaluate(SOURCE);
    }
    return ((List<?>) page.evaluate(RUN, within)).stream().map(String::valueOf).toList();
  }
}
