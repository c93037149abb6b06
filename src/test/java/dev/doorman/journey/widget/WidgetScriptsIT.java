package dev.doorman.journey.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is said in the chat is text, whatever it looks like: nothing in it runs or is fetched. */
@ExtendWith(Stage.Provider.class)
class WidgetScriptsIT {
  private Stage stage;
  private BrowserContext context;

  /** One after the other, each with a way to the server and back. */
  private static final String TWO_IMAGES_THAT_FAIL =
      """
      async () => {
        for (const name of ['/no-image', '/none-either']) {
          await new Promise((done) => {
            const image = new Image();
            image.onerror = done;
            image.src = name;
          });
        }
      }
      """;

  private final List<String> strays = new ArrayList<>();

  @BeforeEach
  void arrive(Stage shared) {
    stage = shared;
    context = stage.visitor();
    context.addInitScript(
        "window.runs = []; window.ran = (what) => { window.runs.push(String(what)); };"
            + " window.addEventListener('securitypolicyviolation',"
            + " (e) => window.runs.push('policy ' + e.blockedURI));");
    context.onRequest(
        request -> {
          String url = request.url();
          boolean ours =
              stage.server().getAuthority().equals(authority(url))
                  || url.startsWith(stage.vendor().origin());
          if (!ours) {
            strays.add(url);
          }
        });
  }

  private static String authority(String url) {
    int start = url.indexOf("//") + 2;
    int end = url.indexOf('/', start);
    return url.substring(start, end < 0 ? url.length() : end);
  }

  @AfterEach
  void leave() {
    context.close();
  }

  /** A page without a policy of its own, where a script that got in would run. */
  private Chat unprotected() {
    return new Chat(
        context,
        stage
            .vendor()
            .page(
                "<title>Shop</title><script type=module src='%s/widget/doorman.js'></script>"
                        .formatted(stage.server())
                    + "<doorman-chat></doorman-chat>"));
  }

  private void assertNothingRan(Chat chat) {
    // Whatever would run was put in before these, and would have had its turn by now.
    chat.page().evaluate(TWO_IMAGES_THAT_FAIL);
    assertThat(chat.page().evaluate("JSON.stringify(window.runs)")).isEqualTo("[]");
    assertThat(strays).isEmpty();
    assertThat(chat.page().context().pages()).hasSize(1);
  }

  @Test
  void aScriptThatRunsIsNoticedByTheseTests() {
    var chat = unprotected();
    chat.page()
        .evaluate(
            "() => { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=ran(1)>'); }");
    chat.page().waitForCondition(() -> chat.page().evaluate("window.runs.length").equals(1));
  }

  @Test
  void asACustomersTextItIsShownAsItWasTyped() {
    var server = new PlayedServer(context).text("bot", "Hi, not a person.");
    var chat = unprotected();
    chat.launcher().click();
    chat.sees("not a person");
    for (String payload : HostileKnowledge.payloads()) {
      chat.say(payload);
    }
    int count = HostileKnowledge.payloads().size();
    assertThat(chat.widget().locator(".row.customer .bubble")).hasCount(count);
    chat.page().waitForCondition(() -> server.heard("say").size() == count);
    assertThat(chat.widget().locator(".row.customer .bubble").allTextContents())
        .isEqualTo(HostileKnowledge.payloads().stream().map(String::strip).toList());
    assertNothingRan(chat);
  }

  @Test
  void byTheRealServerItIsKeptAndComesBackAsItWasTyped() {
    var chat = unprotected().open();
    List<String> some = HostileKnowledge.payloads().subList(0, 12);
    for (String payload : some) {
      chat.say(payload);
    }
    assertThat(chat.widget().locator(".row.customer .bubble")).hasCount(some.size());
    chat.page().reload();
    assertThat(chat.widget().locator(".row.customer .bubble")).hasCount(some.size());
    assertThat(chat.widget().locator(".row.customer .bubble").allTextContents()).isEqualTo(some);
    assertNothingRan(chat);
  }

  @Test
  void inAnArticlesTextAndTitleItIsShownAsItStandsThere() {
    var chat = unprotected().open();
    for (String subject : HostileKnowledge.SUBJECTS) {
      chat.say(HostileKnowledge.question(subject));
      chat.sees("To calibrate the " + subject);
      Locator answer = chat.widget().locator(".row.bot .passage").last();
      assertThat(answer.textContent().replaceAll("\\s+", " "))
          .contains(
              HostileKnowledge.payloadsOn(subject).stream()
                  .map(payload -> payload.replaceAll("\\s+", " ").strip())
                  .toList());
    }
    assertThat(chat.widget().locator(".sources").last()).containsText("<img src=x onerror=ran");
    assertNothingRan(chat);
  }

