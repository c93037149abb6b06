package dev.doorman.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.RequestId;
import dev.doorman.deletion.ContractBreak.Field;
import dev.doorman.store.MutableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContractBreakLogTest {
  private final List<ContractBreak> counted = new ArrayList<>();
  private final AtomicInteger unconfirmed = new AtomicInteger();
  private final List<Level> logged = new ArrayList<>();
  private final Logger logger = Logger.getLogger(ContractBreakLog.class.getName());
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          logged.add(line.getLevel());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private final ContractBreakLog log =
      new ContractBreakLog(new MutableClock(), counted::add, unconfirmed::incrementAndGet);

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
  }

  private static ContractBreak broken(Field field, String request) {
    return new ContractBreak(field, "is missing", Optional.of(new RequestId(request)));
  }

  @Test
  void eachIsCountedAndLoggedOnceForEachRequestAndKind() {
    for (int again = 0; again < 3; again++) {
      log.found(broken(Field.ACCOUNT, "dr-1"));
    }
    log.found(broken(Field.ACCOUNT, "dr-2"));
    log.found(broken(Field.ACCEPTED_AT, "dr-2"));
    assertThat(counted).hasSize(5);
    assertThat(logged).extracting(Level::getName).containsExactly("WARN", "WARN", "WARN");
    assertThat(log.seen())
        .extracting(seen -> seen.field() + " " + seen.times() + " " + seen.lastRequest().get())
        .containsExactlyInAnyOrder("account 4 dr-2", "acceptedAt 1 dr-2");
    assertThat(unconfirmed).hasValue(0);
  }

  @Test
  void anUnconfirmedAcceptanceIsAnErrorAndHasACountOfItsOwn() {
    log.unconfirmed(broken(Field.STATE, "dr-1"));
    assertThat(logged).extracting(Level::getName).containsExactly("ERROR");
    assertThat(unconfirmed).hasValue(1);
    assertThat(counted).hasSize(1);
  }
}
