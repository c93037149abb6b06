package dev.doorman.journey.shift;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.journey.desk.AgentClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Somebody who works at the desk over its API. Not safe for use by several threads. */
final class ShiftAgent implements AutoCloseable {
  private static final String PASSWORD = "a password of one's own";

  final String name;
  final Set<String> teams;
  final String id;
  boolean there;
  private final AgentClient client;
  private final boolean lead;

  ShiftAgent(AgentClient admin, String name, Set<String> teams, String role) {
    this.name = name;
    this.teams = teams;
    this.lead = role.equals("lead");
    // Names of users are taken for good; several scripts may run at one server.
    String user = role + "-" + UUID.randomUUID();
    client = admin.hire(user, name, PASSWORD, List.of(role), List.copyOf(teams), 20);
    id = client.get("/api/desk/session").ok().path("id").asText();
  }

  boolean sees(ShiftCustomer customer) {
    return lead || teams.contains(customer.team);
  }

  boolean isLead() {
    return lead;
  }

  void come() {
    client.sitDown();
    there = true;
  }

  /** The connection is lost. */
  void vanish() {
    client.vanish();
    there = false;
  }

  AgentClient.Answer claim(ShiftCustomer customer) {
    return client.post(path(customer) + "/claim", Map.of());
  }

  void say(ShiftCustomer customer, String text) {
    client
        .post(
            path(customer) + "/messages", Map.of("id", UUID.randomUUID().toString(), "text", text))
        .ok();
  }

  void close(ShiftCustomer customer, String outcome) {
    client.post(path(customer) + "/close", Map.of("outcome", outcome, "tags", List.of())).ok();
  }

  void handBack(ShiftCustomer customer) {
    client.post(path(customer) + "/hand-back", Map.of()).ok();
  }

  AgentClient.Answer transfer(ShiftCustomer customer, ShiftAgent to) {
    return client.post(path(customer) + "/transfer", Map.of("agent", to.id));
  }

  AgentClient.Answer transfer(ShiftCustomer customer, String team) {
    return client.post(path(customer) + "/transfer", Map.of("team", team));
  }

  JsonNode get(String path) {
    return client.get(path).ok();
  }

  String text(String path) {
    return client.text(path);
  }

  private static String path(ShiftCustomer customer) {
    return "/api/desk/chats/" + customer.id;
  }

  @Override
  public void close() {
    client.close();
  }
}
