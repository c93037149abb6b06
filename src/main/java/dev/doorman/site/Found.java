package dev.doorman.site;

import com.ibm.icu.util.ULocale;
import dev.doorman.knowledge.SectionRef;
import dev.doorman.knowledge.fulltext.Fragment;
import dev.doorman.knowledge.fulltext.TextHit;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A section that was found. */
@Schema(name = "SearchResult")
public record Found(
    @Schema(description = "The article's id") String article,
    @Schema(description = "The article's version, by its content") String version,
    @Schema(description = "The section's anchor in the article") String section,
    @Schema(description = "The article's title") String title,
    @Schema(description = "The section's heading") String heading,
    @Schema(description = "The part of the section with most of the words, on one line")
        String excerpt,
    @Schema(description = "Heading and excerpt in pieces, those that were searched for marked")
        Highlights highlights,
    @Schema(description = "The section's path on this server", examples = "/help/a#b") String url,
    @Schema(description = "The article's language, a BCP 47 tag") String lang,
    @Schema(description = "The direction of its script, ltr or rtl") String dir,
    @Schema(description = "1 for the first section; comparable within one answer only")
        double score) {
  /** Texts in pieces. */
  @Schema(name = "SearchHighlights")
  public record Highlights(List<Fragment> heading, List<Fragment> excerpt) {}

  /** A section that has the words. */
  static Found of(TextHit hit, Reader reader, double score) {
    return of(hit.found(), new Highlights(hit.heading(), hit.excerpt()), reader, score);
  }

  /** A section that is near in meaning. */
  static Found near(SectionRef ref, String excerpt, Reader reader, double score) {
    return of(
        ref,
        new Highlights(
            List.of(new Fragment(ref.section().heading(), false)),
            List.of(new Fragment(excerpt, false))),
        reader,
        score);
  }

  private static Found of(SectionRef ref, Highlights highlights, Reader reader, double score) {
    return new Found(
        ref.article().id().value(),
        ref.article().version(),
        ref.section().anchor(),
        ref.article().title(),
        ref.section().heading(),
        highlights.excerpt().stream().map(Fragment::text).collect(Collectors.joining()),
        highlights,
        Paths.article(ref.article().id(), reader.chosen()) + "#" + ref.section().anchor(),
        ref.article().locale().toLanguageTag(),
        ULocale.forLocale(ref.article().locale()).isRightToLeft() ? "rtl" : "ltr",
        score);
  }
}
