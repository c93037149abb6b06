package dev.doorman.sandbox.book;

import java.util.List;
import java.util.Optional;

/** The accounts that there are. */
public interface AccountTable {
  Optional<Account> withId(String id);

  /**
   * The account that has this contact.
   *
   * @param contact an email address in lower case, or a phone number of {@code +} and digits
   */
  Optional<Account> withContact(String contact);

  /** Deletes it for good; nothing happens where it is gone already. */
  void delete(String id);

  /** In the order of their ids. */
  List<Account> first(int most);
}
