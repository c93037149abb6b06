package dev.doorman.understanding;

import dev.doorman.dialogue.Intent;
import dev.doorman.dialogue.Understanding;
import dev.doorman.dialogue.Understanding.Polarity;
import dev.doorman.understanding.SafetyReading.Naming;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The intent of one text, no matter whose account it is about.
 *
 * @param nearness to the nearest example, as a cosine
 */
record Reading(Intent intent, double confidence, Polarity polarity, double nearness) {
  private static final Set<Intent> WISHES =
      Set.of(
          Intent.DELETE_ACCOUNT, Intent.DEACTIVATE_ACCOUNT, Intent.SIGN_OUT, Intent.SWITCH_ACCOUNT);

  /** Said in a few words, or not at all. */
  private static final Set<Intent> SHORT =
      Set.of(Intent.AFFIRM, Intent.DENY, Intent.GREETING, Intent.THANKS, Intent.GOODBYE);

  /** In UTF-16 units. */
  private static final int SHORT_MOST = 30;

  private static final Pattern QUESTION_MARK = Pattern.compile("[?？؟]\\s*$");

  /** Cosines from and up to which a text may be what the nearest example is. */
  private static final double FAR = 0.64;

  private static final double NEAR = 0.9;

  /** Two intents that differ by less than this are hard to tell apart. */
  private static final double CLOSE = 0.015;

  /** What a doubt leaves of a confidence. */
  private static final double DOUBT = 0.8;

  /**
   * So many thoughts of one text are compared on their own, each of them another embedding; a
   * longer one, in UTF-16 units, is no single thought, nor is it said like an example.
   */
  private static final int THOUGHTS_MOST = 3;

  private static final int THOUGHT_LONGEST = 200;

  /** What the verb of a wish adds to a cosine, and its absence takes from it. */
  private static final double VERB = 0.03;

  /** Less than the same words. */
  private static final double SURE = 0.99;

  /** The confidence of a wish that is told by its verb and what it is about. */
  private static final double NAMED = 0.6;

  /** Whether a deletion may begin with it. */
  boolean begins() {
    return intent == Intent.DELETE_ACCOUNT || intent == Intent.DEACTIVATE_ACCOUNT;
  }

  /** Whether it is the wish to delete, sure enough to be acted on. */
  boolean isDeletion() {
    return begins() && polarity == Polarity.PLAIN && confidence >= Understanding.ACTED_ON;
  }

  boolean isWish() {
    return WISHES.contains(intent);
  }

  /**
   * The intent of a text.
   *
   * @param asks whether the text that it stands in asks something
   */
  static Reading of(String plain, Cues cues, Classifier<Intent> classifier, boolean asks) {
    if (plain.length() <= THOUGHT_LONGEST) {
      Map<Intent, Double> asSaid = classifier.near(Wording.open(plain));
      Intent same = nearest(asSaid);
      if (asSaid.getOrDefault(same, 0.0) == 1) {
        return new Reading(same, 1, Polarity.PLAIN, 1);
      }
    }
    String core = core(plain, cues);
    Map<Intent, Double> near = classifier.near(core);
    if (core.length() > SHORT_MOST) {
      near.keySet().removeAll(SHORT);
    }
    if (near.values().stream().noneMatch(value -> value == 1)) {
      weigh(near, core, cues, classifier);
      if (asks) {
        asQuestion(near);
        if (!cues.names(Intent.WITHDRAW_DELETION, core)) {
          becomesQuestion(near, Intent.WITHDRAW_DELETION);
        }
      }
    }
    return of(near, core, cues);
  }

  /**
   * The wish to delete where the text names it, asks nothing, and comes near to no other intent;
   * the reading itself otherwise. Wishes are worded in more ways than there are examples of.
   */
  Reading orWish(Naming naming, String plain, Cues cues, boolean asks) {
    boolean unsure = confidence < Understanding.ACTED_ON;
    boolean says =
        switch (naming) {
          case NONE -> false;
          case ALONE ->
              unsure || begins() || intent == Intent.QUESTION || intent == Intent.OFF_TOPIC;
          case AMONG_OTHERS -> unsure;
        };
    if (!says || asks || cues.denies(Intent.DELETE_ACCOUNT, plain)) {
      return this;
    }
    return new Reading(
        begins() ? intent : Intent.DELETE_ACCOUNT,
        Math.max(confidence, NAMED),
        Polarity.PLAIN,
        naming == Naming.ALONE ? Math.max(nearness, NEAR) : nearness);
  }

