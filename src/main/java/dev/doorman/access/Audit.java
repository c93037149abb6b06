package dev.doorman.access;

/**
 * The log of privileged acts. Entries are kept for {@code doorman.access.keep-audit} and cannot be
 * changed through Doorman.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads.
 */
public interface Audit {
  /**
   * Notes an act that was done. Nothing that a customer said and no secret belongs in it.
   *
   * @param who did it
   * @param act a code such as {@code user-created}: lower-case letters and dashes, at most 64
   * @param about what it was done to, such as the id of a chat or the name of a user; at most 200
   *     characters
   * @param detail more, for people; may be empty; cut off after 1000 characters
   * @throws dev.doorman.base.RetriableException where the database is not available
   */
  default void note(Agent who, String act, String about, String detail) {
    note(who.name(), act, about, detail);
  }

  /**
   * The same, for an act of somebody who is no user of the desk: a machine, or whoever tried in
   * vain to sign in.
   *
   * @param who such as {@code admin (password)}; at most 100 characters
   */
  void note(String who, String act, String about, String detail);
}
