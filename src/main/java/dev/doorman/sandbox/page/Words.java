package dev.doorman.sandbox.page;

import dev.doorman.sandbox.proof.Outcome.Fault;
import java.time.Duration;

/** What the pages say when something is wrong. */
final class Words {
  private Words() {}

  static String of(Fault fault) {
    return switch (fault) {
      case Fault.NoContact() ->
          "Enter an email address, like name@example.com, or a phone number with its country code,"
              + " like +1\u00a0555\u00a00100.";
      case Fault.NoCode() -> "Enter the 6 digits from our message.";
      case Fault.CodeExpired() -> "This code is too old. Ask for a new one.";
      case Fault.WrongCode(int left, Duration pause) ->
          "That code isn’t right. "
              + (pause.isZero() ? "" : "Wait " + time(pause) + " before you try again. ")
              + (left == 1 ? "You have 1 try left." : "You have " + left + " tries left.");
      case Fault.CheckTooSoon(Duration pause) ->
          "Too soon: wait " + time(pause) + ", then try again. This try did not count.";
      case Fault.SendTooSoon(Duration pause) ->
          "A code was sent a short while ago. You can ask for a new one in " + time(pause) + ".";
      case Fault.NoMoreCodes() ->
          "No more codes can be sent for this request. If none of them worked, go back to the chat,"
              + " cancel there, and start again.";
      case Fault.TooManyForContact(Duration pause) ->
          "That was tried too often today. Try again in " + time(pause) + ".";
    };
  }

  /**
   * A span of time in words, rounded up: {@code 60 seconds}, {@code 2 minutes}, {@code 3 hours}.
   */
  static String time(Duration span) {
    long seconds = Math.max(1, span.plusMillis(999).toSeconds());
    if (seconds <= 90) {
      return counted(seconds, "second");
    }
    long minutes = (seconds + 59) / 60;
    return minutes <= 90 ? counted(minutes, "minute") : counted((minutes + 59) / 60, "hour");
  }

  private static String counted(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
