package dev.doorman.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody does at the desk. A user has one or more. */
public enum Role {
  /** Chats of the own teams. */
  AGENT,
  /** Chats of all teams, and reports. */
  LEAD,
  /** Insights for those who write articles; no chats. */
  EDITOR,
  /** Users, audit log and webhooks, and what a lead may. */
  ADMIN;

  /** As on the wire and in the database, {@code agent}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of this id, where there is one. */
  public static Optional<Role> of(String id) {
    return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
  }
}
