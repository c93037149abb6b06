package dev.doorman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.TestClock;
import dev.doorman.sandbox.contract.Api;
import dev.doorman.sandbox.contract.Api.Answer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verification page, by plain requests and forms. */
@QuarkusTest
class VerificationPageTest {
  private static final String MATCH = "Is this your request?";
  private static final String CONTACT = "Which account is it?";
  private static final String CODE = "Enter your code";

  @TestHTTPResource("/")
  URI server;

  @Inject SandboxSettings settings;
  @Inject SandboxConfig config;
  @Inject Accounts accounts;
  @Inject TestClock clock;

  private Api api;
  private Mailbox mailbox;
  private SandboxCustomer customer;

  @BeforeEach
  void connect() {
    api = new Api(server.resolve("/sandbox/api"), settings.tokens().getFirst());
    mailbox = new Mailbox(server);
    customer = new SandboxCustomer(accounts, mailbox, config, clock);
  }

  @Test
  void theFirstPageSaysWhatIsApprovedAndShowsTheWordsOfTheChat() {
    Answer created = api.create();
    HttpResponse<String> page = Browser.open(created.link());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(Browser.heading(page)).isEqualTo(MATCH);
    assertThat(page.body())
        .contains("permanently delete an account")
        .contains(created.body().at("/verification/matchPhrase").asText())
        .contains("Yes, continue", "No, it isn’t mine");
  }

  @Test
  void yesThenTheContactThenTheCodeVerifies() {
    Answer created = api.create();
    String email = accounts.add();
    assertThat(Browser.heading(Browser.press(created.link(), "yes"))).isEqualTo(CONTACT);
    HttpResponse<String> page =
        Browser.fill(
            created.link(), "contact", " " + email.toUpperCase(Locale.ROOT) + " ", "identify");
    assertThat(Browser.heading(page)).isEqualTo(CODE);
    assertThat(page.body()).contains("If there’s an account for <strong>" + email + "</strong>");
    String code = mailbox.code(email);
    page =
        Browser.fill(
            created.link(), "code", code.substring(0, 3) + " " + code.substring(3), "check");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(Browser.heading(page)).isEqualTo("You’re verified");
    assertThat(page.body()).contains("Go back to the chat.");
    assertThat(api.get(created.id()).text("account")).isEqualTo("t•••@example.com");
  }

  @Test
  void aPhoneNumberIsAsGoodAsAnEmailAddress() {
    Answer created = api.create();
    Browser.press(created.link(), "yes");
    Browser.fill(created.link(), "contact", "+1 (555) 0102", "identify");
    Browser.fill(created.link(), "code", mailbox.code("+1 555 0102"), "check");
    assertThat(api.get(created.id()).text("account")).isEqualTo("+•••••••02");
  }

  @Test
  void noCodeIsSentBeforeTheYes() {
    URI link = api.create().link();
    String email = accounts.add();
    HttpResponse<String> page = Browser.fill(link, "contact", email, "identify");
    assertThat(Browser.heading(page)).isEqualTo(MATCH);
    assertThat(Browser.heading(Browser.press(link, "resend"))).isEqualTo(MATCH);
    assertThat(mailbox.count(email)).isZero();
  }

  @Test
  void withASubjectTheCodeGoesToTheAccountAndThePageDoesNotTellWhere() {
    String email = accounts.add();
    String subject = email.substring(0, email.indexOf('@'));
    Answer created = created(subject);
    assertThat(mailbox.count(email)).as("before the yes").isZero();
    HttpResponse<String> page = Browser.press(created.link(), "yes");
    assertThat(Browser.heading(page)).isEqualTo(CODE);
    assertThat(page.body()).doesNotContain(subject, "Use a different email");
    Browser.fill(created.link(), "code", mailbox.code(email), "check");
    assertThat(api.get(created.id()).state()).isEqualTo("verified");
  }

  @Test
  void anUnknownSubjectSeesTheSamePage() {
    String known = accounts.add();
    URI one = created(known.substring(0, known.indexOf('@'))).link();
    URI other = created("nobody").link();
    assertThat(withoutPhrase(Browser.press(other, "yes")))
        .isEqualTo(withoutPhrase(Browser.press(one, "yes")));
  }

  private Answer created(String subject) {
    return api.create(
        UUID.randomUUID().toString(),
        Api.body(UUID.randomUUID()).replace("}", ",\"subject\":\"" + subject + "\"}"));
  }

