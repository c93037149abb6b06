package dev.doorman.wiring;

import dev.doorman.access.account.FirstAdmin;
import dev.doorman.access.account.Passwords;
import dev.doorman.base.FinalException;
import dev.doorman.base.Secret;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Reads all settings before anything else is done, and says of each wrong one, in a line, which it
 * is and what was meant. What only a part itself can tell, that part says when it starts.
 *
 * <h2>Thread-safety</h2>
 *
 * Stateless.
 */
final class SettingsCheck {
  /** SmallRye's messages begin with their number, and name the key and the value. */
  private static final Pattern CONVERSION =
      Pattern.compile("property (\\S+) with the config value \"(.*?)\" threw", Pattern.DOTALL);

  private static final Pattern MISSING = Pattern.compile("property (\\S+) is required");

  private SettingsCheck() {}

  /**
   * @param sources beside the environment, the system's properties and the files that are always
   *     read
   * @throws FinalException with a line for each wrong setting
   */
  static void check(List<ConfigSource> sources) {
    SmallRyeConfigBuilder builder = builder(sources).withValidateUnknown(false);
    EnvironmentCheck.SETTINGS.forEach(builder::withMapping);
    var wrong = new ArrayList<String>();
    try {
      builder.build();
    } catch (ConfigValidationException e) {
      for (int problem = 0; problem < e.getProblemCount(); problem++) {
        line(e.getProblem(problem).getMessage()).ifPresent(wrong::add);
      }
    }
    wrong.addAll(meaning(builder(sources).build()));
    if (!wrong.isEmpty()) {
      throw new FinalException(String.join("\n", wrong));
    }
  }

  private static SmallRyeConfigBuilder builder(List<ConfigSource> sources) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .addDefaultSources()
        .withDefaultValue("doorman.data", "./data")
        .withSources(sources);
  }

  /** Empty for what is told by {@link #form} with its key, which the message does not have. */
  private static Optional<String> line(String message) {
    Matcher conversion = CONVERSION.matcher(message);
    if (conversion.find()) {
      String key = conversion.group(1);
      return Optional.of(
          "%s: \"%s\" is not %s."
              .formatted(key, conversion.group(2), expected(key).orElse("a value it can have")));
    }
    Matcher missing = MISSING.matcher(message);
    if (missing.find()) {
      return Optional.of(missing.group(1) + " must be set.");
    }
    return message.contains("ZoneRulesException") ? Optional.empty() : Optional.of(message);
  }

  /** What a key's value is, from the type of its setting. */
  private static Optional<String> expected(String key) {
    return Optional.ofNullable(EnvironmentCheck.properties().get(key))
        .map(property -> form(type(property)));
  }

  private static String type(Property property) {
    return property.getMethod().getGenericReturnType().getTypeName();
  }

  /** What a value of such a type looks like. */
  private static String form(String type) {
    if (type.contains("Duration")) {
      return "a duration: write 90s, 15m, 12h or 30d";
    }
    if (type.contains("ZoneId")) {
      return "a time zone: write a name such as Europe/Berlin, or UTC";
    }
    if (type.contains("LocalTime")) {
      return "a time of day: write 09:00";
    }
    if (type.contains("URI")) {
      return "an address: write https://HOST or https://HOST:PORT";
    }
    if (type.contains("boolean") || type.contains("Boolean")) {
      return "true or false";
    }
    return type.contains("int") || type.contains("long") || type.contains("Integer")
        ? "a whole number"
        : "a value that it can have";
  }

  private static List<String> meaning(SmallRyeConfig config) {
    var wrong = new ArrayList<String>();
    value(config, "doorman.db.url")
        .filter(url -> !url.matches("jdbc:postgresql:.+"))
        .ifPresent(
            url ->
                wrong.add(
                    "doorman.db.url: \"%s\" is not an address of PostgreSQL: write".formatted(url)
                        + " jdbc:postgresql://HOST:PORT/DATABASE."));
    value(config, "doorman.redis.url")
        .filter(url -> !url.matches("rediss?://.+"))
        // It may hold a password.
        .ifPresent(
            url ->
                wrong.add(
                    "doorman.redis.url is not an address of Redis: write"
                        + " redis://:PASSWORD@HOST:PORT, or rediss:// for TLS."));
    value(config, "doorman.admin.password")
        .flatMap(password -> Passwords.weakness(new Secret<>(password), FirstAdmin.NAME))
        .ifPresent(
            weakness -> wrong.add("doorman.admin.password is too weak. %s".formatted(weakness)));
    value(config, "doorman.public-url").ifPresent(url -> web("doorman.public-url", url, wrong));
    value(config, "doorman.allowed-origins")
        .ifPresent(
            origins -> {
              for (String origin : origins.split(",", -1)) {
                if (!origin.isBlank()) {
                  web("doorman.allowed-origins", origin.strip(), wrong);
                }
              }
            });
    forms(config, wrong);
    deletionApi(config, wrong);
    data(config, wrong);
    return wrong;
  }

  /** What is taken for something else without a word, or is refused without its key. */
  private static void forms(SmallRyeConfig config, List<String> wrong) {
    EnvironmentCheck.properties()
        .forEach(
            (key, property) -> {
              String type = type(property);
              value(config, key)
                  .filter(value -> !isOfForm(type, value))
                  .ifPresent(
                      value ->
                          wrong.add("%s: \"%s\" is not %s.".formatted(key, value, form(type))));
            });
  }

  private static boolean isOfForm(String type, String value) {
    if (type.equals("boolean")) {
      return value.matches("(?i)true|false|yes|no|on|off|y|n|1|0");
    }
    if (type.equals("java.time.ZoneId")) {
      try {
        return !ZoneId.of(value).getId().isEmpty();
      } catch (DateTimeException e) {
        return false;
      }
    }
    return true;
  }

  private static void deletionApi(SmallRyeConfig config, List<String> wrong) {
    Optional<String> url = value(config, "doorman.deletion-api.url");
    if (url.isEmpty()) {
      return;
    }
    web("doorman.deletion-api.url", url.get(), wrong);
    if (value(config, "doorman.deletion-api.token").isEmpty()) {
      wrong.add("doorman.deletion-api.token must be set, since doorman.deletion-api.url is.");
    }
  }

  private static void web(String key, String text, List<String> wrong) {
    try {
      URI uri = URI.create(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // It is told below.
    }
    wrong.add(
        "%s: \"%s\" is not an address with its scheme: write https://HOST.".formatted(key, text));
  }

  private static void data(SmallRyeConfig config, List<String> wrong) {
    if (value(config, "doorman.db.url").isPresent()) {
      return;
    }
    Path folder = Path.of(value(config, "doorman.data").orElse("./data")).toAbsolutePath();
    Path there = folder;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null || !Files.isDirectory(there) || !canWrite(there)) {
      wrong.add(
          "doorman.data: Doorman cannot write in %s. Give the user who runs it a folder of its own,"
                  .formatted(folder)
              + " or set DOORMAN_DATA to one.");
    }
  }

  /** Tried, since a disk may be read-only or full whatever the rights say. */
  private static boolean canWrite(Path folder) {
    try {
      Path probe = Files.createTempFile(folder, ".doorman", ".tmp");
      Files.write(probe, new byte[1]);
      Files.delete(probe);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<String> value(SmallRyeConfig config, String key) {
    return config.getOptionalValue(key, String.class).map(String::strip).filter(v -> !v.isEmpty());
  }
}
