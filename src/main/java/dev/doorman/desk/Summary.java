package dev.doorman.desk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Event.Sender;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a chat is about, cut from what was said: the customer's wish, what the bot answered, where a
 * deletion stands, and the customer's last words. Nothing in it is made up.
 */
public final class Summary {
  private static final int QUOTE_MOST = 200;
  private static final int TITLES_MOST = 3;

  /** Shorter texts are greetings as a rule. */
  private static final int WISH_WORDS = 3;

  private Summary() {}

  /**
   * Makes the lines.
   *
   * @param events in order; where there are many the first and the last
   * @return none where nothing was said
   */
  public static List<String> of(List<Event> events, Steps.Step step) {
    List<String> typed = events.stream().flatMap(event -> Said.written(event).stream()).toList();
    List<String> lines = new ArrayList<>();
    Optional<String> wish = wish(typed);
    wish.ifPresent(text -> lines.add("The customer asked: " + quoted(text)));
    cited(events, "answer", "The bot answered from: ").ifPresent(lines::add);
    cited(events, "maybe", "The bot wasn't sure, and offered: ").ifPresent(lines::add);
    unanswered(events).ifPresent(lines::add);
    if (!step.words().isEmpty()) {
      lines.add("Account deletion: " + step.words() + ".");
    }
    if (!typed.isEmpty() && !wish.filter(typed.getLast()::equals).isPresent()) {
      lines.add("The customer wrote last: " + quoted(typed.getLast()));
    }
    return lines;
  }

  private static Optional<String> wish(List<String> typed) {
    return typed.stream()
        .filter(text -> text.strip().split("\\s+").length >= WISH_WORDS)
        .findFirst()
        .or(() -> typed.stream().findFirst());
  }

  /** The last question that the articles don't answer. */
  private static Optional<String> unanswered(List<Event> events) {
    Optional<String> asked = Optional.empty();
    Optional<String> unanswered = Optional.empty();
    for (Event event : events) {
      if (event.from() == Sender.CUSTOMER) {
        asked = Said.written(event);
      } else if (event.from() == Sender.BOT
          && Said.body(event.body()).path("outcome").asText().equals("unknown")) {
        unanswered = asked;
      }
    }
    return unanswered.map(text -> "The bot had no answer to: " + quoted(text));
  }

  /**
   * @param outcome of the answers that count; those stored before there were any are answers
   */
  private static Optional<String> cited(List<Event> events, String outcome, String before) {
    Set<String> titles = new LinkedHashSet<>();
    for (Event event : events) {
      if (event.from() == Sender.BOT) {
        JsonNode body = Said.body(event.body());
        if (body.path("kind").asText().equals("answer")
            && body.path("outcome").asText("answer").equals(outcome)) {
          body.path("citations").forEach(cited -> titles.add(cited.path("title").asText()));
        }
      }
    }
    if (titles.isEmpty()) {
      return Optional.empty();
    }
    List<String> told = titles.stream().limit(TITLES_MOST).toList();
    int more = titles.size() - told.size();
    return Optional.of(
        before + String.join("; ", told) + (more > 0 ? "; and " + more + " more" : "") + ".");
  }

  private static String quoted(String text) {
    return "“" + Said.shortened(text, QUOTE_MOST) + "”";
  }
}
