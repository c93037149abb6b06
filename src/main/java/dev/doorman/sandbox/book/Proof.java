package dev.doorman.sandbox.book;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the customer has come in proving who they are.
 *
 * @param contact what the account was named by: an email address, a phone number, or a subject
 * @param account the account so named, where there is one
 * @param code the one code that counts now
 * @param checks how many codes were tried, over all codes and links of the request
 * @param checkFrom before this no code is checked
 * @param sends how many codes were sent, over all links of the request
 * @param sendFrom before this no code is sent
 */
public record Proof(
    Step step,
    Optional<String> contact,
    Optional<String> account,
    Optional<Code> code,
    int checks,
    Instant checkFrom,
    int sends,
    Instant sendFrom) {

  /** What the page asks for next. */
  public enum Step {
    /** Does a chat of yours show these words? */
    MATCH,
    /** Who are you? */
    CONTACT,
    /** Which code did you get? */
    CODE
  }

  /**
   * A code that was sent.
   *
   * @param mac its HMAC with the server key, bound to the request; in hexadecimal
   */
  public record Code(String mac, Instant expiresAt) {}

  /** Nothing proved, nothing tried. */
  public static Proof none(Instant now) {
    return new Proof(
        Step.MATCH, Optional.empty(), Optional.empty(), Optional.empty(), 0, now, 0, now);
  }

  /** From the start again; what was tried and sent still counts. */
  public Proof again() {
    return new Proof(
        Step.MATCH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        checks,
        checkFrom,
        sends,
        sendFrom);
  }

  /** Asks for something else next. A code that was sent no longer counts. */
  public Proof at(Step next) {
    return new Proof(next, contact, account, Optional.empty(), checks, checkFrom, sends, sendFrom);
  }

  /** After a code was sent. */
  public Proof sent(
      String toContact, Optional<String> ofAccount, Code newCode, Instant nextSendFrom) {
    return new Proof(
        Step.CODE,
        Optional.of(toContact),
        ofAccount,
        Optional.of(newCode),
        checks,
        checkFrom,
        sends + 1,
        nextSendFrom);
  }

  /** After one more try. */
  public Proof tried(Instant nextCheckFrom) {
    return new Proof(step, contact, account, code, checks + 1, nextCheckFrom, sends, sendFrom);
  }

  /** After the code was right: it counts no more. */
  public Proof spent() {
    return new Proof(step, contact, account, Optional.empty(), checks, checkFrom, sends, sendFrom);
  }
}
