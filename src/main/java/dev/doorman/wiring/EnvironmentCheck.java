package dev.doorman.wiring;

import dev.doorman.access.AccessConfig;
import dev.doorman.access.AdminConfig;
import dev.doorman.access.oidc.OidcConfig;
import dev.doorman.answer.llm.ModelConfig;
import dev.doorman.base.FinalException;
import dev.doorman.chat.ChatConfig;
import dev.doorman.conversation.ConversationConfig;
import dev.doorman.conversation.retention.RetentionConfig;
import dev.doorman.deletion.http.DeletionApiConfig;
import dev.doorman.desk.DeskConfig;
import dev.doorman.desk.hook.HookConfig;
import dev.doorman.feedback.FeedbackConfig;
import dev.doorman.identity.IdentityConfig;
import dev.doorman.knowledge.embedding.EmbeddingConfig;
import dev.doorman.sandbox.SandboxConfig;
import dev.doorman.site.SiteConfig;
import dev.doorman.socket.guard.ConnectionsConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Stops the start where an environment variable looks like a setting and is none. A mistyped key in
 * a file stops it without our doing; from the environment it would be passed over.
 */
final class EnvironmentCheck {
  private static final String PREFIX = "DOORMAN_";
  static final List<Class<?>> SETTINGS =
      List.of(
          DoormanConfig.class,
          AccessConfig.class,
          AdminConfig.class,
          ArticlesConfig.class,
          ChatConfig.class,
          ConnectionsConfig.class,
          ConversationConfig.class,
          DbConfig.class,
          DeletionApiConfig.class,
          DeskConfig.class,
          EdgeConfig.class,
          EmbeddingConfig.class,
          FeedbackConfig.class,
          HookConfig.class,
          IdentityConfig.class,
          ModelConfig.class,
          OidcConfig.class,
          RedisConfig.class,
          RetentionConfig.class,
          SandboxConfig.class,
          SiteConfig.class);

  private EnvironmentCheck() {}

  /**
   * @param names of all environment variables
   * @throws FinalException naming those that are no settings
   */
  static void check(Collection<String> names) {
    Set<String> known =
        properties().keySet().stream()
            .map(EnvironmentCheck::variable)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> unknown =
        names.stream()
            .filter(name -> name.startsWith(PREFIX))
            // Entries of a list may be given one by one, as NAME_0_, NAME_1_.
            .filter(name -> !known.contains(name.replaceFirst("_[0-9]+_$", "")))
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      throw new FinalException(
          "Not a setting of Doorman: %s. Correct or remove it. The settings are: %s."
              .formatted(String.join(", ", unknown), String.join(", ", known)));
    }
  }

  /** All settings by their keys. */
  static Map<String, Property> properties() {
    Map<String, Property> all = new LinkedHashMap<>();
    for (Class<?> mapping : SETTINGS) {
      String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
      all.putAll(ConfigMappings.getProperties(new ConfigClass(mapping, prefix)));
    }
    return all;
  }

  private static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
