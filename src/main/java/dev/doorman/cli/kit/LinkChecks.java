package dev.doorman.cli.kit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.cli.kit.Check.Blocked;
import dev.doorman.cli.kit.Check.Broken;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The verification link, before anybody has verified. */
record LinkChecks(Api api, Wire wire, Target target, Clock clock) {
  private static final String EXPIRES_AT = "/verification/expiresAt";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** 128 bits are 22 characters of base64url, and more in hexadecimal. */
  private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_-]{22,}");

  private static final int NEW_LINKS = 5;

  List<Check> all() {
    return List.of(
        new Check("link-url", "The link is https (http on loopback only)", this::url),
        new Check("link-handle", "The link's handle has 128 bits", this::handle),
        new Check(
            "link-phrase", "The link comes with a matchPhrase of 1 to 64 characters", this::phrase),
        new Check(
            "link-expiry", "The link comes with expiresAt, at most a day ahead", this::expiry),
        new Check("link-once", "The link is told once, and not by GET", this::once),
        new Check(
            "link-preview", "Opening the link changes nothing (link previews do)", this::preview),
        new Check(
            "link-new", "A new link can be had, is another, and is good from now on", this::renew),
        new Check("link-limit", "Five new links, then 429 too-many-links", this::limit),
        new Check("retry-after", "A 429 has Retry-After in seconds", this::retryAfter),
        new Check(
            "link-expires",
            "After expiresAt the request is expired, and takes a new link",
            this::expires));
  }

  private void url() {
    Exchange answer = api.made();
    URI link = Api.link(answer);
    Api.that(isSecure(link), "the link must be https: " + link, answer);
  }

  private static boolean isSecure(URI link) {
    return "https".equals(link.getScheme())
        || ("http".equals(link.getScheme()) && LOOPBACK.contains(String.valueOf(link.getHost())));
  }

  private void handle() {
    Exchange answer = api.made();
    URI link = Api.link(answer);
    String rest = link.getRawPath() + "?" + link.getRawQuery();
    Api.that(
        HANDLE.matcher(rest).find(),
        "the link has no part of 22 characters or more that could hold 128 random bits",
        answer);
  }

  private void phrase() {
    Exchange answer = api.made();
    JsonNode phrase = answer.json().at("/verification/matchPhrase");
    String text = phrase.isTextual() ? phrase.textValue() : "";
    Api.that(
        !text.isBlank() && text.codePointCount(0, text.length()) <= 64,
        "\"matchPhrase\" must have 1 to 64 characters",
        answer);
  }

  private void expiry() {
    expiresAhead(api.made());
  }

  private void expiresAhead(Exchange answer) {
    Instant expires = CreateChecks.time(answer, EXPIRES_AT);
    Duration life = Duration.between(clock.instant(), expires);
    Api.that(
        life.isPositive() && life.compareTo(Duration.ofHours(24).plusMinutes(5)) <= 0,
        "\"expiresAt\" must be ahead of now by at most 24 hours",
        answer);
  }

  private void once() {
    Exchange answer = api.get(api.made().text("id"));
    Api.status(answer, 200, "GET of a request");
    Api.that(!answer.json().has("verification"), "GET must not tell the link again", answer);
    Api.that(
        !answer.json().has("account"), "the account must not be told before verification", answer);
  }

  private void preview() {
    Exchange made = api.made();
    URI link = Api.link(made);
    if (!isSecure(link)) {
      throw new Blocked("the link is not opened as it is not https; see link-url");
    }
    for (int visit = 1; visit <= 2; visit++) {
      int status = wire.open(link);
      Api.that(status < 400, "visit %d of the link ends with %d".formatted(visit, status), made);
    }
    Api.state(api.get(made.text("id")), "awaiting_verification", "after the link was opened");
  }

  private void renew() {
    Exchange made = api.made();
    Exchange renewed = api.renew(made.text("id"));
    Api.status(renewed, 201, "a new link");
    Api.that(
        renewed.text("id").equals(made.text("id")), "a new link is of the same request", renewed);
    Api.that(!Api.link(renewed).equals(Api.link(made)), "the new link must be another", renewed);
    Api.state(renewed, "awaiting_verification", "with a new link");
    if (!renewed.json().at(EXPIRES_AT).isMissingNode()) {
      // Where it's missing altogether, the row of the expiry says so.
      expiresAhead(renewed);
    }
  }

  private void limit() {
    api.refused(afterAllLinks(), 429, "too-many-links", "the sixth new link");
  }

  private void retryAfter() {
    Exchange refused = afterAllLinks();
    if (refused.status() != 429) {
      throw new Blocked("nothing was answered with 429; see link-limit");
    }
    Api.that(
        refused.headers().getOrDefault("retry-after", "").matches("[1-9][0-9]{0,5}"),
        "a 429 must have Retry-After: SECONDS",
        refused);
  }

  private Exchange afterAllLinks() {
    String id = api.made().text("id");
    for (int link = 1; link <= NEW_LINKS; link++) {
      Exchange renewed = api.renew(id);
      if (renewed.status() != 201) {
        throw new Broken("new link %d of 5 is refused".formatted(link), renewed);
      }
    }
    return api.renew(id);
  }

  private void expires() {
    if (target.patience().isZero()) {
      throw new Blocked("it takes time; see --wait");
    }
    Exchange made = api.made();
    Duration left = Duration.between(clock.instant(), CreateChecks.time(made, EXPIRES_AT));
    if (left.compareTo(target.patience()) > 0) {
      throw new Blocked("it takes %d s; see --wait".formatted(left.toSeconds()));
    }
    Pause.sleep(left.plusSeconds(1));
    Api.state(api.get(made.text("id")), "expired", "after expiresAt");
    Api.state(api.renew(made.text("id")), "awaiting_verification", "with a new link");
  }
}
