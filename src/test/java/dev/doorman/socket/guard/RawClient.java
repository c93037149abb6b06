package dev.doorman.socket.guard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** A client that speaks TCP, so that it can misbehave. */
public final class RawClient implements AutoCloseable {
  private static final int PATIENCE = (int) Duration.ofSeconds(20).toMillis();

  private final Socket socket;

  public RawClient(int port) throws IOException {
    this(port, InetAddress.getLoopbackAddress());
  }

  /**
   * Connects on this machine.
   *
   * @param from the address to come from, of 127.0.0.0/8
   */
  public RawClient(int port, InetAddress from) throws IOException {
    socket = new Socket();
    try {
      // Little room for what it does not read, so that it piles up where the server can see it.
      socket.setReceiveBufferSize(8 * 1024);
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(from, 0));
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE);
      socket.setSoTimeout(PATIENCE);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends these characters; false where the server has closed. */
  public boolean send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public boolean send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Opens a WebSocket; returns the head of the answer. */
  public String upgrade(String path, String... headers) throws IOException {
    send(
        "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                .formatted(path, socket.getPort())
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + String.join("", Arrays.stream(headers).map(one -> one + "\r\n").toList())
            + "\r\n");
    return head();
  }

  /** Reads until the empty line. */
  public String head() throws IOException {
    var head = new StringBuilder();
    InputStream in = socket.getInputStream();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** Everything that comes until the server closes. */
  public String rest() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** A frame of a client, masked with zeros. */
  public static byte[] frame(int opcode, byte[] payload) {
    var out = new ByteArrayOutputStream();
    out.write(0x80 | opcode);
    if (payload.length < 126) {
      out.write(0x80 | payload.length);
    } else {
      out.write(0x80 | 126);
      out.write(payload.length >> 8);
      out.write(payload.length);
    }
    out.writeBytes(new byte[4]);
    out.writeBytes(payload);
    return out.toByteArray();
  }

  /** Reads frames until this opcode comes, and gives its payload; null where the server closed. */
  public byte[] payloadOf(int opcode) throws IOException {
    InputStream in = socket.getInputStream();
    try {
      while (true) {
        int first = in.read();
        if (first < 0) {
          return null;
        }
        int length = in.read() & 0x7f;
        if (length == 126) {
          length = (in.read() << 8) | in.read();
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
          return null;
        }
        if ((first & 0x0f) == opcode) {
          return payload;
        }
      }
    } catch (SocketException e) {
      return null;
    }
  }

  /** The code of the close frame that comes. */
  public int closeCode() throws IOException {
    byte[] payload = payloadOf(8);
    return payload == null ? -1 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
  }

  /** Reads to the end; false where none comes while one waits patiently. */
  public boolean isClosedByServer() throws IOException {
    byte[] some = new byte[64 * 1024];
    try {
      while (socket.getInputStream().read(some) >= 0) {
        // What was sent before the end is of no interest.
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
