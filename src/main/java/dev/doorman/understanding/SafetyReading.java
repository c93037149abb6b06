package dev.doorman.understanding;

import dev.doorman.dialogue.Safety;
import dev.doorman.dialogue.Understanding;
import dev.doorman.dialogue.Understanding.Party;
import dev.doorman.dialogue.Understanding.Polarity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells danger in one language: by what is said of it, and by how near a text comes to what people
 * in danger say. Where a text reads as a wish, less is enough: it is better to ask once too often.
 * Safe for use by several threads.
 */
record SafetyReading(
    SafetyCues cues, WishCues wish, Set<String> said, Classifier<Safety> classifier) {
  SafetyReading {
    said = Set.copyOf(said);
  }

  /** From this cosine on a text is what an example is; told by the cues in most cases. */
  private static final double SAME = 0.9;

  /** So many words beside a question that nobody can explain are a story. */
  private static final int STORY_WORDS = 2;

  private static final int INTRODUCTION_WORDS = 5;

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern CLAUSE_ENDS = Pattern.compile("\\s*(?:\\|\\s*)+");
  private static final Pattern EDGES = Pattern.compile("^[,\\s]+|[,\\s]+$");

  /** The danger that a text tells of whatever its intent. */
  Safety clear(String text) {
    String serious = serious(text);
    Safety told = cues.clear(serious);
    return told.isNone() ? like(serious, SAME) : told;
  }

  /**
   * Whether a text that would be acted on says anything beside the wish, the yes or the no: what
   * nobody can explain may be danger.
   *
   * @param text with its typos mended
   */
  boolean isDoubtful(String text, Understanding read) {
    if (!movesOn(read)) {
      return false;
    }
    String plain = SafetyCues.plain(text, cues.language());
    if (said.contains(plain)) {
      return false;
    }
    String serious = cues.serious(plain);
    return !wish.unexplained(serious).isEmpty() || cues.isDoubtful(wish.withoutReasons(serious));
  }

  /**
   * Whether a question about deleting comes with a story: what happened is told beside it, and is
   * no reason that explains itself. Where a question word comes late, what is before it may belong
   * to the question.
   */
  boolean isStory(String plain, Cues said) {
    return wish.isAboutDeleting(serious(plain))
        && (unexplained(said.statements(plain)) >= STORY_WORDS
            || unexplained(said.introductions(plain)) >= INTRODUCTION_WORDS);
  }

  /**
   * Whether the steps of deleting may answer a text that tells of no clear danger. They may where
   * it asks and tells no story, where it says little that nobody can explain, or where it names the
   * means ("there's no such button"); they may not where anything in it speaks of others, of loss
   * or of haste.
   *
   * @param asks whether the text asks something
   */
  boolean maySayHow(String plain, Cues said, boolean asks) {
    String serious = serious(plain);
    if (cues.isDoubtful(wish.withoutReasons(serious))) {
      return false;
    }
    return (asks && !isStory(plain, said))
        || wish.namesMeans(serious)
        || words(wish.unexplained(serious)) < STORY_WORDS;
  }

  /** How many words nobody can explain. */
  private int unexplained(List<String> statements) {
    return words(
        statements.stream()
            .map(this::serious)
            .flatMap(statement -> wish.unexplained(statement).stream())
            .toList());
  }

  /** Two signs of Chinese are about a word. */
  private int words(List<String> unexplained) {
    return unexplained.stream()
        .mapToInt(unknown -> cues.language().equals("zh") ? (unknown.length() + 1) / 2 : 1)
        .sum();
  }

  /**
   * Whether a text names deleting, and how much else it says; where there is more, it counts only
   * beside an account.
   */
  Naming naming(String text) {
    String serious = serious(text);
    if (!wish.isAboutDeleting(serious)) {
      return Naming.NONE;
    }
    if (wish.unexplained(serious).isEmpty()) {
      return Naming.ALONE;
    }
    return wish.isAboutAccount(serious) ? Naming.AMONG_OTHERS : Naming.NONE;
  }

  /**
   * What a text wishes for, without the reasons that it gives for it; empty where it gives none, or
   * where no wish to delete is left.
   */
  Optional<String> bare(String text) {
    String plain = SafetyCues.plain(text, cues.language());
    String rest = wish.wished(cues.serious(plain));
    String wished = EDGES.matcher(CLAUSE_ENDS.matcher(rest).replaceAll(", ")).replaceAll("");
    return rest.strip().equals(plain) || !wish.isAboutDeleting(rest)
        ? Optional.empty()
        : Optional.of(SPACES.matcher(wished).replaceAll(" "));
  }

  /**
   * Whether a text asks what deleting leads to, or whether it is needed, and wishes for nothing.
   */
  boolean supposes(String text) {
    return wish.supposes(serious(text));
  }

  /** Whether a text names both deleting and an account. */
  boolean isExplicit(String text) {
    String serious = serious(text);
    return wish.isAboutDeleting(serious) && wish.isAboutAccount(serious);
  }

  /** Whether deleting is named. */
  enum Naming {
    NONE,
    /** There is nothing else in the text. */
    ALONE,
    AMONG_OTHERS
  }

  private String serious(String text) {
    return cues.serious(SafetyCues.plain(text, cues.language()));
  }

  private Safety like(String serious, double least) {
    return classifier.near(serious).entrySet().stream()
        .filter(entry -> entry.getValue() >= least)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Safety.NONE);
  }

  /** Whether the dialogue may begin a deletion with it, or go on with one. */
  private static boolean movesOn(Understanding read) {
    boolean plain = read.polarity() == Polarity.PLAIN;
    return read.isSure()
        && read.party() == Party.SELF
        && switch (read.intent()) {
          case DELETE_ACCOUNT, DEACTIVATE_ACCOUNT -> plain;
          case SIGN_OUT -> !plain;
          case AFFIRM, DENY -> true;
          default -> false;
        };
  }
}
