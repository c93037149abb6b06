package dev.doorman.cli.kit;

import dev.doorman.cli.kit.Check.Blocked;
import dev.doorman.cli.kit.Check.Broken;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request from its verification to its withdrawal; each check goes on where the last ended. */
final class VerifiedChecks {
  private static final int BUSINESS_DAYS_MOST = 15;
  private static final Duration SETTLING = Duration.ofSeconds(5);

  private final Api api;
  private final Person person;
  private final String key = Api.key();
  private @Nullable Exchange verified;
  private @Nullable Exchange accepted;

  VerifiedChecks(Api api, Person person) {
    this.api = api;
    this.person = person;
  }

  List<Check> all() {
    return List.of(
        new Check("verified", "After proof of identity the state is verified", this::verify),
        new Check("account-masked", "The account is told, masked, once verified", this::account),
        new Check("verified-until", "verifiedUntil is 15 minutes after verifiedAt", this::until),
        new Check(
            "accepted-before",
            "Where \"acceptedBefore\" is there, it is complete and another request",
            this::acceptedBefore),
        new Check("verified-no-link", "A verified request takes no new link (409)", this::noLink),
        new Check(
            "confirm-key",
            "A confirmation needs a key (400) that no other call has used (422)",
            this::confirmKey),
        new Check("confirm", "A confirmation is accepted", this::confirm),
        new Check(
            "expected-by",
            "Its answer has expectedBy, at most 15 business days ahead",
            this::expectedBy),
        new Check(
            "confirm-same-key", "The same confirmation again gets the same answer", this::again),
        new Check(
            "confirm-other-key", "A second confirmation is answered with 409", this::otherKey),
        new Check(
            "withdrawable", "DELETE does what \"withdrawable\" says: 200, or 409", this::withdraw));
  }

  private void verify() {
    verified = verified(api, person);
  }

  /** A request of which the identity was proved. */
  static Exchange verified(Api api, Person person) {
    Exchange made = api.made();
    String id = made.text("id");
    go(person, Person.Errand.VERIFY, made);
    var unused = Pause.until(() -> !awaits(api.get(id)), SETTLING);
    Exchange now = api.get(id);
    Api.status(now, 200, "GET of a request");
    Api.state(now, "verified", "after the verification");
    return now;
  }

  static void go(Person person, Person.Errand errand, Exchange made) {
    String phrase = made.json().at("/verification/matchPhrase").asText("");
    switch (person.go(errand, Api.link(made), phrase)) {
      case Person.Result.Done() -> {}
      case Person.Result.Absent(String why) -> throw new Blocked(why);
    }
  }

  private static boolean awaits(Exchange answer) {
    return answer.text("state").equals("awaiting_verification");
  }

  private Exchange verifiedRequest() {
    if (verified == null) {
      throw new Blocked("nothing was verified; see verified");
    }
    return verified;
  }

  private Exchange acceptedRequest() {
    if (accepted == null) {
      throw new Blocked("nothing was accepted; see confirm");
    }
    return accepted;
  }

  private String id() {
    return verifiedRequest().text("id");
  }

  private void account() {
    String account = verifiedRequest().text("account");
    Api.that(
        !account.isEmpty() && account.codePointCount(0, account.length()) <= 128,
        "\"account\" must have 1 to 128 characters once verified",
        verifiedRequest());
    Api.that(
        account.codePoints().anyMatch(point -> "•*●·…".indexOf(point) >= 0),
        "\"account\" must be masked, as m•••@example.com",
        verifiedRequest());
  }

  private void until() {
    Duration life = CreateChecks.between(verifiedRequest(), "/verifiedAt", "/verifiedUntil");
    Api.that(
        life.minusMinutes(15).abs().compareTo(Duration.ofSeconds(1)) <= 0,
        "a confirmation must be taken for 15 minutes, not %d s".formatted(life.toSeconds()),
        verifiedRequest());
  }

