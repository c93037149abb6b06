package dev.doorman.conversation;

import dev.doorman.conversation.Refusal.Code;
import dev.doorman.conversation.words.DigitMask;
import java.time.Instant;
import java.util.regex.Pattern;

/** What people may write: checked, and with digits masked where a one-time code may be about. */
final class Texts {
  private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

  private static final Pattern VISIBLE = Pattern.compile("[^\\p{C}\\p{Z}]");

  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@\\p{Cntrl}\\p{Cs}]+@[^\\s@\\p{Cntrl}\\p{Cs}]+\\.[^\\s@.\\p{Cntrl}\\p{Cs}]+");

  private Texts() {}

  /** Without what not every database can store and no keyboard makes: NUL, half characters. */
  static String storable(String typed) {
    return UNSTORABLE.matcher(typed).replaceAll("");
  }

  static String masked(Conversation before, String text, Instant now) {
    return before.masksDigits(now) ? DigitMask.mask(text) : text;
  }

  static void check(String text) {
    if (!VISIBLE.matcher(text).find()) {
      throw new Refusal(Code.TEXT_EMPTY, "The message is empty. Write something and send again.");
    }
    checkLength(text);
  }

  static void checkLength(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > Inbox.TEXT_MOST) {
      throw new Refusal(
          Code.TEXT_TOO_LONG,
          "The message has %,d characters; at most %,d fit. Shorten it and send again."
              .formatted(length, Inbox.TEXT_MOST));
    }
  }

  static void checkEmail(Conversation before, String email, Instant now) {
    if (email.length() > 254 || !EMAIL.matcher(email).matches()) {
      throw new Refusal(
          Code.EMAIL_NOT_VALID,
          "That doesn't look like an email address. Please check it and send it again.");
    }
    if (before.masksDigits(now) && DigitMask.finds(email)) {
      throw new Refusal(
          Code.EMAIL_LOOKS_LIKE_CODE,
          "While you're verifying, you can't send digits here, as they could be your one-time code."
              + " Send the address later.");
    }
  }
}