  private static String withoutPhrase(HttpResponse<String> page) {
    return page.body().replaceAll("Words in your chat: <strong>[a-z ]+</strong>", "");
  }

  @Test
  void lookingAtTheLinkChangesNothing() {
    Answer created = api.create();
    for (String method : List.of("GET", "HEAD", "GET")) {
      HttpResponse<String> page =
          Browser.send(
              HttpRequest.newBuilder(created.link()).method(method, BodyPublishers.noBody()));
      assertThat(page.statusCode()).isEqualTo(200);
    }
    assertThat(api.get(created.id()).state()).isEqualTo("awaiting_verification");
    customer.verify(created.link());
  }

  @Test
  void noEndsTheRequestAtEveryStep() {
    String email = accounts.add();
    URI first = api.create().link();
    URI second = api.create().link();
    Browser.press(second, "yes");
    URI third = api.create().link();
    customer.askForCode(third, email);
    for (URI link : List.of(first, second, third)) {
      HttpResponse<String> page = Browser.press(link, "no");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(Browser.heading(page)).isEqualTo("Nothing will be deleted");
      assertThat(Browser.open(link).statusCode()).isEqualTo(410);
    }
    assertThat(Browser.fill(third, "code", mailbox.code(email), "check").statusCode())
        .isEqualTo(410);
  }

  @Test
  void aLinkThatWasUsedWorksNoMore() {
    Answer created = api.create();
    customer.verify(created.link());
    assertClosed(created.link(), 410, "This link has already been used");
    assertThat(Browser.press(created.link(), "no").statusCode()).isEqualTo(410);
    assertThat(api.get(created.id()).state()).isEqualTo("verified");
  }

  @Test
  void linksThatDoNotWorkHavePagesOfTheirOwn() {
    Answer created = api.create();
    URI newer = api.renew(created.id()).link();
    assertClosed(created.link(), 410, "There’s a newer link");
    clock.advance(config.linkLifetime());
    assertClosed(newer, 410, "This link has expired");
    api.withdraw(created.id());
    assertClosed(newer, 410, "This request was withdrawn");
    Answer locked = api.create();
    customer.lock(locked.link());
    assertClosed(locked.link(), 410, "Too many wrong codes");
    assertClosed(newer.resolve("AAAAAAAAAAAAAAAAAAAAAA"), 404, "This link doesn’t work");
    assertClosed(newer.resolve("a"), 404, "This link doesn’t work");
  }

