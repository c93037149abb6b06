package dev.doorman.access.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: a path of the desk and nowhere else. */
final class Next {
  private static final String DESK = "/desk";
  private static final Pattern ALLOWED =
      Pattern.compile("/desk(/[A-Za-z0-9_-]{1,64}){0,4}(\\?[A-Za-z0-9_.=&%-]{1,300})?");

  private Next() {}

  /** What was asked for where it may be gone to, else the desk itself. */
  static String of(@Nullable String asked) {
    boolean leadsBack = asked != null && asked.startsWith(DESK + "/sign-in");
    return asked == null || leadsBack || !ALLOWED.matcher(asked).matches() ? DESK : asked;
  }

  /** An address that goes on to another later. */
  static String behind(String page, @Nullable String next) {
    String to = of(next);
    return to.equals(DESK) ? page : page + "?next=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
  }
}
