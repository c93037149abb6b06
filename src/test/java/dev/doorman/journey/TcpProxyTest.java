package dev.doorman.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.journey.TcpProxy.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The faults are what they are called. */
class TcpProxyTest {
  private static final int A_WHILE_MILLIS = 300;

  private ServerSocket echo;
  private TcpProxy proxy;
  private Socket client;

  @BeforeEach
  void open() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    proxy = new TcpProxy().to(echo.getLocalPort());
    client = connect();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    proxy.close();
    echo.close();
  }

  private void serve() {
    while (true) {
      try {
        Socket each = echo.accept();
        Thread.ofVirtual()
            .start(
                () -> {
                  try (each) {
                    each.getInputStream().transferTo(each.getOutputStream());
                  } catch (IOException e) {
                    // Broken by the test.
                  }
                });
      } catch (IOException e) {
        return;
      }
    }
  }

  private Socket connect() throws IOException {
    var made = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    made.setSoTimeout(10_000);
    return made;
  }

  private static int echoed(Socket socket, int value) throws IOException {
    socket.getOutputStream().write(value);
    return socket.getInputStream().read();
  }

  @Test
  void withoutAFaultBytesAndTheirEndArrive() throws IOException {
    assertThat(echoed(client, 7)).isEqualTo(7);
    client.shutdownOutput();
    assertThat(client.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void latencyDelaysBothWays() throws IOException {
    proxy.set(new Fault.Latency(Duration.ofMillis(150)));
    long begun = System.nanoTime();
    assertThat(echoed(client, 7)).isEqualTo(7);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(299));
  }

  @Test
  void openAndNewConnectionsAreReset() throws IOException {
    assertThat(echoed(client, 7)).isEqualTo(7);
    proxy.set(new Fault.Resets());
    assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    try (Socket other = connect()) {
      assertThatThrownBy(() -> echoed(other, 7)).isInstanceOf(SocketException.class);
    }
    proxy.set(new Fault.None());
    try (Socket other = connect()) {
      assertThat(echoed(other, 7)).isEqualTo(7);
    }
  }

  @Test
  void aBlackHoleHoldsEverythingAndGivesItBack() throws IOException {
    proxy.set(new Fault.BlackHole());
    client.setSoTimeout(A_WHILE_MILLIS);
    assertThatThrownBy(() -> echoed(client, 7)).isInstanceOf(SocketTimeoutException.class);
    client.setSoTimeout(10_000);
    proxy.set(new Fault.None());
    assertThat(client.getInputStream().read()).isEqualTo(7);
  }

  @Test
  void aSlowCloseIsNoticedLateAndNewConnectionsAreWell() throws IOException {
    assertThat(echoed(client, 7)).isEqualTo(7);
    proxy.set(new Fault.SlowClose(Duration.ofMillis(2L * A_WHILE_MILLIS)));
    client.setSoTimeout(A_WHILE_MILLIS / 2);
    assertThatThrownBy(() -> echoed(client, 8)).isInstanceOf(SocketTimeoutException.class);
    try (Socket other = connect()) {
      assertThat(echoed(other, 9)).isEqualTo(9);
    }
    client.setSoTimeout(10_000);
    assertThat(client.getInputStream().read()).isEqualTo(-1);
  }
}
