package dev.doorman.site;

import java.util.Optional;
import java.util.regex.Pattern;

/** Decides which link targets of an article may become links on a page. */
final class Links {
  /**
   * http(s), mailto, telephone numbers, a path on this server, or an anchor. Control characters and
   * backslashes are out, since browsers drop the first and read the second as slashes: both could
   * turn a path into another site or scheme.
   */
  private static final Pattern SAFE =
      Pattern.compile(
          "(?i:https?://[^\\s\\\\\\p{Cntrl}]+|(?:mailto|tel|sms):[^\\s\\\\\\p{Cntrl}]+)"
              + "|/(?![/\\\\])[^\\s\\\\\\p{Cntrl}]*|#[^\\s\\\\\\p{Cntrl}]+");

  private Links() {}

  /** Whether a target is on another server, as far as its form tells. */
  static boolean isElsewhere(String target) {
    return target.regionMatches(true, 0, "http", 0, "http".length());
  }

  /** The target, where it may be linked to; empty where only its text may be shown. */
  static Optional<String> safe(String target) {
    return Optional.of(target).filter(text -> SAFE.matcher(text).matches());
  }
}
