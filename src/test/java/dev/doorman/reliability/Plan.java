package dev.doorman.reliability;

import java.util.Random;

/**
 * What a customer is going to do.
 *
 * @param email of the account
 * @param asksFirst whether a question comes before the wish
 * @param digresses whether a question comes in the middle
 * @param ticks how many items of the checklist are ticked
 */
record Plan(String email, End end, boolean asksFirst, boolean digresses, int ticks) {
  /** How it ends, and what is then true of the request. */
  enum End {
    ACCEPTED("accepted"),
    CANCELLED_AT_VERIFICATION("withdrawn"),
    CANCELLED_AT_THE_LAST_QUESTION("withdrawn"),
    STOPPED_AFTERWARDS("withdrawn");

    final String state;

    End(String state) {
      this.state = state;
    }
  }

  static Plan of(String email, Random random) {
    int dice = random.nextInt(10);
    End end =
        dice < 6
            ? End.ACCEPTED
            : dice < 8
                ? End.STOPPED_AFTERWARDS
                : dice < 9 ? End.CANCELLED_AT_VERIFICATION : End.CANCELLED_AT_THE_LAST_QUESTION;
    return new Plan(email, end, random.nextInt(3) == 0, random.nextInt(3) == 0, random.nextInt(5));
  }
}
