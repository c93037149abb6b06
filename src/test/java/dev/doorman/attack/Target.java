package dev.doorman.attack;

import dev.doorman.socket.guard.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A server on this machine, and the loopback address that one comes from.
 *
 * @param from of 127.0.0.0/8; an attacker's is another than the customers'
 */
record Target(int port, String from) {
  static final String ATTACKER = "127.0.0.66";
  static final String CUSTOMER = "127.0.0.1";

  /** The same server, from another address near this one. */
  Target from(int further) {
    int last = from.lastIndexOf('.') + 1;
    return new Target(
        port, from.substring(0, last) + (Integer.parseInt(from.substring(last)) + further));
  }

  RawClient connect() throws IOException {
    return new RawClient(port, InetAddress.getByName(from));
  }

  /** A chat's WebSocket; throws where it was not opened. */
  RawClient chat(String... headers) throws IOException {
    RawClient client = connect();
    String head = client.upgrade("/chat", with(headers));
    if (!head.startsWith("HTTP/1.1 101")) {
      client.close();
      throw new IOException("refused: " + head.lines().findFirst().orElse("closed"));
    }
    return client;
  }

  String[] with(String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Origin: http://localhost:" + port);
    all.add("Sec-WebSocket-Protocol: doorman.v1");
    return all.toArray(String[]::new);
  }

  static byte[] text(String frame) {
    return RawClient.frame(1, frame.getBytes(StandardCharsets.UTF_8));
  }

  /** What one of many does; how often it got what it wanted. */
  interface Single {
    long get(int number) throws IOException;
  }

  /** Has many do the same at once; a connection that breaks got nothing. */
  static long together(int many, Single single) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> all = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        int number = i;
        all.add(threads.submit(() -> single.get(number)));
      }
      long got = 0;
      for (Future<Long> one : all) {
        try {
          got += one.get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof IOException)) {
            throw new AssertionError(e.getCause());
          }
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      return got;
    }
  }
}
