package dev.doorman.journey;

import static dev.doorman.Waiting.await;
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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The faults are what they are called. */
class TcpProxyTest {
  private static final int A_WHILE_MILLIS = 300;
  private static final int PATIENCE_MILLIS = 30_000;
  private static final Duration LONG = Duration.ofHours(1);

  /** What has arrived at the other end. */
  private final List<Integer> heard = new CopyOnWriteArrayList<>();

  /** The other end answers while nobody else has this. */
  private final ReentrantLock echoes = new ReentrantLock();

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
                    echo(each);
                  } catch (IOException e) {
                    // Broken by the test.
                  }
                });
      } catch (IOException e) {
        return;
      }
    }
  }

  private void echo(Socket each) throws IOException {
    for (int value = each.getInputStream().read();
        value >= 0;
        value = each.getInputStream().read()) {
      heard.add(value);
      echoes.lock();
      try {
        each.getOutputStream().write(value);
      } finally {
        echoes.unlock();
      }
    }
  }

  private Socket connect() throws IOException {
    var made = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    made.setSoTimeout(PATIENCE_MILLIS);
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
    proxy.set(new Fault.Latency(LONG));
    client.getOutputStream().write(7);
    await("the byte on its way there").until(() -> proxy.held() == 1);
    assertThat(heard).isEmpty();
    echoes.lock();
    try {
      proxy.set(new Fault.None());
      await("the byte to arrive").until(() -> heard.contains(7));
      proxy.set(new Fault.Latency(LONG));
    } finally {
      echoes.unlock();
    }
    await("the byte on its way back").until(() -> proxy.held() == 1);
    assertThat(client.getInputStream().available()).isZero();
    proxy.set(new Fault.None());
    assertThat(client.getInputStream().read()).isEqualTo(7);
  }

  @Test
  void whatIsLateArrives() throws IOException {
    proxy.set(new Fault.Latency(Duration.ofMillis(20)));
    assertThat(echoed(client, 7)).isEqualTo(7);
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
    client.getOutputStream().write(7);
    await("the byte on its way there").until(() -> proxy.held() == 1);
    assertThat(heard).isEmpty();
    proxy.set(new Fault.None());
    assertThat(client.getInputStream().read()).isEqualTo(7);
  }

  @Test
  void aSlowCloseIsNoticedLateAndNewConnectionsAreWell() throws IOException {
    assertThat(echoed(client, 7)).isEqualTo(7);
    proxy.set(new Fault.SlowClose(LONG));
    client.setSoTimeout(A_WHILE_MILLIS);
    assertThatThrownBy(() -> echoed(client, 8)).isInstanceOf(SocketTimeoutException.class);
    assertThat(heard).doesNotContain(8);
    try (Socket other = connect()) {
      assertThat(echoed(other, 9)).isEqualTo(9);
    }
    proxy.set(new Fault.SlowClose(Duration.ofMillis(20)));
    client.setSoTimeout(PATIENCE_MILLIS);
    assertThat(client.getInputStream().read()).isEqualTo(-1);
  }
}
