package dev.doorman.cli.kit;

import dev.doorman.base.FinalException;
import dev.doorman.base.Secret;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code check-deletion-api}. */
@Command(
    name = "check-deletion-api",
    description = {
      "Runs the deletion API's contract against an implementation, and prints what holds.",
      "It makes requests and verifies some: use a test system and a test account.",
      "Exit code: 0 where all that was checked holds, 1 where something fails, 2 where the"
          + " implementation cannot be reached or an option cannot be used."
    },
    mixinStandardHelpOptions = true)
public final class CheckDeletionApi implements Callable<Integer> {
  private static final String TOKEN = "DOORMAN_DELETION_API_TOKEN";
  private static final String SECRET = "DOORMAN_WEBHOOK_SECRET";

  private final Map<String, String> environment;
  private final BufferedReader in;
  private final Clock clock;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--url",
      required = true,
      paramLabel = "URL",
      description = "The address below which /deletion-requests stands.")
  private URI url = URI.create("");

  @Option(names = "--token", description = "The bearer token; else " + TOKEN + ". Never printed.")
  private @Nullable String token;

  @Option(names = "--second-token", description = "Another token that is valid at the same time.")
  private @Nullable String secondToken;

  @Option(
      names = "--verify-with",
      paramLabel = "CMD",
      description =
          "A shell command that proves the identity on the page DOORMAN_VERIFICATION_URL, which"
              + " shows DOORMAN_MATCH_PHRASE, and ends with 0. Without it you are asked.")
  private @Nullable String verifyWith;

  @Option(
      names = "--reject-with",
      paramLabel = "CMD",
      description = "The same for saying on the page that the request is somebody else's.")
  private @Nullable String rejectWith;

  @Option(
      names = "--person-timeout",
      paramLabel = "DURATION",
      defaultValue = "PT5M",
      description = "How long you, or the command, may take (default: ${DEFAULT-VALUE}).")
  private Duration personTimeout = Duration.ZERO;

  @Option(
      names = "--call-timeout",
      paramLabel = "DURATION",
      defaultValue = "PT10S",
      description = "After so long a call counts as not answered (default: ${DEFAULT-VALUE}).")
  private Duration callTimeout = Duration.ZERO;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      defaultValue = "PT0S",
      description =
          "How long to wait for a link to expire and a deletion to be completed; a test account"
              + " IS deleted then (default: not at all).")
  private Duration patience = Duration.ZERO;

  @Option(
      names = "--listen",
      paramLabel = "[HOST:]PORT",
      description = "Where to take the events; configure your system to send them there.")
  private @Nullable String listen;

  @Option(
      names = "--event-timeout",
      paramLabel = "DURATION",
      defaultValue = "PT60S",
      description = "How long events are waited for (default: ${DEFAULT-VALUE}).")
  private Duration eventTimeout = Duration.ZERO;

  @Option(
      names = "--webhook-secret",
      description = "The secret of the events' signatures; else " + SECRET + ". Never printed.")
  private @Nullable String webhookSecret;

  public CheckDeletionApi(Map<String, String> environment, BufferedReader in, Clock clock) {
    this.environment = environment;
    this.in = in;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("not run by the command line");
    }
    PrintWriter out = spec.commandLine().getOut();
    String bearer =
        given(token, TOKEN)
            .orElseThrow(() -> new FinalException("--token is missing, and " + TOKEN + " too."));
    Optional<String> secret = given(webhookSecret, SECRET).map(all -> all.split(",", 2)[0].strip());
    List<String> secrets =
        Stream.of(Optional.of(bearer), Optional.ofNullable(secondToken), secret)
            .flatMap(Optional::stream)
            .filter(one -> !one.isBlank())
            .toList();
    var target =
        new Target(
            address(),
            new Secret<>(bearer),
            Optional.ofNullable(secondToken).map(Secret::new),
            positive("--call-timeout", callTimeout),
            patience);
    try (Receiver receiver = listen == null ? null : new Receiver(listener(listen), clock)) {
      var kit =
          new Kit(
              target,
              person(spec.commandLine().getErr()),
              receiver,
              secret.map(Secret::new).orElse(null),
              positive("--event-timeout", eventTimeout),
              clock);
      return new Report(out, secrets).print(kit.run()) ? 0 : 1;
    }
  }

  private Optional<String> given(@Nullable String option, String variable) {
    return Optional.ofNullable(option)
        .or(() -> Optional.ofNullable(environment.get(variable)))
        .filter(value -> !value.isBlank());
  }

  private URI address() {
    boolean usable =
        ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
            && url.getHost() != null
            && url.getRawQuery() == null;
    if (!usable) {
      throw new FinalException(
          "--url must be an http or https address, as https://vendor.example/api");
    }
    return URI.create(url.toString().replaceFirst("/+$", ""));
  }

  private static Duration positive(String option, Duration value) {
    if (!value.isPositive()) {
      throw new FinalException(option + " must be longer than nothing, as PT10S");
    }
    return value;
  }

  private Person person(PrintWriter err) {
    Duration most = positive("--person-timeout", personTimeout);
    if (verifyWith == null && rejectWith == null) {
      return new PersonAtPrompt(in, err, most);
    }
    Map<Person.Errand, String> commands = new EnumMap<>(Person.Errand.class);
    if (verifyWith != null) {
      commands.put(Person.Errand.VERIFY, verifyWith);
    }
    if (rejectWith != null) {
      commands.put(Person.Errand.REJECT, rejectWith);
    }
    return new PersonByCommand(commands, most);
  }

  private static InetSocketAddress listener(String address) {
    int colon = address.lastIndexOf(':');
    try {
      InetAddress host =
          colon < 0
              ? InetAddress.getLoopbackAddress()
              : InetAddress.getByName(address.substring(0, colon));
      return new InetSocketAddress(host, Integer.parseInt(address.substring(colon + 1)));
    } catch (UnknownHostException | IllegalArgumentException e) {
      throw new FinalException("--listen must be PORT or HOST:PORT, not \"" + address + "\"");
    }
  }
}
