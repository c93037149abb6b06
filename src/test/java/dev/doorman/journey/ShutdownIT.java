package dev.doorman.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.chat.WireClient;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What customers see of a restart. */
class ShutdownIT {
  @TempDir Path folder;

  @Test
  void clientsAreSentAwayAndToldWhenToComeBackAndNothingAcknowledgedIsLost() throws SQLException {
    try (var server = new ServerProcess(folder)) {
      List<WireClient> clients = new ArrayList<>();
      WireClient first = WireClient.connect(server.base());
      var welcome = first.hello();
      first.event("text");
      clients.add(first);
      for (int i = 0; i < 4; i++) {
        clients.add(WireClient.greeted(server.base()));
      }
      first.say("said just before");
      long seq = first.next("ack").path("seq").asLong();

      server.terminate();
      for (WireClient client : clients) {
        assertThat(client.closeCode()).isEqualTo(1012);
        assertThat(client.closeReason()).matches("the server restarts; retry-after=[1-9][0-9]*");
      }
      server.awaitEnd();
      assertThat(server.log()).noneMatch(line -> line.contains(" ERROR "));

      // The next release was tried meanwhile: going back to this one does.
      try (var database = server.database()) {
        Tables.ofTheNextRelease(database);
      }
      server.start();
      WireClient again = WireClient.connect(server.base());
      again.hello(welcome.path("resume").asText(), welcome.path("epoch").asText(), seq - 1);
      assertThat(again.event("text").toString()).contains("said just before");
      again.close();
    }
  }
}
