package dev.doorman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.TestClock;
import dev.doorman.sandbox.contract.Api;
import dev.doorman.sandbox.contract.Api.Answer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One-time codes and their limits, as the holder of a link meets them. */
@QuarkusTest
class CodesTest {
  @TestHTTPResource("/")
  URI server;

  @Inject SandboxSettings settings;
  @Inject SandboxConfig config;
  @Inject Accounts accounts;
  @Inject TestClock clock;

  private Api api;
  private Mailbox mailbox;
  private SandboxCustomer customer;
  private String email;

  @BeforeEach
  void connect() {
    api = new Api(server.resolve("/sandbox/api"), settings.tokens().getFirst());
    mailbox = new Mailbox(server);
    customer = new SandboxCustomer(accounts, mailbox, config, clock);
    email = accounts.add();
  }

  private Answer withCode() {
    Answer created = api.create();
    customer.askForCode(created.link(), email);
    return created;
  }

  private HttpResponse<String> check(URI link, String code) {
    return Browser.fill(link, "code", code, "check");
  }

  private String state(Answer created) {
    return api.get(created.id()).state();
  }

  private static long retryAfter(HttpResponse<String> page) {
    return Long.parseLong(page.headers().firstValue("Retry-After").orElseThrow());
  }

  @Test
  void fiveWrongCodesLockWithPausesBeforeTheFourthAndFifth() {
    Answer created = withCode();
    URI link = created.link();
    String wrong = mailbox.wrongCode(email);
    assertThat(check(link, wrong).body()).contains("You have 4 tries left.");
    assertThat(check(link, wrong).body()).contains("You have 3 tries left.");
    assertThat(check(link, wrong).body())
        .contains("Wait 60 seconds before you try again. You have 2 tries left.");

    HttpResponse<String> early = check(link, mailbox.code(email));
    assertThat(early.statusCode()).isEqualTo(429);
    assertThat(retryAfter(early)).isBetween(50L, 60L);
    assertThat(early.body()).contains("This try didn’t count.");

    clock.advance(Duration.ofSeconds(60));
    assertThat(check(link, wrong).body())
        .contains("Wait 2 minutes before you try again. You have 1 try left.");
    clock.advance(Duration.ofSeconds(110));
    assertThat(check(link, mailbox.code(email)).statusCode()).isEqualTo(429);
    clock.advance(Duration.ofSeconds(10));
    assertThat(Browser.heading(check(link, wrong))).isEqualTo("Too many wrong codes");
    assertThat(state(created)).isEqualTo("locked");
    check(link, mailbox.code(email));
    assertThat(state(created)).isEqualTo("locked");
  }

  @Test
  void theRightCodeAfterFourWrongOnesStillVerifies() {
    Answer created = withCode();
    for (int pause : new int[] {0, 0, 60, 120}) {
      check(created.link(), mailbox.wrongCode(email));
      clock.advance(Duration.ofSeconds(pause));
    }
    check(created.link(), mailbox.code(email));
    assertThat(state(created)).isEqualTo("verified");
  }

  @Test
  void whatIsNoCodeDoesNotCount() {
    Answer created = withCode();
    for (String typed : List.of("", "12345", "1234567", "abcdef", "12 34 5")) {
      assertThat(check(created.link(), typed).statusCode()).as(typed).isEqualTo(422);
    }
    assertThat(check(created.link(), mailbox.wrongCode(email)).body()).contains("4 tries left");
  }

  @Test
  void aCodeWorksForTenMinutesAndNoLonger() {
    Answer created = withCode();
    clock.advance(Duration.ofMinutes(10));
    assertThat(check(created.link(), mailbox.code(email)).body())
        .contains("This code has expired. Ask for a new one.");
    assertThat(state(created)).isEqualTo("awaiting_verification");
    Browser.press(created.link(), "resend");
    clock.advance(Duration.ofSeconds(590));
    check(created.link(), mailbox.code(email));
    assertThat(state(created)).isEqualTo("verified");
  }

  @Test
  void newCodesAreSentAfterGrowingPausesAndFourInAll() {
    URI link = withCode().link();
    for (int pause : new int[] {60, 120, 300}) {
      HttpResponse<String> early = Browser.press(link, "resend");
      assertThat(early.statusCode()).isEqualTo(429);
      assertThat(retryAfter(early)).isBetween(pause - 10L, (long) pause);
      assertThat(early.body()).contains("You can ask for a new one in ");
      clock.advance(Duration.ofSeconds(pause));
      assertThat(Browser.press(link, "resend").statusCode()).isEqualTo(200);
    }
    assertThat(mailbox.count(email)).isEqualTo(4);
    clock.advance(Duration.ofMinutes(9));
    HttpResponse<String> fifth = Browser.press(link, "resend");
    assertThat(fifth.statusCode()).isEqualTo(429);
    assertThat(fifth.body()).contains("We can’t send any more codes for this request.");
    assertThat(mailbox.count(email)).isEqualTo(4);
  }

  @Test
  void aNewLinkGivesNoNewTriesAndNoNewCodesForFree() {
    Answer created = withCode();
    check(created.link(), mailbox.wrongCode(email));
    URI newer = api.renew(created.id()).link();
    Browser.press(newer, "yes");
    assertThat(Browser.fill(newer, "contact", email, "identify").statusCode()).isEqualTo(429);
    clock.advance(Duration.ofSeconds(60));
    customer.askForCode(newer, email);
    assertThat(check(newer, mailbox.wrongCode(email)).body()).contains("3 tries left");
  }

