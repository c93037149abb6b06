package dev.doorman.access.account;

import dev.doorman.access.Agent;
import dev.doorman.access.Role;
import dev.doorman.base.UserId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an administrator says of a user. What is empty stays as it is, or is what a new user gets:
 * the name for the display name, the role {@code agent}, the team {@code support}, 4 chats at once.
 */
public record Profile(
    Optional<String> displayName,
    Optional<List<String>> roles,
    Optional<List<String>> teams,
    Optional<List<String>> languages,
    Optional<Integer> capacity) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");
  private static final Pattern TEAM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
  private static final int DISPLAY_NAME_MOST = 60;
  private static final int TEAMS_MOST = 20;
  private static final int CAPACITY_MOST = 50;

  /** Nothing is said. */
  public static final Profile NONE =
      new Profile(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** A name to sign in with, in lower case. */
  static String name(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      throw bad(
          "A user name has 2 to 64 of the letters a to z, digits, '.', '_', '@' and '-', and begins"
              + " with a letter or a digit.");
    }
    return name;
  }

  /** A new user. */
  Agent of(UserId id, String name) {
    return changed(new Agent(id, name, name, Set.of(Role.AGENT), Set.of("support"), Set.of(), 4));
  }

  /**
   * The user with what is said of it.
   *
   * @throws Refused naming what is wrong
   */
  Agent changed(Agent agent) {
    return new Agent(
        agent.id(),
        agent.name(),
        displayName.map(Profile::checkedName).orElse(agent.displayName()),
        roles.map(Profile::checkedRoles).orElse(agent.roles()),
        teams.map(Profile::checkedTeams).orElse(agent.teams()),
        languages.map(Profile::checkedLanguages).orElse(agent.languages()),
        capacity.map(Profile::checkedCapacity).orElse(agent.capacity()));
  }

  private static String checkedName(String typed) {
    String name = typed.strip();
    if (name.isEmpty()
        || name.codePointCount(0, name.length()) > DISPLAY_NAME_MOST
        || name.chars().anyMatch(Character::isISOControl)) {
      throw bad("A display name has 1 to 60 characters.");
    }
    return name;
  }

  private static Set<Role> checkedRoles(Collection<String> ids) {
    Set<Role> roles = new LinkedHashSet<>();
    for (String id : ids) {
      roles.add(
          Role.of(id)
              .orElseThrow(() -> bad("There is no such role; take agent, lead, editor, admin.")));
    }
    if (roles.isEmpty()) {
      throw bad("A user needs a role: agent, lead, editor or admin.");
    }
    return roles;
  }

  private static Set<String> checkedTeams(Collection<String> typed) {
    Set<String> teams = new LinkedHashSet<>();
    typed.forEach(team -> teams.add(team.strip().toLowerCase(Locale.ROOT)));
    if (teams.isEmpty()
        || teams.size() > TEAMS_MOST
        || !teams.stream().allMatch(team -> TEAM.matcher(team).matches())) {
      throw bad(
          "A user has 1 to 20 teams; a team's name has up to 64 letters a to z, digits and dashes.");
    }
    return teams;
  }

  private static Set<String> checkedLanguages(Collection<String> typed) {
    Set<String> languages = new LinkedHashSet<>();
    typed.forEach(tag -> languages.add(Locale.forLanguageTag(tag.strip()).toLanguageTag()));
    boolean known =
        typed.stream().map(String::strip).allMatch(tag -> LANGUAGE.matcher(tag).matches());
    if (!known || languages.size() > TEAMS_MOST) {
      throw bad("Languages are written as language tags, such as en, es or pt-BR; 20 at most.");
    }
    return languages;
  }

  private static int checkedCapacity(int chats) {
    if (chats < 0 || chats > CAPACITY_MOST) {
      throw bad("A user holds 0 to 50 chats at once.");
    }
    return chats;
  }

  private static Refused bad(String message) {
    return new Refused(Refused.Code.BAD_INPUT, message);
  }
}
