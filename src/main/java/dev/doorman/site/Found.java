package dev.doorman.site;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A section that speaks about what was searched for. */
@Schema(name = "SearchResult")
public record Found(
    @Schema(description = "The article's id") String article,
    @Schema(description = "The article's version, by its content") String version,
    @Schema(description = "The section's anchor in the article") String section,
    @Schema(description = "The article's title") String title,
    @Schema(description = "The section's heading") String heading,
    @Schema(description = "The passage that fits best, shortened") String excerpt,
    @Schema(description = "The section's path on this server", examples = "/help/a#b") String url,
    @Schema(description = "From 0 to about 1; comparable within one answer only") double score) {}
