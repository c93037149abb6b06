package dev.doorman.access.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.access.Audit;
import dev.doorman.access.SignedIn.How;
import dev.doorman.access.account.SessionBook;
import dev.doorman.access.account.Tokens;
import dev.doorman.access.account.User;
import dev.doorman.access.account.Users;
import dev.doorman.access.oidc.OidcFailure.Why;
import dev.doorman.base.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/**
 * The authorization code flow (OpenID Connect Core 1.0, 3.1) with PKCE (RFC 7636).
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class CodeFlow {
  /** How long somebody may take at the provider. */
  public static final Duration PATIENCE = Duration.ofMinutes(10);

  private final OidcSettings settings;
  private final Calls calls;
  private final Discovery discovery;
  private final IdTokens idTokens;
  private final Newcomers newcomers;
  private final SessionBook sessions;
  private final Audit audit;
  private final Ways ways;
  private final Tokens tokens;
  private final Clock clock;

  CodeFlow(
      OidcSettings settings,
      Users users,
      SessionBook sessions,
      Audit audit,
      Ways ways,
      Tokens tokens,
      Clock clock) {
    this.settings = settings;
    this.calls = new Calls(settings.callTimeout());
    this.discovery = new Discovery(settings.issuer(), calls, clock);
    this.idTokens = new IdTokens(settings, clock);
    this.newcomers = new Newcomers(settings, users, audit, clock);
    this.sessions = sessions;
    this.audit = audit;
    this.ways = ways;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** What stands on the button. */
  public String label() {
    return settings.label();
  }

  /**
   * The way to the provider.
   *
   * @param state to be kept in a cookie of the browser, which alone may come back with it
   */
  public record Start(URI to, Secret<String> state) {}

  /**
   * Begins.
   *
   * @param next where to go afterwards: a path of the desk
   * @param back the address that the provider sends the browser back to
   * @throws OidcFailure UNAVAILABLE where the provider cannot be asked
   */
  public Start start(String next, String back) {
    Discovery.Provider provider = discovery.provider();
    Secret<String> state = tokens.next();
    String nonce = tokens.next().value();
    String verifier = tokens.next().value();
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", settings.clientId());
    query.put("redirect_uri", back);
    query.put("scope", settings.scope());
    query.put("state", state.value());
    query.put("nonce", nonce);
    query.put("code_challenge", challenge(verifier));
    query.put("code_challenge_method", "S256");
    ways.add(
        new Ways.Way(
            Tokens.hash(state.value()), nonce, verifier, next, clock.instant().plus(PATIENCE)));
    String address = provider.authorize().toString();
    String joint = address.contains("?") ? "&" : "?";
    return new Start(URI.create(address + joint + form(query)), state);
  }

  private static String challenge(String verifier) {
    byte[] hash = HexFormat.of().parseHex(Tokens.hash(verifier));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }

  private static String form(Map<String, String> values) {
    return values.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /**
   * What the provider sent the browser back with.
   *
   * @param kept the state that the browser's cookie holds
   */
  public record Back(
      @Nullable String code,
      @Nullable String state,
      @Nullable String error,
      @Nullable String kept) {}

  /** A session, and where to go. */
  public record Finished(SessionBook.Begun begun, String next) {}

  /**
   * Ends the way. Each state counts once, whatever comes of it.
   *
   * @param address where the request comes from
   * @throws OidcFailure where nobody is signed in
   */
  public Finished finish(Back given, String back, String address) {
    String state = given.state();
    String kept = given.kept();
    if (state == null
        || kept == null
        || !Secret.sameText(new Secret<>(state), new Secret<>(kept))) {
      throw new OidcFailure(Why.EXPIRED, "the state is not the one of this browser");
    }
    Ways.Way way =
        ways.take(Tokens.hash(state), clock.instant())
            .orElseThrow(() -> new OidcFailure(Why.EXPIRED, "the way took too long, or was taken"));
    String code = given.code();
    if (given.error() != null || code == null || code.isEmpty()) {
      throw new OidcFailure(Why.REFUSED, "the provider refused");
    }
    Discovery.Provider provider = discovery.provider();
    JsonNode answer = exchange(provider, code, way.verifier(), back);
    JwtClaims claims =
        idTokens.check(answer.path("id_token").asText(), way.nonce(), provider.keys());
    User user = newcomers.of(subject(claims), claims.getClaimsMap());
    audit.note(
        user.agent(), "signed-in", user.agent().name(), "with the provider, from " + address);
    return new Finished(sessions.begin(user, How.OIDC), way.next());
  }

  private static String subject(JwtClaims claims) {
    return Optional.ofNullable(claims.getClaimValue("sub"))
        .map(String::valueOf)
        .filter(subject -> !subject.isBlank())
        .orElseThrow(() -> new OidcFailure(Why.REFUSED, "the ID token has no subject"));
  }

  private JsonNode exchange(
      Discovery.Provider provider, String code, String verifier, String back) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("grant_type", "authorization_code");
    body.put("code", code);
    body.put("redirect_uri", back);
    body.put("code_verifier", verifier);
    body.put("client_id", settings.clientId());
    var request =
        HttpRequest.newBuilder(provider.token())
            .header("Content-Type", "application/x-www-form-urlencoded");
    settings
        .clientSecret()
        .ifPresent(
            secret -> {
              if (provider.secretInBody()) {
                body.put("client_secret", secret.value());
              } else {
                request.header("Authorization", "Basic " + basic(secret));
              }
            });
    return calls.json(request.POST(HttpRequest.BodyPublishers.ofString(form(body))));
  }

  /** Both parts are encoded before they are joined (RFC 6749, 2.3.1). */
  private String basic(Secret<String> secret) {
    String joined =
        URLEncoder.encode(settings.clientId(), StandardCharsets.UTF_8)
            + ":"
            + URLEncoder.encode(secret.value(), StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
  }
}
