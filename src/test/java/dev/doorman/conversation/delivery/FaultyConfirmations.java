package dev.doorman.conversation.delivery;

import dev.doorman.base.RequestId;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.TestOffice;
import dev.doorman.deletion.DeletionRequest;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.DeletionRequest.Withdrawable;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.PromptName;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Many customers delete their accounts at a vendor whose answers break at random. Tells for each
 * how it ended. As a program it plays {@code confirmations.customers} (10,000) by {@code
 * confirmations.seed} (1).
 */
final class FaultyConfirmations {
  private static final int AT_ONCE = 250;
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final int STEPS = 50;

  private final RandomGenerator random;
  private final UnaryOperator<List<Event>> shown;
  private final Map<String, Integer> ends = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private long broken;

  FaultyConfirmations(long seed) {
    this(seed, UnaryOperator.identity());
  }

  /**
   * @param shown what of the events reaches the customers
   */
  FaultyConfirmations(long seed, UnaryOperator<List<Event>> shown) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.shown = shown;
  }

  /** Ends with 1 where a customer waited in silence, or was told what is not so. */
  public static void main(String[] args) {
    int all = Integer.getInteger("confirmations.customers", 10_000);
    var run = new FaultyConfirmations(Long.getLong("confirmations.seed", 1));
    for (int done = 0; done < all; done += AT_ONCE) {
      run.play(Math.min(AT_ONCE, all - done));
    }
    System.out.printf("customers %d, broken answers %d, ends %s%n", all, run.broken, run.ends);
    System.out.printf("silent or false: %d %s%n", run.faults.size(), run.faults);
    // The vendor's and the client's threads would keep the process.
    System.exit(run.faults.isEmpty() ? 0 : 1);
  }

  Map<String, Integer> ends() {
    return ends;
  }

  /** What must not be: a customer who waits in silence, or a receipt for no acceptance. */
  List<String> faults() {
    return faults;
  }

  long broken() {
    return broken;
  }

  /** A customer, and how bad the vendor's answers to them are. */
  private static final class Customer {
    final Chat chat;
    final double badness;
    final VendorBreak favourite;
    final SilenceCheck silence;
    boolean confirmed;
    boolean stopped;

    Customer(Chat chat, SilenceCheck silence, double badness, VendorBreak favourite) {
      this.chat = chat;
      this.silence = silence;
      this.badness = badness;
      this.favourite = favourite;
    }
  }

  /** Plays some customers side by side until each has come to an end, or waits and knows it. */
  void play(int customers) {
    try (var tables = TestDatabase.inMemory()) {
      var office = new TestOffice(tables);
      var api = new FakeDeletionApi(office.clock);
      try (var vendor = new PlayedVendor(api)) {
        var street = new Street(office, api, vendor.client(office.breaks, office.clock));
        play(customers, street, vendor);
      }
    }
  }

  private void play(int customers, Street street, PlayedVendor vendor) {
    Map<dev.doorman.base.ConversationId, Customer> all = new ConcurrentHashMap<>();
    vendor.behaves(
        (call, request) -> {
          Optional<Customer> whose = request.map(vendor::conversationOf).map(id -> all.get(id));
          double badness = whose.map(one -> one.badness).orElse(0.3);
          if (random.nextDouble() >= badness) {
            return Optional.empty();
          }
          broken++;
          return Optional.of(
              whose
                  .filter(one -> random.nextBoolean())
                  .map(one -> one.favourite)
                  .orElseGet(this::any));
        });
    double[] badnesses = {0, 0.1, 0.3, 0.6, 0.9, 1};
    for (int i = 0; i < customers; i++) {
      Chat chat = street.requesting();
      double badness = badnesses[random.nextInt(badnesses.length)];
      all.put(chat.id(), new Customer(chat, new SilenceCheck(chat, shown), badness, any()));
    }
    for (int i = 0; i < STEPS; i++) {
      ownersVerify(street);
      all.values().forEach(one -> acts(one));
      street.settle();
      all.values().forEach(one -> checkSilence(one, street));
      street.office.clock.pass(STEP);
      street.settle();
    }
    all.values().forEach(one -> end(one, street, vendor));
  }

  private VendorBreak any() {
    VendorBreak[] all = VendorBreak.values();
    return all[random.nextInt(all.length)];
  }

  private void ownersVerify(Street street) {
    for (DeletionRequest request : street.api.requests()) {
      if (request.state() == State.AWAITING_VERIFICATION && random.nextInt(4) == 0) {
        State next =
            switch (random.nextInt(12)) {
              case 0 -> State.LOCKED;
              case 1 -> State.REJECTED;
              case 2 -> State.EXPIRED;
              default -> State.VERIFIED;
            };
        street.api.becomes(request.id(), next, Withdrawable.YES);
      }
    }
  }

  private void acts(Customer one) {
    Optional<PromptName> prompt = one.chat.state().pending();
    if (prompt.isEmpty()) {
      return;
    }
    switch (prompt.get()) {
      case FINAL_CONFIRMATION -> {
        one.chat.choose("confirm");
        one.confirmed = true;
        if (random.nextInt(8) == 0) {
          one.chat.say("stop it");
          one.stopped = true;
        }
      }
      case VERIFY -> {
        if (one.chat.state().step() instanceof Flow.Verifying verifying
            && verifying.link() == Flow.Link.EXPIRED) {
          one.chat.choose("new-link");
        }
      }
      case RESUME_FLOW -> one.chat.choose("go-on");
      default -> {}
    }
  }

  /** Whether the customer waits for the vendor, and in silence. */
  private void checkSilence(Customer one, Street street) {
    Flow step = one.chat.state().step();
    boolean waits =
        switch (step) {
          case Flow.Requesting r -> true;
          case Flow.Confirming c -> true;
          case Flow.Withdrawing w -> true;
          case Flow.Verifying v ->
              v.link() == Flow.Link.RENEWING
                  || street.api.requests().stream()
                      .anyMatch(
                          request ->
                              request.id().equals(v.request())
                                  && request.state() == State.VERIFIED);
          default -> false;
        };
    one.silence
        .look(waits, street.office.clock.instant())
        .ifPresent(what -> faults.add(what + " in " + one.chat.state() + ": " + one.chat.seen()));
  }

  private void end(Customer one, Street street, PlayedVendor vendor) {
    List<DeletionRequest> own =
        street.api.requests().stream()
            .filter(request -> one.chat.id().equals(vendor.conversationOf(request.id())))
            .toList();
    List<RequestId> receipts =
        one.chat.events().stream()
            .map(Chat::body)
            .filter(body -> body.path("kind").asText().equals("receipt"))
            .map(body -> new RequestId(body.path("reference").asText()))
            .distinct()
            .toList();
    long accepted =
        own.stream()
            .filter(
                request -> request.state() == State.ACCEPTED || request.state() == State.COMPLETED)
            .count();
    if (own.size() > 1 || accepted > 1) {
      faults.add("more than one request: " + own);
    }
    if (accepted > 0 && !one.confirmed) {
      faults.add("accepted without a confirmation: " + own);
    }
    Flow flow = one.chat.state().step();
    if (!receipts.isEmpty()) {
      boolean matches =
          receipts.size() == 1 && one.confirmed && own.getFirst().id().equals(receipts.getFirst());
      if (!matches) {
        faults.add("receipt " + receipts + " for " + own);
      }
      ends.merge("receipt", 1, Integer::sum);
      return;
    }
    if (accepted > 0 && !(flow instanceof Flow.Confirming) && !(flow instanceof Flow.Withdrawing)) {
      faults.add("accepted, and the customer doesn't know: " + one.chat.seen());
    }
    boolean asWished =
        one.stopped
            && flow instanceof Flow.Open
            && own.stream().allMatch(request -> request.state() == State.WITHDRAWN);
    if (!asWished && !one.silence.isPersonOffered()) {
      faults.add("no person in " + one.chat.seen());
    }
    ends.merge(flow.getClass().getSimpleName(), 1, Integer::sum);
  }
}
