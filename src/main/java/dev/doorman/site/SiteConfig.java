package dev.doorman.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** How the help centre presents itself. */
@ConfigMapping(prefix = "doorman.site")
public interface SiteConfig {
  /** The name in the header and in the titles of all pages, at most 60 characters. */
  @WithDefault("Help centre")
  @NotBlank
  @Size(max = 60)
  String name();

  /** Whether the list of articles ends with the lines that put the chat on a page. */
  @WithDefault("false")
  boolean embedSnippet();
}
