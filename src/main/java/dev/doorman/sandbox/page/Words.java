package dev.doorman.sandbox.page;

import dev.doorman.sandbox.proof.Outcome.Fault;
import dev.doorman.sandbox.words.Tongue;
import java.time.Duration;

/** What the pages say when something is wrong. */
final class Words {
  /** A number that belongs to nobody, written as one is typed. */
  static final String EXAMPLE = "+1\u00a0555\u00a00100";

  private Words() {}

  static String of(Fault fault, Tongue t) {
    return switch (fault) {
      case Fault.NoContact() -> t.say("fault.no-contact", "example", EXAMPLE);
      case Fault.NoCode() -> t.say("fault.no-code");
      case Fault.CodeExpired() -> t.say("fault.code-expired");
      case Fault.WrongCode(int left, Duration pause) -> {
        String wrong =
            pause.isZero()
                ? t.say("fault.wrong-code")
                : t.say("fault.wrong-code-wait", "time", t.time(pause));
        yield wrong + " " + t.say("fault.tries", "left", left);
      }
      case Fault.CheckTooSoon(Duration pause) ->
          t.say("fault.check-too-soon", "time", t.time(pause));
      case Fault.SendTooSoon(Duration pause) -> t.say("fault.send-too-soon", "time", t.time(pause));
      case Fault.NoMoreCodes() -> t.say("fault.no-more-codes");
      case Fault.TooManyForContact(Duration pause) ->
          t.say("fault.too-many", "time", t.time(pause));
    };
  }
}
