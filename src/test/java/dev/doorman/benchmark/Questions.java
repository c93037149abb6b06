package dev.doorman.benchmark;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Short questions as customers ask them, from 8 to 34 word pieces, 17 in the mean: always the same,
 * in the same order, and each only once in 300,000. Safe for several threads.
 */
final class Questions {
  private static final List<String> OPENINGS =
      List.of(
          "How do I",
          "how can i",
          "Hi, is it possible to",
          "Please help me to",
          "I tried everything and still do not know how to",
          "What happens when I",
          "Do I have to",
          "Can someone tell me when to",
          "I want to",
          "Why should I");
  private static final List<String> VERBS =
      List.of(
          "delete",
          "remove",
          "close",
          "back up",
          "recover",
          "sign out of",
          "move",
          "change",
          "download",
          "keep",
          "deactivate",
          "find",
          "check",
          "share",
          "cancel");
  private static final List<String> THINGS =
      List.of(
          "my account",
          "my photos",
          "the account",
          "my contacts and notes",
          "my old phone",
          "my purchases",
          "the phone number on my account",
          "my cloud backup",
          "my email address",
          "all of my devices",
          "my password",
          "find device",
          "the subscription",
          "my messages",
          "my data");
  private static final List<String> ENDINGS =
      List.of(
          "",
          "?",
          " on my phone?",
          " on the website?",
          " before I sell it?",
          " without losing my photos?",
          " if I forgot the password?",
          " today",
          ", and how long does that take?",
          " when I have two phones and a tablet with the same account?",
          " because I got a new one",
          " please",
          " and start again",
          " for good?",
          " from another country?");
  private static final List<String> GREETINGS =
      List.of(
          "",
          "hello. ",
          "Good morning, ",
          "Sorry, ",
          "ok so ",
          "Hey! ",
          "Quick question: ",
          "Again: ",
          "thanks. ");

  /** Has no divisor in common with the number of questions, so that neighbours differ in all. */
  private static final long STRIDE = 104_729;

  private final AtomicLong next = new AtomicLong();

  String next() {
    return at(next.getAndIncrement());
  }

  static String at(long number) {
    long all =
        (long) OPENINGS.size() * VERBS.size() * THINGS.size() * ENDINGS.size() * GREETINGS.size();
    long left = number * STRIDE % all;
    var question = new StringBuilder();
    for (List<String> part : List.of(GREETINGS, OPENINGS, VERBS, THINGS, ENDINGS)) {
      String word = part.get((int) (left % part.size()));
      question.append(question.isEmpty() || part == ENDINGS || part == OPENINGS ? "" : " ");
      question.append(word);
      left /= part.size();
    }
    return question.toString();
  }
}
