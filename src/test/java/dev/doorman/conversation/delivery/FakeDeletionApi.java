package dev.doorman.conversation.delivery;

import dev.doorman.base.RequestId;
import dev.doorman.base.RetriableException;
import dev.doorman.deletion.DeletionApi;
import dev.doorman.deletion.DeletionRefused;
import dev.doorman.deletion.DeletionRefused.Reason;
import dev.doorman.deletion.DeletionRequest;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A deletion API in memory that keeps to the contract, and fails as a test says. Calls are counted;
 * keys are remembered.
 */
final class FakeDeletionApi implements DeletionApi {
  static final String ACCOUNT = "m•••@example.com";
  static final LocalDate EXPECTED = LocalDate.of(2026, 3, 20);

  /** Its calls. */
  enum Call {
    CREATE,
    GET,
    RENEW,
    CONFIRM,
    WITHDRAW
  }

  /** What becomes of one call. */
  interface Fate {
    DeletionRequest meets(Supplier<DeletionRequest> work);
  }

  static final Fate DOWN =
      work -> {
        throw new RetriableException("down", null);
      };

  /** The work is done and the answer lost. */
  static final Fate LOST =
      work -> {
        DeletionRequest lost = work.get();
        throw new RetriableException("500 instead of " + lost.state(), null);
      };

  /** The process dies after the work is done, before anything of it is stored. */
  static final Fate CRASH =
      work -> {
        throw new Crash(work.get());
      };

  /** Stands for the end of the process. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(DeletionRequest lost) {
      super("before this was stored: " + lost.state());
    }
  }

  static Fate refuses(Reason reason) {
    return work -> {
      throw new DeletionRefused(reason, Duration.ofSeconds(20), "refused: " + reason);
    };
  }

  static Fate asksToWait(Duration time) {
    return work -> {
      throw new RetriableException("503", time, null);
    };
  }

  /** Something happens while the call is under way. */
  static Fate during(Runnable meanwhile) {
    return work -> {
      DeletionRequest answer = work.get();
      meanwhile.run();
      return answer;
    };
  }

  /** Something happens before the call arrives. */
  static Fate late(Runnable meanwhile) {
    return work -> {
      meanwhile.run();
      return work.get();
    };
  }

  /** The work is done, something happens, and the answer is lost. */
  static Fate lostDuring(Runnable meanwhile) {
    return work -> {
      meanwhile.run();
      return LOST.meets(work);
    };
  }

  private final Clock clock;
  private final Map<RequestId, DeletionRequest> requests =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, DeletionRequest> answers = new ConcurrentHashMap<>();
  private final Map<Call, Deque<Fate>> fates = new ConcurrentHashMap<>();
  private final Map<Call, Fate> always = new ConcurrentHashMap<>();
  final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger ids = new AtomicInteger();
  private final AtomicInteger links = new AtomicInteger();
  final List<NewDeletionRequest> asked = Collections.synchronizedList(new ArrayList<>());

  FakeDeletionApi(Clock clock) {
    this.clock = clock;
  }

  /** What becomes of the next calls, one after another. */
  FakeDeletionApi next(Call call, Fate... list) {
    fates.computeIfAbsent(call, key -> new ConcurrentLinkedDeque<>()).addAll(List.of(list));
    return this;
  }

  /** What becomes of all calls of a kind from now on. */
  void always(Call call, Fate fate) {
    always.put(call, fate);
  }

  void allDown() {
    for (Call call : Call.values()) {
      always(call, DOWN);
    }
  }

  void allUp() {
    always.clear();
  }

  /** How often this was called. */
  long count(Call call) {
    return List.copyOf(calls).stream().filter(call::equals).count();
  }

  /** All requests ever made. */
  List<DeletionRequest> requests() {
    return List.copyOf(requests.values());
  }

  /** The address of the link that was made last; those before it lead nowhere any more. */
  URI lastLink() {
    return URI.create("https://id.example/verify/" + links.get());
  }

