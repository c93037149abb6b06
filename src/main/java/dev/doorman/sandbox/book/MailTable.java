package dev.doorman.sandbox.book;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Mails, in the mailbox or on their way. */
public interface MailTable {
  void insert(Mail mail);

  /** The mailbox's mails to an address, newest first. */
  List<Mail> to(String address, int most);

  /** Takes mails that are to be sent now; nobody else gets them during the lease. */
  List<Mail> lease(Instant now, Duration lease, int most);

  void delete(UUID id);

  /** Deletes what was written before then. */
  void forget(Instant before);
}
