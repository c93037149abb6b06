package dev.doorman.attack;

import java.util.Map;

/** The ways to harm a server from outside. What each wants is what its number counts. */
@SuppressWarnings("ImmutableEnumChecker") // Methods without a state, and maps that nobody changes.
enum Attack {
  /** Pings whose pongs are never read; wants connections that stay open. */
  PINGS(60, ConnectionAttacks::pings),

  /** Chats whose whole log is asked for and never read; wants connections that stay open. */
  NOT_READING(60, ChatAttacks::unreadLogs),

  /** Frames that become a thousand times as large; wants connections that agree to inflate. */
  COMPRESSION(60, ConnectionAttacks::bombs),

  /** Bodies of ten megabytes; wants those that are read. */
  BODIES(80, ConnectionAttacks::bodies),

  /** Hellos whose connections are gone at once; wants customers who are there for ever. */
  HELLO_AND_GONE(50, PlaceAttacks::helloAndGone),

  /** Every place of the node, and more; wants places beyond the limits. */
  FULL_NODE(
      30,
      PlaceAttacks::all,
      Map.of("DOORMAN_CHAT_CONNECTIONS", Integer.toString(PlaceAttacks.ALL))),

  /** The longest texts, in as many chats as one address may begin; wants those worked on. */
  LONG_TEXTS(20, ChatAttacks::longest),

  /** A new connection for each text of one chat; wants texts beyond the limit of a chat. */
  RECONNECTING(90, ChatAttacks::reconnecting),

  /** Requests that never end; wants connections that are still open once they had to be sent. */
  HALF_OPEN(400, ConnectionAttacks::halfOpen),

  /** Requests without reading answers; wants connections that stay open. */
  PIPELINED(60, ConnectionAttacks::pipelined),

  /** Votes of made-up readers; wants those that count. */
  VOTES(200, RequestAttacks::votes),

  /** Guesses at the administrator's password; wants those that are compared with it. */
  SIGN_INS(100, RequestAttacks::signIns, Map.of("DOORMAN_ADMIN_PASSWORD", "correct horse battery")),

  /** Sign-ins with a provider that nobody goes on with; wants those that are begun. */
  PROVIDER_STARTS(
      100,
      RequestAttacks::providerStarts,
      Map.of(
          "DOORMAN_ACCESS_OIDC_ISSUER",
          "https://127.0.0.1:1",
          "DOORMAN_ACCESS_OIDC_CLIENT_ID",
          "doorman",
          "DOORMAN_ACCESS_OIDC_DEFAULT_ROLE",
          "agent"));

  private final int usual;
  private final Round round;
  private final Map<String, String> settings;

  /** One go at it. */
  private interface Round {
    /**
     * @param many connections, or tries
     * @return how often the attacker got what they wanted
     */
    long of(Target target, int many);
  }

  Attack(int usual, Round round) {
    this(usual, round, Map.of());
  }

  Attack(int usual, Round round, Map<String, String> settings) {
    this.usual = usual;
    this.round = round;
    this.settings = settings;
  }

  /** How many connections or tries a round has where it is meant in earnest. */
  int usual() {
    return usual;
  }

  /** What the server must be set to, as environment variables. */
  Map<String, String> settings() {
    return settings;
  }

  /**
   * Attacks once.
   *
   * @param many connections, or tries
   * @return how often the attacker got what they wanted
   */
  long round(Target target, int many) {
    return round.of(target, many);
  }
}