  /** The one request that there is. */
  DeletionRequest only() {
    if (requests.size() != 1) {
      throw new AssertionError("requests: " + requests.keySet());
    }
    return requests.values().iterator().next();
  }

  /** The request goes to another state, as by what its customer or vendor did. */
  void becomes(State state) {
    becomes(only().id(), state, Withdrawable.YES);
  }

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
            accepted ? Optional.of(EXPECTED) : Optional.empty(),
            withdrawable));
  }

  /** The request is forgotten. */
  void vanishes() {
    vanishes(only().id());
  }

  void vanishes(RequestId id) {
    requests.remove(id);
  }

  @Override
  public DeletionRequest create(NewDeletionRequest request, IdempotencyKey key) {
    return call(
        Call.CREATE,
        () -> {
          asked.add(request);
          return answers.computeIfAbsent(
              key.value(), k -> linked(new RequestId("dr-" + ids.incrementAndGet())));
        });
  }

  @Override
  public DeletionRequest get(RequestId id) {
    return call(Call.GET, () -> known(id));
  }

  @Override
  public DeletionRequest renewVerification(RequestId id) {
    return call(
        Call.RENEW,
        () -> {
          if (known(id).state() != State.EXPIRED
              && known(id).state() != State.AWAITING_VERIFICATION) {
            throw refusal(Reason.WRONG_STATE);
          }
          return linked(id);
        });
  }

  @Override
  public DeletionRequest confirm(RequestId id, IdempotencyKey key) {
    return call(
        Call.CONFIRM,
        () -> {
          DeletionRequest earlier = answers.get(key.value());
          if (earlier != null) {
            return earlier;
          }
          if (known(id).state() != State.VERIFIED) {
            throw refusal(Reason.WRONG_STATE);
          }
          becomes(id, State.ACCEPTED, Withdrawable.YES);
          answers.put(key.value(), known(id));
          return known(id);
        });
  }

  @Override
  public DeletionRequest withdraw(RequestId id) {
    return call(
        Call.WITHDRAW,
        () -> {
          DeletionRequest now = known(id);
          switch (now.state()) {
            case AWAITING_VERIFICATION, VERIFIED, EXPIRED, WITHDRAWN ->
                becomes(id, State.WITHDRAWN, Withdrawable.NO);
            case ACCEPTED -> {
              if (now.withdrawable() == Withdrawable.NO) {
                throw refusal(Reason.WRONG_STATE);
              }
              becomes(id, State.WITHDRAWN, Withdrawable.NO);
            }
            case COMPLETED, LOCKED, REJECTED -> throw refusal(Reason.WRONG_STATE);
          }
          return known(id);
        });
  }

  private DeletionRequest call(Call call, Supplier<DeletionRequest> work) {
    calls.add(call);
    Fate scripted = fates.computeIfAbsent(call, key -> new ConcurrentLinkedDeque<>()).poll();
    Fate fate = scripted == null ? always.getOrDefault(call, Supplier::get) : scripted;
    return fate.meets(work);
  }

  private DeletionRequest known(RequestId id) {
    DeletionRequest request = requests.get(id);
    if (request == null) {
      throw refusal(Reason.NOT_FOUND);
    }
    return request;
  }

  /** Awaiting verification, with a new link. */
  private DeletionRequest linked(RequestId id) {
    becomes(id, State.AWAITING_VERIFICATION, Withdrawable.YES);
    return new DeletionRequest(
        id,
        State.AWAITING_VERIFICATION,
        Optional.of(
            new Verification(
                URI.create("https://id.example/verify/" + links.incrementAndGet()),
                "amber otter",
                clock.instant().plus(Duration.ofMinutes(30)))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Withdrawable.YES);
  }

  private static DeletionRefused refusal(Reason reason) {
    return new DeletionRefused(reason, null, "refused: " + reason);
  }
}