  @Test
  void inEveryFieldOfEveryFrameItIsShownAsText() {
    var server = new PlayedServer(context).text("bot", "Hi, not a person.");
    var chat = unprotected();
    chat.launcher().click();
    chat.sees("not a person");
    for (String payload : HostileKnowledge.payloads()) {
      String p = JsonNodeFactory.instance.textNode(payload).toString();
      server.event(
          "bot",
          """
          {"kind":"answer","votable":true,
           "blocks":[{"type":"paragraph","spans":[{"text":%1$s,"href":%1$s},{"text":%1$s,"marks":["code"]}]},
            {"type":"table","header":[[{"text":%1$s}]],"rows":[[[{"text":%1$s,"href":%1$s}]]]}],
           "citations":[{"article":%1$s,"version":%1$s,"section":%1$s,"title":%1$s,"url":%1$s}],
           "suggestions":[{"id":%1$s,"label":%1$s}]}
          """
              .formatted(p));
      server.event("agent", "{\"kind\":\"text\",\"text\":%s}".formatted(p));
      server.event("system", "{\"kind\":\"notice\",\"code\":\"x\",\"text\":%s}".formatted(p));
      server.event(
          "bot",
          """
          {"kind":"prompt","name":"warning","form":"full","text":%1$s,
           "items":[{"id":"a","done":false,"spans":[{"text":%1$s,"href":%1$s}]}],
           "options":[{"id":"continue","label":%1$s}]}
          """
              .formatted(p));
      server.event(
          "bot",
          "{\"kind\":\"handoff\",\"url\":%1$s,\"matchPhrase\":%1$s,\"expiresAt\":\"2099-01-01T00:00:00Z\"}"
              .formatted(p));
      server.event(
          "bot",
          """
          {"kind":"receipt","reference":%1$s,"state":"accepted","expectedBy":%1$s,"acceptedAt":%1$s,
           "withdrawable":true,"text":%1$s,"gone":[{"type":"paragraph","spans":[{"text":%1$s}]}],
           "stays":[],"citations":[]}
          """
              .formatted(p));
    }
    int count = HostileKnowledge.payloads().size();
    assertThat(chat.widget().locator("doorman-receipt")).hasCount(count);
    assertThat(chat.widget().locator(".row.agent .bubble").allTextContents())
        .isEqualTo(HostileKnowledge.payloads());
    Object addresses =
        chat.call(
            "(() => { const all = (root) => [...root.querySelectorAll('*')].flatMap((e) =>"
                + " [e, ...(e.shadowRoot ? all(e.shadowRoot) : [])]);"
                + " return JSON.stringify([...new Set(all(chat.shadowRoot).filter((e) => e.href)"
                + " .map((e) => new URL(e.href).protocol))]); })()");
    assertThat(String.valueOf(addresses)).doesNotContain("javascript", "data", "vbscript", "blob");
    for (Locator link : chat.widget().locator(".passage a").all()) {
      assertThat(link.getAttribute("href")).matches("(?i)(https?:|mailto:).*");
    }
    assertNothingRan(chat);
  }

  @Test
  void asAVotesCommentAPagesAddressATokenOrAQuestionInALinkItDoesNothing() {
    String payload = "\"><img src=x onerror=ran(1)><script>ran(2)</script>";
    String encoded = URLEncoder.encode(payload, StandardCharsets.UTF_8).replace("+", "%20");
    var chat =
        new Chat(
            context,
            stage.server() + "/help/delete-or-deactivate?x=" + encoded + "#doorman?ask=" + encoded);
    chat.sees("automated assistant, not a person");
    assertThat(chat.input()).hasValue(payload);
    assertThat(chat.widget().locator(".row.customer")).hasCount(0);
    assertThat(chat.sent()).noneMatch(frame -> frame.contains("onerror"));
    chat.widget().evaluate("(chat, token) => chat.identify(token)", payload);
    chat.say("What happens to my photos?");
    Locator vote = chat.widget().locator("doorman-vote");
    vote.getByText("No", new Locator.GetByTextOptions().setExact(true)).click();
    vote.locator("textarea").fill(payload);
    vote.getByText("Send comment").click();
    assertThat(vote).containsText("for your comment");
    assertNothingRan(chat);
  }
}
