package dev.doorman.journey.widget;

import com.microsoft.playwright.BrowserContext;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** States of the chat that the real server gets into rarely, or after a while: played ones. */
final class States {
  private static final String ANSWER =
      """
      {"kind":"answer","votable":true,
       "blocks":[
        {"type":"paragraph","spans":[{"text":"Here is how, on a phone and on the "},
          {"text":"website","marks":["strong"]},{"text":":"}]},
        {"type":"steps","items":[
          {"spans":[{"text":"Open "},{"text":"Settings → Account","marks":["strong"]}]},
          {"spans":[{"text":"Choose "},{"text":"Privacy","marks":["code"]}],
           "blocks":[{"type":"bullets","items":[{"spans":[{"text":"on older phones: Security"}]}]}]}]},
        {"type":"checklist","items":[{"spans":[{"text":"Back up your photos"}]}]},
        {"type":"table","header":[[],[{"text":"Sign out"}],[{"text":"Delete"}]],
         "rows":[[[{"text":"Account"}],[{"text":"stays"}],[{"text":"goes"}]],
                 [[{"text":"Photos"}],[{"text":"stay"}],[{"text":"go after 30 days"}]]]}],
       "citations":[{"article":"a","version":"1","section":"s",
         "title":"How to delete your account › On your phone","url":"/help/delete-or-deactivate#delete-on-your-phone"}],
       "suggestions":[{"id":"do","label":"Start deleting my account"},{"id":"person","label":"Talk to a person"}]}
      """;

  private static final String WHICH =
      """
      {"kind":"answer","votable":false,
       "blocks":[{"type":"paragraph","spans":[{"text":"%1$s"}]}],
       "citations":[{"article":"a","version":"1","section":"s","title":"%2$s","url":"/help/a#s"},
         {"article":"a","version":"1","section":"t","title":"%3$s","url":"/help/a#t"}],
       "suggestions":[{"id":"s","label":"%2$s"},{"id":"t","label":"%3$s"}]}
      """
          .formatted(
              "I found two places in the help articles that may help. Which one would you like to read?",
              "What happens to your data",
              "Delete on a phone whose screen is locked, or that does not start any more");

  private States() {}

  static String answer() {
    return ANSWER;
  }

  static String agentSays(String text, String name) {
    return "{\"kind\":\"text\",\"text\":\"%s\",\"agent\":\"%s\"}".formatted(text, name);
  }

  /** Where a chat stands that is with the team. */
  static String standing(String desk) {
    return "{\"type\":\"state\",\"inFlow\":false,\"maskDigits\":false,\"desk\":%s}".formatted(desk);
  }

  static String notice(String code, String text) {
    return "{\"kind\":\"notice\",\"code\":\"%s\",\"text\":\"%s\"}".formatted(code, text);
  }

  /**
   * @param expiresIn the time that the link is still valid
   */
  static String handoff(String url, Duration expiresIn, Clock clock) {
    return "{\"kind\":\"handoff\",\"url\":\"%s\",\"matchPhrase\":\"amber kettle\",\"expiresAt\":\"%s\"}"
        .formatted(url, clock.instant().plus(expiresIn));
  }

  /** Each by its name. */
  static Map<String, Played> all(Clock clock) {
    Map<String, Played> states = new LinkedHashMap<>();
    states.put("rich-answer", Played.of(server -> server.event("bot", ANSWER)));
    states.put(
        "which-section",
        Played.of(server -> server.text("customer", "photos").event("bot", WHICH)));
    states.put(
        "days-and-news",
        new Played(
            server ->
                server
                    .ago(Duration.ofDays(2))
                    .text("customer", "Where are my invoices?")
                    .ago(Duration.ofDays(1))
                    .event("system", notice("note", "Your question went to the team."))
                    .ago(Duration.ZERO),
            (server, chat) -> {
              chat.call("chat.close()");
              server.text("agent", "Hello! Here I am. Your invoices are under Orders.");
              chat.launcher().click();
            }));
    states.put(
        "waiting",
        Played.of(
            server ->
                server
                    .text("customer", "Can I talk to somebody?")
                    .event(
                        "system",
                        notice("desk-waiting", "A person will be with you. You are number 2."))
                    .standing(
                        standing("{\"state\":\"waiting\",\"place\":2,\"waitSeconds\":180}"))));
    states.put(
        "agent",
        Played.of(
            server ->
                server
                    .event("system", notice("desk-claimed", "You’re talking to Kim now."))
                    .event("agent", agentSays("Hello, I’m Kim. I’ve read what you wrote.", "Kim"))
                    .text("customer", "Thank you!")
                    .standing(standing("{\"state\":\"held\",\"agent\":\"Kim\"}"))
                    .send("{\"type\":\"read\",\"seq\":3}")
                    .send("{\"type\":\"typing\",\"from\":\"agent\",\"on\":true}")));
    states.put(
        "rating",
        Played.of(
            server ->
                server
                    .event("agent", agentSays("Anything else? Have a good day!", "Kim"))
                    .event("system", notice("desk-closed", "Kim has closed this chat."))
                    .event("system", "{\"kind\":\"rating-request\"}")));
    states.put(
        "draft",
        Played.of(
            server ->
                server
                    .text("customer", "What about my photos?")
                    .send(
                        "{\"type\":\"draft\",\"answer\":2,\"delta\":\"Your photos are kept for \"}")));
    states.put(
        "failed-and-offline",
        new Played(
            server -> {},
            (server, chat) -> {
              server.deaf();
              chat.say("This one is refused.");
              chat.page().waitForCondition(() -> !server.heard("say").isEmpty());
              String id = server.heard("say").getFirst().path("id").asText();
              server.send(
                  "{\"type\":\"error\",\"code\":\"failed\",\"message\":\"That did not work.\",\"id\":\"%s\"}"
                      .formatted(id));
              server.gone();
              chat.say("This one waits.");
              chat.widget().locator(".banner").waitFor();
            }));
    states.put(
        "handoff-expired",
        Played.of(
            server ->
                server
                    .event("bot", handoff("https://v.example/1", Duration.ofMinutes(-1), clock))
                    .event("system", notice("link-expired", "The link has expired."))));
    states.put(
        "leave-message",
        Played.of(
            server ->
                server
                    .text("customer", "Talk to a person")
                    .event("system", notice("desk-nobody", "Nobody is here. Leave a message."))));
    states.put(
        "end-dialog",
        new Played(
            server -> {},
            (server, chat) -> chat.widget().locator(".actions button").last().click()));
    states.put("ended", Played.of(server -> server.close(4410)));
    return states;
  }

  /**
   * @param before what was said already
   * @param then what happens once the chat is open
   */
  record Played(Consumer<PlayedServer> before, BiConsumer<PlayedServer, Chat> then) {
    static Played of(Consumer<PlayedServer> then) {
      return new Played(server -> {}, (server, chat) -> then.accept(server));
    }

    /** Opens the chat on a page, brings it into this state, and has it looked at. */
    void on(BrowserContext context, String address, Consumer<Chat> look) {
      var server = new PlayedServer(context);
      before.accept(server.text("bot", "Hi! I’m an automated assistant, not a person."));
      var chat = new Chat(context, address);
      chat.launcher().click();
      chat.sees("not a person");
      then.accept(server, chat);
      look.accept(chat);
    }
  }
}
