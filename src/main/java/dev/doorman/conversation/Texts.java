package dev.doorman.conversation;

import dev.doorman.conversation.Refusal.Code;
import dev.doorman.redaction.Redacted.Kind;
import dev.doorman.redaction.Redaction;
import dev.doorman.redaction.Redaction.Watch;
import java.time.Instant;
import java.util.regex.Pattern;

/** What people may write: checked, and without the secrets in it. */
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

  /** Without card numbers, IBANs and passwords, and without codes where one may be about. */
  static String masked(Conversation before, String text, Instant now) {
    return masked(before, text, "", now);
  }

  /**
   * The same, where a code may have begun in the text before it.
   *
   * @param earlier what the same person wrote before; empty if there is nothing
   */
  static String masked(Conversation before, String text, String earlier, Instant now) {
    return Redaction.of(text, before.masksDigits(now) ? Watch.CODES : Watch.SECRETS, earlier)
        .text();
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
          "This is no email address. Correct it, or leave it out, and send again.");
    }
    if (before.masksDigits(now) && Redaction.of(email, Watch.CODES).found().contains(Kind.CODE)) {
      throw new Refusal(
          Code.EMAIL_LOOKS_LIKE_CODE,
          "While you verify, digits are not taken here, as they could be your one-time code."
              + " Leave the address out, or send it later.");
    }
  }
}
