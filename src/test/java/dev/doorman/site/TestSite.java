package dev.doorman.site;

import java.util.List;
import java.util.Optional;

/** A help centre of a vendor, without a server. */
record TestSite(Optional<String> name, Optional<String> logo, String colour) implements SiteConfig {
  static final String ORIGIN = "https://help.vendor.example";

  TestSite() {
    this(Optional.of("Vendor"), Optional.empty(), Theme.DEFAULT);
  }

  @Override
  public int searchesPerMinute() {
    return 1;
  }

  @Override
  public boolean embedSnippet() {
    return false;
  }

  /** The frame of a page at a path, in English. */
  Frame frame(String path) {
    return new Frame(
        new Brand(this),
        "Vendor",
        ORIGIN,
        ORIGIN + path,
        true,
        ORIGIN + path,
        List.of(),
        "en",
        "en_US",
        "/help",
        null);
  }
}
