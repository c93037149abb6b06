package dev.doorman.sandbox.book;

import java.util.function.Function;

/**
 * Where the sandbox's records are kept.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads; what the work gets is for its own thread and transaction only.
 */
public interface Store {
  /**
   * Runs the work in one transaction: all of it is stored, or nothing. It is run again, up to three
   * times in all, when another transaction was in its way, and must therefore have no effect
   * outside of the tables.
   *
   * @throws StoreUnavailable the database cannot be reached, or is too busy
   */
  <T> T inTransaction(Function<Tables, T> work);

  /** The tables, within a transaction. */
  interface Tables {
    RequestTable requests();

    AccountTable accounts();

    MailTable mails();

    EventTable events();

    KeyTable keys();

    AllowanceTable allowances();
  }

  /** The database cannot be reached, or is too busy. Nothing was stored. */
  final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailable(Throwable cause) {
      super("the sandbox's database is not available", cause);
    }
  }
}
