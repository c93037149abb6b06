package dev.doorman.identity;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A vendor that signs tokens and publishes its key set; its key can be changed. */
public final class Issuer implements AutoCloseable {
  public static final String NAME = "https://vendor.example";
  public static final String AUDIENCE = "doorman-test";

  private final HttpServer server;
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile PublicJsonWebKey key = newKey();
  private volatile boolean down;

  public Issuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/keys",
        exchange -> {
          fetches.incrementAndGet();
          String keys = new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
          byte[] body = keys.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(down ? 503 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  static PublicJsonWebKey newKey() {
    try {
      PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      key.setKeyId(UUID.randomUUID().toString());
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  public URI keys() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
  }

  PublicJsonWebKey key() {
    return key;
  }

  int fetches() {
    return fetches.get();
  }

  void rotate() {
    key = newKey();
  }

  void goDown() {
    down = true;
  }

  void comeBack() {
    down = false;
  }

  /** A good token of a minute's life. */
  public String token(String subject, Instant now) {
    return token(subject, now, claims -> {});
  }

  /** A token with something changed. */
  public String token(String subject, Instant now, Consumer<JwtClaims> change) {
    return signed(claims(subject, now, change), jws -> {});
  }

  static JwtClaims claims(String subject, Instant now, Consumer<JwtClaims> change) {
    var claims = new JwtClaims();
    claims.setIssuer(NAME);
    claims.setAudience(AUDIENCE);
    claims.setSubject(subject);
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() + 60));
    change.accept(claims);
    return claims;
  }

  String signed(JwtClaims claims, Consumer<JsonWebSignature> change) {
    var jws = new JsonWebSignature();
    jws.setPayload(claims.toJson());
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    jws.setKey(key.getPrivateKey());
    jws.setKeyIdHeaderValue(key.getKeyId());
    change.accept(jws);
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
