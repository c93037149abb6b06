package dev.doorman.desk.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A subscriber over TLS that cannot prove who it is. */
class CertificateTest {
  private static final String PASSWORD = "changeit";
  @TempDir Path folder;

  @Test
  void subscriberWhoseCertificateNobodyVouchesForIsSentNothing() throws Exception {
    var taken = new AtomicInteger();
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
    server.createContext(
        "/",
        exchange -> {
          taken.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    Vertx vertx = Vertx.vertx();
    try (var call = new HttpHookCall(vertx, Duration.ofSeconds(10))) {
      URI url = URI.create("https://helpdesk.example:" + server.getAddress().getPort() + "/");
      assertThatThrownBy(
              () -> call.post(url, InetAddress.getLoopbackAddress(), "t=1,v1=00", new byte[2]))
          .isInstanceOf(HookCall.NoAnswer.class)
          .hasMessageContaining("SSL");
      assertThat(taken).hasValue(0);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
      server.stop(0);
    }
  }

  private SSLContext selfSigned()
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("store");
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "helpdesk",
                "-keyalg",
                "EC",
                "-dname",
                "CN=helpdesk.example",
                "-ext",
                "san=dns:helpdesk.example",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(made.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
