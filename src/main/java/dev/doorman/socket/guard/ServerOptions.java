package dev.doorman.socket.guard;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * What of HTTP is not served, because it costs the server much more than the client.
 *
 * <p>Compressed WebSocket frames: a few kilobytes become megabytes to inflate, and there are two
 * extensions, of which Quarkus's setting switches one off. HTTP/2: one connection opens a hundred
 * streams with a buffer each; the proxy in front speaks it to browsers.
 */
@Singleton
public final class ServerOptions implements HttpServerOptionsCustomizer {
  /**
   * Bytes that the system takes for a client; left to itself it takes megabytes, so that who reads
   * nothing is not noticed, and costs them.
   */
  private static final int SEND_BUFFER = 128 * 1024;

  /**
   * @throws dev.doorman.base.FinalException where the settings cannot work: the start ends then,
   *     and not the first connection
   */
  @Inject
  ServerOptions(ConnectionsConfig config) {
    var unused = Bounds.of(config);
  }

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    restrict(options);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    restrict(options);
  }

  /** Switches off what is not served. */
  static HttpServerOptions restrict(HttpServerOptions options) {
    return options
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setDecompressionSupported(false)
        .setHttp2ClearTextEnabled(false)
        .setUseAlpn(false)
        .setSendBufferSize(SEND_BUFFER);
  }
}