  @Test
  void aNewCodeVoidsTheOneBefore() {
    Answer created = withCode();
    String before = mailbox.code(email);
    clock.advance(Duration.ofSeconds(60));
    Browser.press(created.link(), "resend");
    if (!mailbox.code(email).equals(before)) {
      assertThat(check(created.link(), before).body()).contains("That code isn’t right.");
    }
    check(created.link(), mailbox.code(email));
    assertThat(state(created)).isEqualTo("verified");
  }

  @Test
  void aCodeIsOfNoUseForAnotherRequest() {
    withCode();
    String otherCode = mailbox.code(email);
    String otherEmail = accounts.add();
    Answer created = api.create();
    customer.askForCode(created.link(), otherEmail);
    if (!mailbox.code(otherEmail).equals(otherCode)) {
      check(created.link(), otherCode);
      assertThat(state(created)).isEqualTo("awaiting_verification");
    }
  }

  @Test
  void aCodeIsAcceptedOnce() {
    Answer created = withCode();
    String code = mailbox.code(email);
    check(created.link(), code);
    assertThat(check(created.link(), code).statusCode()).isEqualTo(410);
    clock.advance(Duration.ofMinutes(15));
    URI newer = api.renew(created.id()).link();
    Browser.press(newer, "yes");
    check(newer, code);
    assertThat(state(created)).isEqualTo("awaiting_verification");
  }

  @Test
  void anUnknownAddressSeesTheSamePagesAndGetsNoCode() {
    String nobody = "n" + email.substring(1);
    URI known = withCode().link();
    Answer unknown = api.create();
    customer.askForCode(unknown.link(), nobody);
    assertThat(mailbox.count(nobody)).isZero();
    String wrong = mailbox.wrongCode(email);
    for (int step = 0; step < 4; step++) {
      assertSame(check(known, wrong), check(unknown.link(), wrong), nobody);
    }
    clock.advance(Duration.ofSeconds(60));
    assertSame(Browser.press(known, "resend"), Browser.press(unknown.link(), "resend"), nobody);
    clock.advance(Duration.ofMinutes(2));
    check(known, wrong);
    check(unknown.link(), wrong);
    clock.advance(Duration.ofMinutes(2));
    assertSame(check(known, wrong), check(unknown.link(), wrong), nobody);
    assertThat(state(unknown)).isEqualTo("locked");
    assertThat(mailbox.count(nobody)).isZero();
  }

  private void assertSame(HttpResponse<String> known, HttpResponse<String> unknown, String nobody) {
    assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
    assertThat(comparable(unknown.body().replace(nobody, email)))
        .isEqualTo(comparable(known.body()));
  }

  /** Without the words of the chat, and with seconds that passed in between. */
  private static String comparable(String page) {
    return page.replaceAll("Words in your chat: <strong>[a-z ]+</strong>", "")
        .replaceAll("\\d+ seconds", "N seconds");
  }

  @Test
  void oneAddressGetsSoManyCodesADayOverAllRequestsAndKnownOrNot() {
    String nobody = "n" + email.substring(1);
    for (String address : List.of(email, nobody)) {
      for (int sent = 0; sent < config.codesPerRecipient(); sent++) {
        customer.askForCode(api.create().link(), address);
      }
      URI link = api.create().link();
      Browser.press(link, "yes");
      HttpResponse<String> page = Browser.fill(link, "contact", address, "identify");
      assertThat(page.statusCode()).isEqualTo(429);
      assertThat(page.body()).contains("You’ve tried this too often today. Try again in 24 hours.");
      assertThat(retryAfter(page)).isBetween(86_000L, 86_400L);
    }
    assertThat(mailbox.count(email)).isEqualTo(config.codesPerRecipient());
    clock.advance(Duration.ofHours(24));
    customer.askForCode(api.create().link(), email);
  }

  @Test
  void oneAddressCanBeTriedSoOftenADayOverAllRequests() {
    String wrong = "000000";
    for (int checks = 0; checks < config.checksPerRecipient(); checks += 3) {
      URI link = withCode().link();
      for (int check = 0; check < 3; check++) {
        wrong = mailbox.wrongCode(email);
        check(link, wrong);
      }
    }
    Answer created = withCode();
    HttpResponse<String> page = check(created.link(), mailbox.code(email));
    assertThat(page.statusCode()).isEqualTo(429);
    assertThat(page.body()).contains("You’ve tried this too often today.");
    assertThat(state(created)).isEqualTo("awaiting_verification");
  }

  @Test
  void checksAtTheSameTimeAreCountedOneByOne() throws Exception {
    Answer created = withCode();
    String wrong = mailbox.wrongCode(email);
    Callable<Integer> check = () -> check(created.link(), wrong).statusCode();
    List<Integer> statuses;
    try (var threads = Executors.newFixedThreadPool(8)) {
      statuses =
          threads.invokeAll(Collections.nCopies(8, check)).stream().map(Future::resultNow).toList();
    }
    assertThat(statuses.stream().filter(status -> status == 422)).as("compared").hasSize(3);
    assertThat(statuses.stream().filter(status -> status == 429)).as("too soon").hasSize(5);
  }
}
