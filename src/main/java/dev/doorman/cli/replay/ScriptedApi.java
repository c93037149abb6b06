package dev.doorman.cli.replay;

import dev.doorman.base.RequestId;
import dev.doorman.base.RetriableException;
import dev.doorman.deletion.DeletionApi;
import dev.doorman.deletion.DeletionRefused;
import dev.doorman.deletion.DeletionRefused.Reason;
import dev.doorman.deletion.DeletionRequest;
import dev.doorman.deletion.DeletionRequest.AcceptedBefore;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.DeletionRequest.Verification;
import dev.doorman.deletion.DeletionRequest.Withdrawable;
import dev.doorman.deletion.IdempotencyKey;
import dev.doorman.deletion.NewDeletionRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/** A deletion API that keeps to the contract, and does and fails as a script tells. */
final class ScriptedApi implements DeletionApi {
  /** The calls, by the names that scripts have for them. */
  enum Call {
    CREATE,
    STATUS,
    LINK,
    CONFIRM,
    WITHDRAW
  }

  /** What becomes of a call. */
  enum Fate {
    WORKS,
    /** It does not get through. */
    DOWN,
    /** It does its work, and the answer gets lost. */
    LOST,
    REFUSED,
    TOO_MANY,
    /** The request's state does not allow it. */
    TOO_LATE
  }

  private static final String ACCOUNT = "m•••@example.com";

  private final Clock clock;
  private final Map<RequestId, DeletionRequest> requests = new LinkedHashMap<>();
  private final Map<String, DeletionRequest> answers = new HashMap<>();
  private final Map<Call, Queue<Fate>> next = new EnumMap<>(Call.class);
  private final List<Call> asked = new ArrayList<>();
  private Fate always = Fate.WORKS;
  private int links;

  ScriptedApi(Clock clock) {
    this.clock = clock;
    for (Call call : Call.values()) {
      next.put(call, new ArrayDeque<>());
    }
  }

  void always(Fate fate) {
    always = fate;
  }

  void next(Call call, Fate fate) {
    queue(call).add(fate);
  }

  private Queue<Fate> queue(Call call) {
    return next.computeIfAbsent(call, key -> new ArrayDeque<>());
  }

  /** All calls so far but for questions about the status. */
  List<Call> asked() {
    return asked.stream().filter(call -> call != Call.STATUS).toList();
  }

  /** The request made last. */
  Optional<RequestId> latest() {
    return requests.keySet().stream().reduce((first, second) -> second);
  }

  void forget(RequestId id) {
    requests.remove(id);
  }

  /** The request is verified, and another one for its account was accepted two days ago. */
  void acceptedBefore(RequestId id) {
    Instant now = clock.instant();
    Instant earlier = now.minus(Duration.ofDays(2));
    requests.put(
        id,
        DeletionRequest.verified(
            id,
            ACCOUNT,
            now.plus(Duration.ofMinutes(15)),
            Optional.of(
                new AcceptedBefore(
                    new RequestId("dr-before"),
                    earlier,
                    LocalDate.ofInstant(earlier, ZoneOffset.UTC).plusDays(21)))));
  }

  /** The request goes to another state, as by what its customer or vendor did. */
  void becomes(RequestId id, State state, Withdrawable withdrawable) {
    Instant now = clock.instant();
    boolean accepted = state == State.ACCEPTED || state == State.COMPLETED;
    boolean proved = accepted || state == State.VERIFIED;
    requests.put(
        id,
        new DeletionRequest(
            id,
            state,
            Optional.empty(),
            proved ? Optional.of(ACCOUNT) : Optional.empty(),
            proved ? Optional.of(now.plus(Duration.ofMinutes(15))) : Optional.empty(),
            accepted ? Optional.of(now) : Optional.empty(),
            accepted
                ? Optional.of(LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(21))
                : Optional.empty(),
            withdrawable));
  }

  @Override
  public DeletionRequest create(NewDeletionRequest request, IdempotencyKey key) {
    return call(
        Call.CREATE,
        () ->
            answers.computeIfAbsent(
                key.value(), k -> linked(new RequestId("dr-" + (requests.size() + 1)))));
  }

  @Override
  public DeletionRequest get(RequestId id) {
    return call(Call.STATUS, () -> known(id));
  }

  @Override
  public DeletionRequest renewVerification(RequestId id) {
    return call(
        Call.LINK,
        () -> {
          State state = known(id).state();
          if (state != State.EXPIRED && state != State.AWAITING_VERIFICATION) {
            throw refused(Reason.WRONG_STATE);
          }
          return linked(id);
        });
  }

  @Override
  public DeletionRequest confirm(RequestId id, IdempotencyKey key) {
    return call(
        Call.CONFIRM,
        () -> {
          if (!answers.containsKey(key.value())) {
            if (known(id).state() != State.VERIFIED) {
              throw refused(Reason.WRONG_STATE);
            }
            becomes(id, State.ACCEPTED, Withdrawable.YES);
            answers.put(key.value(), known(id));
          }
          return known(id);
        });
  }

  @Override
  public DeletionRequest withdraw(RequestId id) {
    return call(
        Call.WITHDRAW,
        () -> {
          DeletionRequest now = known(id);
          boolean open =
              switch (now.state()) {
                case AWAITING_VERIFICATION, VERIFIED, EXPIRED, WITHDRAWN -> true;
                case ACCEPTED -> now.withdrawable() == Withdrawable.YES;
                case COMPLETED, LOCKED, REJECTED -> false;
              };
          if (!open) {
            throw refused(Reason.WRONG_STATE);
          }
          becomes(id, State.WITHDRAWN, Withdrawable.NO);
          return known(id);
        });
  }

  private DeletionRequest call(Call call, Supplier<DeletionRequest> work) {
    asked.add(call);
    Fate own = queue(call).poll();
    return switch (own == null ? always : own) {
      case WORKS -> work.get();
      case DOWN -> throw new RetriableException("down, as the script tells", null);
      case LOST -> {
        DeletionRequest lost = work.get();
        throw new RetriableException("lost, as the script tells: " + lost.state(), null);
      }
      case REFUSED -> throw refused(Reason.NOT_ACCEPTABLE);
      case TOO_MANY -> throw refused(Reason.TOO_MANY);
      case TOO_LATE -> throw refused(Reason.WRONG_STATE);
    };
  }

  private DeletionRequest known(RequestId id) {
    DeletionRequest request = requests.get(id);
    if (request == null) {
      throw refused(Reason.NOT_FOUND);
    }
    return request;
  }

  private DeletionRequest linked(RequestId id) {
    becomes(id, State.AWAITING_VERIFICATION, Withdrawable.YES);
    links++;
    return new DeletionRequest(
        id,
        State.AWAITING_VERIFICATION,
        Optional.of(
            new Verification(
                URI.create("https://id.example/verify/" + links),
                "amber otter",
                clock.instant().plus(Duration.ofMinutes(30)))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Withdrawable.YES);
  }

  private static DeletionRefused refused(Reason reason) {
    return new DeletionRefused(reason, null, "refused, as the script tells: " + reason);
  }
}
