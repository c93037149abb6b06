package dev.doorman.dialogue;

import dev.doorman.base.RequestId;
import java.util.Optional;

/**
 * All that the dialogue remembers of a conversation.
 *
 * @param flow the step of the deletion flow
 * @param offer what became of the one offer to sign out instead
 * @param attempt how often a request was asked of the deletion API; numbers the flows that got that
 *     far, so that late news of an earlier one is known as such
 * @param unclear how many texts in a row were not understood, counted up to {@value #UNCLEAR_MOST}
 * @param handOver whether "do you want to talk to a person?" is asked
 * @param ending the line that told how the last flow ended without a deletion; said again when the
 *     customer asks what became of it
 * @param caution whether the customer told of danger, and what was said about it since
 * @param contact what the customer was told of trouble with the deletion API
 */
public record State(
    Flow flow,
    Offer offer,
    int attempt,
    int unclear,
    HandOver handOver,
    Optional<Line> ending,
    Contact contact,
    Caution caution) {
  static final int UNCLEAR_MOST = 2;

  public static final State START =
      new State(
          new Flow.Open(),
          Offer.NOT_MADE,
          0,
          0,
          HandOver.NOT_ASKED,
          Optional.empty(),
          Contact.UNTROUBLED,
          Caution.NONE);

  /** What became of the offer to sign out instead of deleting: made once per conversation. */
  public enum Offer {
    NOT_MADE,
    UNANSWERED,
    DECLINED,
    TAKEN
  }

  /** What is kept in mind of danger that the customer told of, until it is settled. */
  public enum Caution {
    NONE,
    /** The customer told of danger: no wish to delete that follows is acted on at once. */
    DANGER,
    /** They were reminded of what to do where something is wrong. */
    REMINDED,
    /**
     * They were asked whether they want the account deleted all the same: only a wish that names
     * the account begins, or the button does.
     */
    ASKED;

    /** Whether nothing but a wish in full may begin a deletion. */
    public boolean isOn() {
      return this != NONE;
    }
  }

  /** Whether the customer is being asked if they want a person. */
  public enum HandOver {
    NOT_ASKED,
    /** Asked since a text was not understood. */
    ASKED,
    /** Asked since the articles have no answer. */
    ASKED_WITHOUT_ANSWER,
    /** Asked since it is no case for a bot. */
    ASKED_IN_SPECIAL_CASE;

    public boolean isAsked() {
      return this != NOT_ASKED;
    }

    /** Why a person is called where the customer wants one now. */
    Reply.Cause cause() {
      return switch (this) {
        case NOT_ASKED -> Reply.Cause.ASKED;
        case ASKED -> Reply.Cause.NOT_UNDERSTOOD;
        case ASKED_WITHOUT_ANSWER -> Reply.Cause.NO_ANSWER;
        case ASKED_IN_SPECIAL_CASE -> Reply.Cause.SPECIAL;
      };
    }
  }

  State with(Flow next) {
    return with(next, ending);
  }

  private State with(Flow next, Optional<Line> line) {
    Contact kept = step(next).getClass() == step().getClass() ? contact : contact.afterStep();
    return new State(next, offer, attempt, unclear, handOver, line, kept, caution);
  }

  State with(Contact next) {
    return new State(flow, offer, attempt, unclear, handOver, ending, next, caution);
  }

  State with(Caution next) {
    return new State(flow, offer, attempt, unclear, handOver, ending, contact, next);
  }

  State with(Offer next) {
    return new State(flow, next, attempt, unclear, handOver, ending, contact, caution);
  }

  State with(HandOver next) {
    return new State(flow, offer, attempt, unclear, next, ending, contact, caution);
  }

  State nextAttempt() {
    return new State(
        flow, offer, attempt + 1, unclear, handOver, Optional.empty(), Contact.UNTROUBLED, caution);
  }

  State understood() {
    return unclear == 0
        ? this
        : new State(flow, offer, attempt, 0, handOver, ending, contact, caution);
  }

  State notUnderstood() {
    return new State(
        flow,
        offer,
        attempt,
        Math.min(unclear + 1, UNCLEAR_MOST),
        handOver,
        ending,
        contact,
        caution);
  }

  /** No flow is open any more, and this line told how the last one ended. */
  State endedBy(Line line) {
    return with(new Flow.Open(), Optional.of(line));
  }

  /** The same, where another line told how the last flow ended. */
  State endedWith(Line line) {
    return with(flow, Optional.of(line));
  }

  State withoutEnding() {
    return with(flow, Optional.empty());
  }

  /**
   * The same with no question asked about a person and nothing unclear: for when the log that held
   * the question is erased, or a person is there.
   */
  public State withoutQuestions() {
    return new State(flow, offer, attempt, 0, HandOver.NOT_ASKED, ending, contact, Caution.NONE);
  }

  /** The prompt that waits for an answer. */
  public Optional<PromptName> pending() {
    return handOver.isAsked() ? Optional.of(PromptName.HAND_OVER) : pending(flow);
  }

  private static Optional<PromptName> pending(Flow flow) {
    return switch (flow) {
      case Flow.OfferingSignOut() -> Optional.of(PromptName.SIGN_OUT_OFFER);
      case Flow.Warning w -> Optional.of(PromptName.WARNING);
      case Flow.Verifying v when v.link() != Flow.Link.RENEWING -> Optional.of(PromptName.VERIFY);
      case Flow.FinalConfirmation f -> Optional.of(PromptName.FINAL_CONFIRMATION);
      case Flow.Accepted a when a.stopping() == Flow.Stopping.ASKED ->
          Optional.of(PromptName.WITHDRAW);
      case Flow.Parked p -> Optional.of(PromptName.RESUME_FLOW);
      case Flow.Open o -> Optional.empty();
      case Flow.Verifying v -> Optional.empty();
      case Flow.Requesting r -> Optional.empty();
      case Flow.Confirming c -> Optional.empty();
      case Flow.Withdrawing w -> Optional.empty();
      case Flow.Accepted a -> Optional.empty();
      case Flow.Completed c -> Optional.empty();
    };
  }

  /** Whether a flow is open, so that nothing may ask for a vote. */
  public boolean inFlow() {
    return !(flow instanceof Flow.Idle);
  }

  /** Whether a one-time code may be about, so that digits are masked. */
  public boolean verifying() {
    return step() instanceof Flow.Requesting || step() instanceof Flow.Verifying;
  }

  /** The request whose state is to be asked of the deletion API from time to time. */
  public Optional<RequestId> watched() {
    return step() instanceof Flow.Watched watched
        ? Optional.of(watched.request())
        : Optional.empty();
  }

  /** The step, parked or not. */
  public Flow step() {
    return step(flow);
  }

  private static Flow step(Flow flow) {
    return flow instanceof Flow.Parked(Flow.CustomersTurn parked) ? parked : flow;
  }

  /** The line that tells what became of the last request; empty if there was none. */
  Optional<Line> whatBecame() {
    return switch (contact.trouble()) {
      case STOPPING_UNCONFIRMED -> Optional.of(Line.UNCONFIRMED_ACCEPTANCE);
      case UNCONFIRMED_STANDS -> Optional.of(Line.UNCONFIRMED_STANDS);
      case NONE, TOLD, PERSON_OFFERED -> ending;
    };
  }

  /** A status that the contract does not lead to from where the customer has come. */
  public enum Contradiction {
    /** Accepted or completed, and the customer has not confirmed it. */
    UNCONFIRMED,
    /** Something else than accepted, completed or withdrawn, after it was accepted. */
    BACK_FROM_ACCEPTED,
    /** Not there, after it was confirmed. */
    GONE_AFTER_LAST_YES,
    /** Awaiting verification again, though no new link was asked for. */
    BACK_FROM_VERIFIED
  }

  /** How a status of the request of this attempt contradicts the flow; empty if it doesn't. */
  public Optional<Contradiction> contradiction(News.Status status) {
    boolean accepted =
        status instanceof News.Status.Accepted || status instanceof News.Status.Completed;
    if (accepted) {
      return isBeforeLastYes() ? Optional.of(Contradiction.UNCONFIRMED) : Optional.empty();
    }
    return switch (step()) {
      case Flow.Accepted a when !(status instanceof News.Status.Withdrawn) ->
          Optional.of(Contradiction.BACK_FROM_ACCEPTED);
      case Flow.FinalConfirmation f when status instanceof News.Status.AwaitingVerification ->
          Optional.of(Contradiction.BACK_FROM_VERIFIED);
      case Flow.Confirming c when status instanceof News.Status.AwaitingVerification ->
          Optional.of(Contradiction.BACK_FROM_VERIFIED);
      case Flow.Confirming c when status instanceof News.Status.Unknown ->
          Optional.of(Contradiction.GONE_AFTER_LAST_YES);
      case Flow.Withdrawing w when status instanceof News.Status.Unknown ->
          Optional.of(Contradiction.GONE_AFTER_LAST_YES);
      default -> Optional.empty();
    };
  }

  /** Whether the request of this attempt was never confirmed, or its flow left before that. */
  private boolean isBeforeLastYes() {
    if (attempt == 0) {
      return false;
    }
    return step() instanceof Flow.Unconfirmed
        || contact.trouble().isUnconfirmed()
        || (!(step() instanceof Flow.Watched)
            && !(step() instanceof Flow.Completed)
            && ending.equals(Optional.of(Line.NOTHING_WAS_DONE)));
  }
}