  private void assertClosed(URI link, int status, String heading) {
    HttpResponse<String> page = Browser.open(link);
    assertThat(page.statusCode()).isEqualTo(status);
    assertThat(Browser.heading(page)).isEqualTo(heading);
    HttpResponse<String> afterYes = Browser.press(link, "yes");
    assertThat(afterYes.statusCode()).isEqualTo(status);
    assertThat(Browser.heading(afterYes)).isEqualTo(heading);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site,cross-site,403",
    "Sec-Fetch-Site,same-site,403",
    "Origin,https://evil.example,403",
    "Origin,null,303",
    "Sec-Fetch-Site,same-origin,303"
  })
  void formsOfOtherSitesDoNothing(String header, String value, int status) {
    URI link = api.create().link();
    assertThat(Browser.send(Browser.form(link, "action=yes", header, value)).statusCode())
        .isEqualTo(status);
    assertThat(Browser.heading(Browser.open(link))).isEqualTo(status == 403 ? MATCH : CONTACT);
  }

  @Test
  void theSitesOwnOriginIsTaken() {
    URI link = api.create().link();
    String own = link.getScheme() + "://" + link.getAuthority();
    assertThat(Browser.send(Browser.form(link, "action=yes", "Origin", own)).statusCode())
        .isEqualTo(303);
  }

  @Test
  void pagesAreNotStoredFramedOrTold() {
    for (URI page : List.of(api.create().link(), server.resolve("/sandbox/verify/x"))) {
      var headers = Browser.open(page).headers();
      assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
      assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
      assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe-inline", "*");
    }
  }

  @Test
  void pagesHaveNoScriptAndNoInlineStyle() {
    URI link = api.create().link();
    Browser.press(link, "yes");
    assertThat(Browser.open(link).body())
        .doesNotContainIgnoringCase("<script", "<style", "style=", " onclick");
    HttpResponse<String> styles = Browser.open(server.resolve("/sandbox/sandbox.css"));
    assertThat(styles.statusCode()).isEqualTo(200);
    assertThat(styles.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
  }

  @Test
  void anErrorIsTiedToItsFieldAndKeepsWhatWasTyped() {
    URI link = api.create().link();
    Browser.press(link, "yes");
    HttpResponse<String> page = Browser.fill(link, "contact", "\"><script>x", "identify");
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("<title>Error: ")
        .contains("id=\"contact-error\"")
        .contains("aria-describedby=\"contact-hint contact-error\"")
        .contains("aria-invalid=\"true\"")
        .contains("value=\"&quot;&gt;&lt;script&gt;x\"")
        .doesNotContain("<script");
  }

  @Test
  void theCodeFieldHelpsPhonesAndScreenReaders() {
    URI link = api.create().link();
    customer.askForCode(link, accounts.add());
    assertThat(Browser.open(link).body())
        .contains("<label for=\"code\">")
        .contains("inputmode=\"numeric\"", "autocomplete=\"one-time-code\"");
    HttpResponse<String> page = Browser.fill(link, "code", "12345", "check");
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("id=\"code-error\"")
        .contains("aria-describedby=\"code-hint code-error\"");
  }

  @Test
  void anotherAddressCanBeGivenAndVoidsTheCodeSentBefore() {
    Answer created = api.create();
    String wrong = accounts.add();
    String right = accounts.add();
    customer.askForCode(created.link(), wrong);
    assertThat(Browser.heading(Browser.press(created.link(), "other"))).isEqualTo(CONTACT);
    clock.advance(Duration.ofSeconds(60));
    HttpResponse<String> page = Browser.fill(created.link(), "contact", right, "identify");
    assertThat(Browser.heading(page)).isEqualTo(CODE);
    Browser.fill(created.link(), "code", mailbox.code(wrong), "check");
    assertThat(api.get(created.id()).state()).isEqualTo("awaiting_verification");
    Browser.fill(created.link(), "code", mailbox.code(right), "check");
    assertThat(api.get(created.id()).state()).isEqualTo("verified");
  }

  @ParameterizedTest
  @CsvSource({
    "es,ltr,¿Es tuya esta solicitud?,Tu código",
    "id,ltr,Apakah permintaan ini dari Anda?,Kode Anda",
    "hi,ltr,क्या यह अनुरोध आपका है?,आपका कोड",
    "zh-Hans,ltr,这是您的请求吗？,您的验证码",
    "ar,rtl,هل هذا الطلب لك؟,رمزك",
    "fr,ltr,Is this your request?,Your code"
  })
  void pageAndMailSpeakTheLanguageOfTheChat(
      String locale, String direction, String heading, String code) {
    Answer created =
        api.create(
            UUID.randomUUID().toString(),
            Api.body(UUID.randomUUID()).replace("\"en\"", "\"" + locale + "\""));
    HttpResponse<String> page = Browser.open(created.link());
    assertThat(Browser.heading(page)).isEqualTo(heading);
    assertThat(page.body()).contains(" dir=\"" + direction + "\"");
    String email = accounts.add();
    Browser.press(created.link(), "yes");
    Browser.fill(created.link(), "contact", email, "identify");
    assertThat(mailbox.mails(email).path(0).path("text").asText())
        .contains(code)
        .contains(mailbox.code(email))
        .contains(created.body().at("/verification/matchPhrase").asText());
    Browser.fill(created.link(), "code", mailbox.code(email), "check");
    assertThat(api.get(created.id()).state()).isEqualTo("verified");
  }

  @Test
  void aLinkThatNeverWasSpeaksTheBrowsersLanguage() {
    HttpResponse<String> page =
        Browser.send(
            HttpRequest.newBuilder(server.resolve("/sandbox/verify/AAAAAAAAAAAAAAAAAAAAAA"))
                .header("Accept-Language", "ar"));
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("lang=\"ar\" dir=\"rtl\"").contains("هذا الرابط لا يعمل");
  }

  @Test
  void theHandleIsInNoMetric() {
    URI link = api.create().link();
    Browser.open(link);
    Browser.press(link, "yes");
    String handle = link.getPath().substring(link.getPath().lastIndexOf('/') + 1);
    String metrics = Browser.open(server.resolve("/q/metrics")).body();
    assertThat(metrics).contains("/sandbox/verify/{handle}").doesNotContain(handle);
  }
}
