package dev.doorman.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.chat.WireClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL saved and brought back by its own tools, with the commands of docs/operations.md. */
class PostgresBackupIT {
  @TempDir Path folder;

  @Test
  void aFlowGoesOnFromTheBackup() throws IOException, InterruptedException, SQLException {
    needsTools();
    Path dump = folder.resolve("doorman.dump");
    try (var cluster = new Cluster(folder);
        ServerProcess node = cluster.node("node", Map.of())) {
      JsonNode welcome;
      long seen;
      try (WireClient customer = WireClient.connect(node.base())) {
        welcome = customer.hello();
        customer.say("delete my account");
        JsonNode offer = customer.prompt("sign-out-offer");
        run("pg_dump", "-Fc", "-f", dump.toString(), "-d", address(cluster));
        customer.choose(offer, "delete");
        seen = customer.prompt("warning").path("seq").asLong();
      }
      node.kill();
      run("pg_restore", "-d", address(cluster), "--clean", "--if-exists", dump.toString());
      // A node of this release that starts beside one of the next.
      try (var database = cluster.connection()) {
        Tables.ofTheNextRelease(database);
      }
      node.start();

      try (WireClient customer = WireClient.connect(node.base())) {
        String resume = welcome.path("resume").asText();
        JsonNode again = customer.hello(resume, welcome.path("epoch").asText(), seen);
        assertThat(again.path("conversation")).isEqualTo(welcome.path("conversation"));
        assertThat(again.path("seq").asLong()).isLessThan(seen);
        JsonNode offer = customer.prompt("sign-out-offer");
        customer.choose(offer, "delete");
        customer.prompt("warning");
      }
    }
  }

  /** The database as PostgreSQL's own tools name it. */
  private static String address(Cluster cluster) {
    URI url = URI.create(cluster.url().substring("jdbc:".length()));
    return "postgresql://postgres@" + url.getAuthority() + url.getPath();
  }

  private static void needsTools() throws IOException, InterruptedException {
    try {
      run("pg_dump", "--version");
    } catch (IOException e) {
      if ("true".equals(System.getenv("CI"))) {
        throw e;
      }
      Assumptions.abort("PostgreSQL's client tools are not here: " + e.getMessage());
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(command[0]).isTrue();
    assertThat(process.exitValue()).as("%s: %s", command[0], said).isZero();
  }
}
