package dev.doorman.sandbox.book;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deletion requests and their links. */
public interface RequestTable {
  Optional<Request> find(String id);

  /** Finds it and keeps all others from changing it until the transaction ends. */
  Optional<Request> lock(String id);

  void insert(Request request);

  void update(Request request);

  /** The oldest other request for an account that is accepted and not yet carried out. */
  Optional<Request> acceptedFor(String account, String otherThan);

  /** Remembers a link by the hash of its handle. */
  void addLink(String handleHash, String request, int number);

  /** Which link has a handle with this hash, also where a newer one took its place. */
  Optional<LinkOf> linkWith(String handleHash);

  /** The ids of requests that time has changed by now. */
  List<String> due(Instant now, int most);

  /** A link, by its request and number. */
  record LinkOf(String request, int number) {}
}
