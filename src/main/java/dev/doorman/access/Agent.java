package dev.doorman.access;

import dev.doorman.base.UserId;
import java.util.Objects;
import java.util.Set;

/**
 * Somebody who works at the desk.
 *
 * @param name what the user signs in with, in lower case
 * @param displayName what customers and colleagues read
 * @param teams whose chats the user answers; at least one
 * @param languages BCP 47 tags of the languages that the user writes; empty where none was told
 * @param capacity how many chats the user holds at once
 */
public record Agent(
    UserId id,
    String name,
    String displayName,
    Set<Role> roles,
    Set<String> teams,
    Set<String> languages,
    int capacity) {
  public Agent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(displayName, "displayName");
    roles = Set.copyOf(roles);
    teams = Set.copyOf(teams);
    languages = Set.copyOf(languages);
  }

  /** Whether the user has one of these roles. */
  public boolean hasAny(Set<Role> wanted) {
    return wanted.stream().anyMatch(roles::contains);
  }
}
