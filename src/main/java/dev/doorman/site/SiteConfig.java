package dev.doorman.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** How the help centre presents itself. */
@ConfigMapping(prefix = "doorman.site")
public interface SiteConfig {
  /**
   * The name in the header and in the titles of all pages, at most 60 characters; without it,
   * {@link SiteWords#name} in each page's language.
   */
  Optional<@Pattern(regexp = ".*\\S.*", message = "must not be blank") @Size(max = 60) String>
      name();

  /**
   * A picture that stands before the name, and for the page where it is shared: a path on this
   * server, or an https address.
   */
  Optional<
          @Pattern(
              regexp = "(https://[A-Za-z0-9.-]+(:\\d+)?)?/(?!/)[A-Za-z0-9._~%/?=&+-]*",
              message = "must be a path on this server, or an https address")
          String>
      logo();

  /**
   * The colour of links and buttons, as {@code #rrggbb}. Where it would be hard to read on a ground
   * or under a text, a darker or lighter one of the same hue is used.
   */
  @WithDefault(Theme.DEFAULT)
  @Pattern(regexp = "#[0-9a-fA-F]{6}", message = "must be written as #rrggbb")
  String colour();

  /** How many searches one address may make in a minute, on this node. */
  @WithDefault("300")
  @Positive
  int searchesPerMinute();

  /** Whether the list of articles ends with the lines that put the chat on a page. */
  @WithDefault("false")
  boolean embedSnippet();
}
