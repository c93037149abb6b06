package dev.doorman.knowledge;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the deletion flow shows, cut from the article by the names in its front matter. */
public final class DeletionGuide {
  private final Map<Topic, List<Excerpt>> excerpts;

  /** Keeps the excerpts of every topic. */
  public DeletionGuide(Map<Topic, List<Excerpt>> excerpts) {
    this.excerpts = new EnumMap<>(excerpts);
  }

  /** The keys under {@code flow:}; all but {@link #SAFETY} are needed. */
  public enum Topic {
    CONSEQUENCES,
    CHECKLIST,
    OFFER,
    SIGN_OUT,
    DEACTIVATE,
    UNSURE,
    SWITCH_ACCOUNT,
    GONE,
    STAYS,
    HOW_LONG,
    PHONE,
    WEBSITE,
    /** What helps where a device is gone or somebody else is in the account; else signing out. */
    SAFETY;

    boolean isNeeded() {
      return this != SAFETY;
    }

    /** The key in the front matter, as {@code sign-out}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Topic> of(String key) {
      return List.of(values()).stream().filter(topic -> topic.key().equals(key)).findFirst();
    }
  }

  public List<Excerpt> excerpts(Topic topic) {
    return List.copyOf(excerpts.getOrDefault(topic, List.of()));
  }

  /** The items of the checklist, each with its anchor. */
  public List<Block.Item> checklist() {
    return excerpts(Topic.CHECKLIST).stream()
        .flatMap(excerpt -> excerpt.blocks().stream())
        .filter(Block.Checklist.class::isInstance)
        .flatMap(block -> ((Block.Checklist) block).items().stream())
        .toList();
  }
}
