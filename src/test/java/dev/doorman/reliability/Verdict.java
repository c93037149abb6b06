package dev.doorman.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.reliability.Plan.End;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a customer's own record with the log and with the deletion API. */
final class Verdict {
  /** What is counted, each 0 where all is well. */
  enum Breach {
    NOT_STARTED("starts that failed"),
    LOST_CONVERSATION("conversations lost"),
    UNREAD("logs that could not be read"),
    LOST("acknowledged and lost"),
    DUPLICATED("duplicated"),
    OUT_OF_ORDER("out of order"),
    CHANGED("seen otherwise than logged"),
    SENT_TWICE("requests made twice"),
    WRONG_STATE("requests in another state than the customer was told"),
    STUCK("flows that cannot go on");

    final String words;

    Breach(String words) {
      this.words = words;
    }
  }

  private final Map<Breach, List<String>> breaches = new LinkedHashMap<>();

  Verdict() {
    for (Breach each : Breach.values()) {
      breaches.put(each, new ArrayList<>());
    }
  }

  /**
   * Compares one customer's record.
   *
   * @param log what the server holds of the conversation in the end
   */
  void add(Customer customer, Log log, Requests requests) {
    String who = customer.conversation().orElse("nobody") + " " + customer.plan();
    for (String fault : customer.faults()) {
      note(fault.startsWith("cannot go on") ? Breach.STUCK : Breach.OUT_OF_ORDER, who, fault);
    }
    switch (log) {
      case Log.Events(List<JsonNode> events) -> compare(customer, events, who);
      case Log.NeverBegun n -> note(Breach.STUCK, who, "never had a conversation");
      case Log.Gone(String why) -> note(Breach.LOST_CONVERSATION, who, why);
      case Log.Unread(String why) -> note(Breach.UNREAD, who, why);
    }
    requests(customer, requests, who);
  }

  private void compare(Customer customer, List<JsonNode> log, String who) {
    messages(customer, log, who);
    customer
        .seen()
        .forEach(
            (seq, event) -> {
              Optional<JsonNode> logged =
                  log.stream().filter(each -> each.path("seq").asLong() == seq).findFirst();
              if (logged.isEmpty()) {
                note(Breach.LOST, who, "event " + seq + " was seen and is not logged");
              } else if (!logged.get().path("body").equals(event.path("body"))) {
                note(Breach.CHANGED, who, "event " + seq);
              }
            });
  }

  private void messages(Customer customer, List<JsonNode> log, String who) {
    List<JsonNode> logged =
        log.stream()
            .filter(each -> each.path("from").asText().equals("customer"))
            .filter(each -> each.at("/body/kind").asText().equals("text"))
            .toList();
    List<Sent> sent = customer.sent().stream().filter(each -> !each.text().isEmpty()).toList();
    if (logged.size() > sent.size()) {
      note(Breach.DUPLICATED, who, logged.size() + " logged of " + sent.size() + " sent");
    }
    long before = 0;
    for (Sent each : sent) {
      if (each.seq().isEmpty()) {
        continue;
      }
      long seq = each.seq().getAsLong();
      boolean found =
          logged.stream()
              .anyMatch(
                  event ->
                      event.path("seq").asLong() == seq
                          && (event.at("/body/text").asText().equals(each.text())
                              || each.isChoice(event.at("/body/choice"))));
      if (!found) {
        note(Breach.LOST, who, "message " + seq + " \"" + each.text() + "\"");
      }
      if (seq <= before) {
        note(Breach.OUT_OF_ORDER, who, "message " + seq + " after " + before);
      }
      before = seq;
    }
  }

  private void requests(Customer customer, Requests requests, String who) {
    List<String> states =
        requests.states().getOrDefault(customer.conversation().orElse(""), List.of());
    if (states.size() > 1) {
      note(Breach.SENT_TWICE, who, states.toString());
    }
    End end = customer.plan().end();
    if (!states.equals(List.of(end.state))) {
      note(Breach.WRONG_STATE, who, "expected " + end.state + ", there is " + states);
    }
  }

  /** A server that was started again and ended instead. */
  void addFailedStart(String why) {
    note(Breach.NOT_STARTED, "a node", why);
  }

  private void note(Breach breach, String who, String what) {
    breaches.getOrDefault(breach, new ArrayList<>()).add(who + ": " + what);
  }

  /** By breach, what was found. */
  Map<Breach, List<String>> breaches() {
    return breaches;
  }
}
