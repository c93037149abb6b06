package dev.doorman.journey.widget;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** A vendor's site, of another origin than Doorman, which also signs its customers' tokens. */
final class Vendor implements AutoCloseable {
  /** A page and the policy that it is served with. */
  private record Served(String html, String policy) {}

  private final HttpServer server;
  private final Map<String, Served> pages = new ConcurrentHashMap<>();
  private final RsaJsonWebKey key;

  Vendor() {
    try {
      key = RsaJwkGenerator.generateJwk(2048);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (JoseException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Puts a page on the site. Gives its address. */
  String page(String html) {
    return page(html, "");
  }

  /**
   * @param policy the page's Content-Security-Policy; empty for none
   */
  String page(String html, String policy) {
    String path = "/" + UUID.randomUUID();
    pages.put(path, new Served("<!doctype html>" + html, policy));
    return origin() + path;
  }

  String publicKey() {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(key.getPublicKey().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
  }

  /** A token for a customer who is signed in on the site. */
  String token(String subject) {
    var claims = new JwtClaims();
    claims.setIssuer(origin());
    claims.setAudience("doorman");
    claims.setSubject(subject);
    // Real time, as the server process has no other.
    long now = Instant.now().getEpochSecond();
    claims.setIssuedAt(NumericDate.fromSeconds(now));
    claims.setExpirationTime(NumericDate.fromSeconds(now + 300));
    var signed = new JsonWebSignature();
    signed.setPayload(claims.toJson());
    signed.setKey(key.getPrivateKey());
    signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    try {
      return signed.getCompactSerialization();
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Served page = pages.get(exchange.getRequestURI().getPath());
      if (page == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] body = page.html().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      if (!page.policy().isEmpty()) {
        exchange.getResponseHeaders().set("Content-Security-Policy", page.policy());
      }
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