  private void acceptedBefore() {
    Exchange answer = verifiedRequest();
    if (answer.json().path("acceptedBefore").isMissingNode()) {
      return;
    }
    String other = answer.json().at("/acceptedBefore/id").asText("");
    Api.that(
        !other.isEmpty() && !other.equals(id()),
        "\"acceptedBefore.id\" must be another request's",
        answer);
    LocalDate day = date(answer, "/acceptedBefore/expectedBy");
    Instant at = CreateChecks.time(answer, "/acceptedBefore/acceptedAt");
    Api.that(
        !day.isBefore(LocalDate.ofInstant(at, ZoneOffset.UTC).minusDays(1)),
        "\"acceptedBefore.expectedBy\" must not be before \"acceptedBefore.acceptedAt\"",
        answer);
  }

  private static LocalDate date(Exchange answer, String pointer) {
    try {
      return LocalDate.parse(answer.json().at(pointer).asText(""));
    } catch (DateTimeException e) {
      String name = pointer.substring(1).replace('/', '.');
      throw new Broken("\"%s\" must be a date, as 2026-12-31".formatted(name), answer);
    }
  }

  private void noLink() {
    api.refused(api.renew(id()), 409, "not-verifiable", "a new link for a verified request");
  }

  private void confirmKey() {
    String id = id();
    api.refused(
        api.confirm(id, ""), 400, "idempotency-key-missing", "a confirmation without a key");
    String used = Api.key();
    var unused = api.create(used, api.body());
    api.refused(api.confirm(id, used), 422, "idempotency-key-reused", "a key that made a request");
    Api.state(api.get(id), "verified", "after refused confirmations");
  }

  private void confirm() {
    Exchange answer = api.confirm(id(), key);
    Api.status(answer, 200, "a confirmation");
    accepted = answer;
    Api.state(answer, "accepted", "after a confirmation");
    Instant at = CreateChecks.time(answer, "/acceptedAt");
    Api.that(at.isAfter(Instant.EPOCH), "\"acceptedAt\" must be a time", answer);
  }

  private void expectedBy() {
    Exchange answer = acceptedRequest();
    LocalDate by = date(answer, "/expectedBy");
    LocalDate from = LocalDate.ofInstant(CreateChecks.time(answer, "/acceptedAt"), ZoneOffset.UTC);
    Api.that(!by.isBefore(from), "\"expectedBy\" must not be before \"acceptedAt\"", answer);
    Set<DayOfWeek> weekend = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    long days =
        from.plusDays(1)
            .datesUntil(by.plusDays(1))
            .limit(100)
            .filter(day -> !weekend.contains(day.getDayOfWeek()))
            .count();
    Api.that(
        days <= BUSINESS_DAYS_MOST, "\"expectedBy\" is more than 15 business days ahead", answer);
  }

  private void again() {
    Exchange first = acceptedRequest();
    Exchange second = api.confirm(id(), key);
    Api.status(second, 200, "the same confirmation again");
    Api.that(
        second.json().equals(first.json()),
        "the same confirmation again must get the first answer, which was: " + first.answer(),
        second);
  }

  private void otherKey() {
    acceptedRequest();
    api.refused(
        api.confirm(id(), Api.key()), 409, "not-verified", "a second confirmation with a new key");
  }

  private void withdraw() {
    acceptedRequest();
    Exchange now = api.get(id());
    Exchange answer = api.withdraw(id());
    if (now.json().path("withdrawable").asBoolean(false)) {
      Api.status(answer, 200, "a withdrawal where \"withdrawable\" is true");
      Api.state(api.get(id()), "withdrawn", "after a withdrawal");
    } else {
      api.refused(answer, 409, "not-withdrawable", "a withdrawal where \"withdrawable\" is false");
      Api.that(
          !api.get(id()).text("state").equals("withdrawn"),
          "a refused withdrawal must change nothing",
          answer);
    }
  }
}
