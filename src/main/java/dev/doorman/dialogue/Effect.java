package dev.doorman.dialogue;

import dev.doorman.base.RequestId;

/** What is to be asked of the deletion API; carried out at least once, in order. */
public sealed interface Effect {
  /** The {@link State#attempt} that it belongs to. */
  int attempt();

  record CreateRequest(int attempt) implements Effect {}

  record RenewLink(int attempt, RequestId request) implements Effect {}

  record Confirm(int attempt, RequestId request) implements Effect {}

  /** Withdraws the request that this attempt made, if it made one. */
  record Withdraw(int attempt) implements Effect {}

  /** Asks for the status because the customer did. */
  record Look(int attempt, RequestId request) implements Effect {}
}
