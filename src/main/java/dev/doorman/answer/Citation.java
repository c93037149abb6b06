package dev.doorman.answer;

import dev.doorman.base.ArticleId;

/**
 * Where a passage stands.
 *
 * @param version of the article, by its content
 * @param section the section's anchor
 * @param title the article's title and the section's heading
 * @param url an absolute address, or a path on Doorman's own server
 */
public record Citation(
    ArticleId article, String version, String section, String title, String url) {}