  private static Reading of(Map<Intent, Double> near, String core, Cues cues) {
    Intent intent = nearest(near);
    double best = near.getOrDefault(intent, 0.0);
    double second =
        near.entrySet().stream()
            .filter(entry -> entry.getKey() != intent)
            .mapToDouble(Map.Entry::getValue)
            .max()
            .orElse(0);
    double doubt = best - second < CLOSE ? DOUBT : 1;
    double confidence = doubt * Math.clamp((best - FAR) / (NEAR - FAR), 0, 1);
    if (intent == Intent.WITHDRAW_DELETION && cues.denies(Intent.DELETE_ACCOUNT, core)) {
      return new Reading(Intent.DELETE_ACCOUNT, confidence, Polarity.NEGATED, best);
    }
    boolean denied = cues.denies(intent, core);
    return new Reading(intent, confidence, denied ? Polarity.NEGATED : Polarity.PLAIN, best);
  }

  /**
   * A wish counts more where its verb is there, less where it is not; and as much as the thought
   * that has its verb, where the text says other things too.
   */
  private static void weigh(
      Map<Intent, Double> near, String core, Cues cues, Classifier<Intent> classifier) {
    List<String> thoughts =
        cues.thoughts(core).stream()
            .filter(thought -> thought.length() <= THOUGHT_LONGEST && cues.namesAny(thought))
            .limit(THOUGHTS_MOST)
            .toList();
    for (Intent wish : WISHES) {
      double nearest = near.getOrDefault(wish, 0.0);
      if (!cues.names(wish, core)) {
        near.put(wish, nearest - VERB);
        continue;
      }
      for (String thought : thoughts) {
        if (cues.names(wish, thought)) {
          String alone = Wording.open(cues.withoutFiller(thought));
          nearest = Math.max(nearest, classifier.near(alone).getOrDefault(wish, 0.0));
        }
      }
      near.put(wish, Math.min(nearest + VERB, SURE));
    }
  }

  /** What is left to compare: no filler, and no denial beside a wish ("not that, but this"). */
  private static String core(String plain, Cues cues) {
    List<String> thoughts = cues.thoughts(plain);
    boolean wishes =
        thoughts.stream().anyMatch(each -> cues.namesAny(each) && !cues.deniesAny(each));
    boolean denies = thoughts.stream().anyMatch(cues::deniesAny);
    String said =
        wishes && denies
            ? String.join(", ", thoughts.stream().filter(each -> !cues.deniesAny(each)).toList())
            : plain;
    return Wording.open(cues.withoutFiller(Wording.open(said)));
  }

  static boolean isQuestion(String plain, Cues cues) {
    return hasQuestion(plain, cues) || endsAsking(plain, cues);
  }

  /** Whether there are words of a question, with or without its mark. */
  static boolean hasQuestion(String plain, Cues cues) {
    return cues.has(Cue.QUESTION, plain)
        || cues.thoughts(plain).stream().anyMatch(thought -> cues.has(Cue.QUESTION, thought));
  }

  /** Whether a question mark ends it, and nothing asks for something to be done. */
  static boolean endsAsking(String plain, Cues cues) {
    return QUESTION_MARK.matcher(plain).find() && !cues.has(Cue.REQUEST, plain);
  }

  /**
   * A wish in the form of a question asks how it is done; but for another account the same is told
   * either way.
   */
  private static void asQuestion(Map<Intent, Double> near) {
    for (Intent wish : WISHES) {
      if (wish != Intent.SWITCH_ACCOUNT) {
        becomesQuestion(near, wish);
      }
    }
    near.keySet().removeAll(Set.of(Intent.AFFIRM, Intent.DENY, Intent.THANKS));
  }

  private static void becomesQuestion(Map<Intent, Double> near, Intent intent) {
    near.merge(Intent.QUESTION, near.getOrDefault(intent, 0.0), Math::max);
    near.remove(intent);
  }

  private static Intent nearest(Map<Intent, Double> near) {
    return new EnumMap<>(near)
        .entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(Intent.QUESTION);
  }
}
