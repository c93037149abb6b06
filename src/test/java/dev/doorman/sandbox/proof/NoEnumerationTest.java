package dev.doorman.sandbox.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.TestClock;
import dev.doorman.sandbox.SandboxConfig;
import dev.doorman.sandbox.TestConfig;
import dev.doorman.sandbox.book.Mail.Route;
import dev.doorman.sandbox.book.Request;
import dev.doorman.sandbox.jdbc.TestStore;
import dev.doorman.sandbox.request.Handles;
import dev.doorman.sandbox.request.Ledger;
import dev.doorman.sandbox.request.Requests;
import dev.doorman.sandbox.request.Requests.Wish;
import dev.doorman.sandbox.request.ServerKey;
import dev.doorman.sandbox.words.Tongues;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Known and unknown accounts cost the same work: the same statements in the same order, at every
 * step. Times are not measured here, for a busy machine would blur them.
 */
class NoEnumerationTest {
  private final TestStore tables = new TestStore();
  private final TestClock clock = new TestClock();
  private final SecureRandom random = new SecureRandom();
  private final SandboxConfig config = TestConfig.of(Map.of());
  private final ServerKey key = new ServerKey(config, tables.store(), random);
  private final Handles handles = new Handles(key);
  private final Ledger ledger = new Ledger();
  private final Requests requests =
      new Requests(config, tables.store(), ledger, handles, clock, random);
  private final Codes codes = new Codes(key, random);
  private final Verification verification =
      new Verification(
          config,
          tables.store(),
          ledger,
          new Dispatch(config, codes, contact -> Route.MAILBOX, ledger, new Tongues()),
          codes,
          clock);

  private String link(Optional<String> subject) {
    var wish = new Wish(UUID.randomUUID(), subject, "en", clock.instant());
    Request made = tables.store().inTransaction(all -> requests.create(all, wish));
    return handles.of(made.id(), 1);
  }

  @Test
  void namingAnAccountCostsTheSame() {
    assertThat(statements(Optional.empty(), "nobody@example.com"))
        .hasSizeGreaterThan(20)
        .isEqualTo(statements(Optional.empty(), "sam@example.com"));
  }

  @Test
  void aSubjectCostsTheSame() {
    assertThat(statements(Optional.of("nobody"), ""))
        .hasSizeGreaterThan(15)
        .isEqualTo(statements(Optional.of("lin"), ""));
  }

  private List<String> statements(Optional<String> subject, String contact) {
    String link = link(subject);
    tables.statements();
    verification.accept(link);
    if (subject.isEmpty()) {
      verification.identify(link, contact);
    }
    // Not the code, as good as surely: were it, the statements would differ and the test would
    // fail.
    verification.check(link, "000000");
    clock.advance(Duration.ofSeconds(60));
    verification.resend(link);
    return tables.statements();
  }

  @Test
  void aGuessOfACodeThatWasNeverSentVerifiesNobody() {
    String link = link(Optional.empty());
    verification.accept(link);
    verification.identify(link, "nobody@example.com");
    Sight.Open open = (Sight.Open) verification.look(link);
    String id = open.request().id();
    String code = "424242";
    tables.run(
        "update \"sandbox\".deletion_request set code_mac = ? where id = ?",
        codes.kept(id, code, clock.instant()).mac(),
        id);
    assertThat(verification.check(link, code)).isInstanceOf(Outcome.Again.class);
  }
}
