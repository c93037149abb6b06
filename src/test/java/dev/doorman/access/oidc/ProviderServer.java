package dev.doorman.access.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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

/** An OpenID Connect provider that signs everybody in; what its tokens say can be changed. */
public final class ProviderServer implements AutoCloseable {
  static final String CLIENT = "doorman-desk";
  static final String SECRET = "client secret: with signs";

  private final HttpServer server;
  private final PublicJsonWebKey key = newKey();
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private volatile Consumer<JwtClaims> change = claims -> {};
  private volatile PublicJsonWebKey signing = key;
  private volatile String subject = "somebody";

  ProviderServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/.well-known/openid-configuration", this::document);
    server.createContext("/keys", this::keys);
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.start();
  }

  private static PublicJsonWebKey newKey() {
    try {
      PublicJsonWebKey made = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      made.setKeyId("the-key");
      return made;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Signs in this person from now on, with something said differently. */
  void signIn(String who, Consumer<JwtClaims> different) {
    subject = who;
    change = different;
    signing = key;
  }

  /** Signs with a key that it does not publish. */
  void forge() {
    signing = newKey();
  }

  private void document(HttpExchange exchange) throws IOException {
    String base = issuer().toString();
    answer(
        exchange,
        200,
        """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/keys"}"""
            .formatted(base));
  }

  private void keys(HttpExchange exchange) throws IOException {
    answer(exchange, 200, new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    codes.put(code, asked);
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> given =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> asked = codes.remove(given.getOrDefault("code", ""));
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
    boolean holds =
        asked != null
            && "authorization_code".equals(given.get("grant_type"))
            && asked.get("redirect_uri").equals(given.get("redirect_uri"))
            && asked.get("code_challenge").equals(challenge(given.get("code_verifier")))
            && "S256".equals(asked.get("code_challenge_method"))
            && basic.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (holds) {
      answer(
          exchange,
          200,
          "{\"token_type\":\"Bearer\",\"access_token\":\"x\",\"id_token\":\"%s\"}"
              .formatted(idToken(asked.get("nonce"))));
    } else {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
    }
  }

  private String idToken(String nonce) {
    long now = Instant.now().getEpochSecond();
    var claims = new JwtClaims();
    claims.setIssuer(issuer().toString());
    claims.setAudience(CLIENT);
    claims.setSubject(subject);
    claims.setIssuedAt(NumericDate.fromSeconds(now));
    claims.setExpirationTime(NumericDate.fromSeconds(now + 300));
    claims.setClaim("nonce", nonce);
    claims.setClaim("preferred_username", "Carla.Diaz");
    claims.setClaim("name", "Carla Díaz");
    claims.setClaim("realm_access", Map.of("roles", List.of("desk-agents", "others")));
    claims.setClaim("groups", List.of("billing-people"));
    change.accept(claims);
    var jws = new JsonWebSignature();
    jws.setPayload(claims.toJson());
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    jws.setKey(signing.getPrivateKey());
    jws.setKeyIdHeaderValue("the-key");
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> form(String text) {
    Map<String, String> values = new HashMap<>();
    for (String pair : text.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return values;
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
