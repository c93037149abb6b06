package dev.doorman.sandbox.request;

import java.security.SecureRandom;
import java.util.List;

/**
 * The words that chat and verification page both show, so that a customer sees that they belong
 * together: a colour and an animal, easy to compare and hard to mistake for one another. It is no
 * secret.
 */
final class MatchPhrases {
  private static final List<String> FIRST =
      List.of(
          "amber",
          "azure",
          "beige",
          "black",
          "blue",
          "bronze",
          "brown",
          "copper",
          "coral",
          "cream",
          "crimson",
          "golden",
          "green",
          "grey",
          "indigo",
          "ivory",
          "jade",
          "lilac",
          "lime",
          "maroon",
          "mauve",
          "mint",
          "ochre",
          "olive",
          "orange",
          "pearl",
          "pink",
          "plum",
          "purple",
          "ruby",
          "russet",
          "rust",
          "saffron",
          "sand",
          "scarlet",
          "sepia",
          "silver",
          "teal",
          "turquoise",
          "violet",
          "white",
          "yellow");
  private static final List<String> SECOND =
      List.of(
          "badger",
          "beaver",
          "bison",
          "camel",
          "cricket",
          "crow",
          "dolphin",
          "donkey",
          "eagle",
          "falcon",
          "ferret",
          "finch",
          "fox",
          "gecko",
          "giraffe",
          "goose",
          "hare",
          "hawk",
          "hedgehog",
          "heron",
          "horse",
          "iguana",
          "jackdaw",
          "kestrel",
          "koala",
          "lemur",
          "lizard",
          "llama",
          "lynx",
          "magpie",
          "marmot",
          "mole",
          "moose",
          "newt",
          "octopus",
          "otter",
          "owl",
          "panda",
          "parrot",
          "pelican",
          "penguin",
          "pigeon",
          "puffin",
          "rabbit",
          "raven",
          "robin",
          "salmon",
          "seal",
          "sparrow",
          "spider",
          "squirrel",
          "stork",
          "swallow",
          "swan",
          "tiger",
          "toad",
          "tortoise",
          "trout",
          "turtle",
          "walrus",
          "weasel",
          "whale",
          "wombat",
          "zebra");

  private MatchPhrases() {}

  static String next(SecureRandom random) {
    return FIRST.get(random.nextInt(FIRST.size()))
        + " "
        + SECOND.get(random.nextInt(SECOND.size()));
  }
}
