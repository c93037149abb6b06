package dev.doorman.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.base.Secret;
import dev.doorman.base.Subject;
import dev.doorman.store.MutableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JwtCheckTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final Issuer issuer = new Issuer();
  private final MutableClock clock = new MutableClock();
  private final JwtCheck check = new JwtCheck(settings(issuer.keys()), clock);

  @AfterEach
  void stop() {
    issuer.close();
  }

  private static IdentitySettings settings(URI keys) {
    return new IdentitySettings(
        keys,
        null,
        Issuer.NAME,
        Issuer.AUDIENCE,
        Duration.ofMinutes(10),
        Duration.ofSeconds(30),
        Duration.ofHours(1),
        Duration.ofSeconds(10),
        Duration.ofSeconds(3));
  }

  @Test
  void aGoodTokenVouchesForItsSubject() {
    assertThat(subject(issuer.token("acc-1", NOW))).isEqualTo(new Subject("acc-1"));
  }

  @Test
  void aTokenOfTheLongestLifeIsTakenToItsLastSecond() {
    String token = issuer.token("acc-1", NOW, lives(600));
    clock.pass(Duration.ofMinutes(10));
    assertThat(subject(token).value()).isEqualTo("acc-1");
  }

  @Test
  void whatIsNotRightInTheClaimsIsRefusedByName() {
    refused("has expired", claims -> claims.setExpirationTime(at(-31)));
    refused("not valid yet", claims -> claims.setNotBefore(at(31)));
    refused("in the future", claims -> claims.setIssuedAt(at(31)));
    refused("lives too long", lives(601));
    refused("lives too long", claims -> claims.setIssuedAt(at(-631)));
    refused("iss is not", claims -> claims.setIssuer("https://other.example"));
    refused("iss is not", claims -> claims.unsetClaim("iss"));
    refused("aud is not", claims -> claims.setAudience("another-service"));
    refused("aud is not", claims -> claims.unsetClaim("aud"));
    refused("lacks one of", claims -> claims.unsetClaim("sub"));
    refused("lacks one of", claims -> claims.unsetClaim("iat"));
    refused("lacks one of", claims -> claims.unsetClaim("exp"));
    refused("cannot be used", claims -> claims.setSubject("x".repeat(256)));
    refused("cannot be used", claims -> claims.setSubject("a\u0000b"));
    refused("", claims -> claims.setClaim("iat", Long.MIN_VALUE));
  }

  @Test
  void aTokenThatNamesNoAlgorithmIsRefused() {
    assertThatThrownBy(() -> subject("eyJraWQiOiIxIn0.eyJzdWIiOiJhIn0.AAAA"))
        .isInstanceOf(TokenRefused.class);
  }

  @Test
  void aTokenThatNobodySignedIsRefused() {
    String none =
        issuer.signed(
            Issuer.claims("acc-1", NOW, claims -> {}),
            jws -> {
              jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
              jws.setAlgorithmHeaderValue("none");
              jws.setKey(null);
            });
    assertRefused(none, "algorithm is not taken");
  }

  @Test
  void aPublicKeyUsedAsASharedSecretIsRefused() {
    Consumer<JsonWebSignature> confused =
        jws -> {
          jws.setAlgorithmHeaderValue("HS256");
          jws.setKey(new HmacKey(issuer.key().getPublicKey().getEncoded()));
        };
    assertRefused(
        issuer.signed(Issuer.claims("acc-1", NOW, claims -> {}), confused), "algorithm is not");
  }

  @Test
  void aForgedSignatureOrAChangedClaimIsRefused() {
    String good = issuer.token("acc-1", NOW);
    String[] parts = good.split("\\.", -1);
    String claims =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace("acc-1", "acc-2");
    String changed =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    assertRefused(parts[0] + "." + changed + "." + parts[2], "signature is not valid");
    try (var stranger = new Issuer()) {
      String forged =
          stranger.signed(
              Issuer.claims("acc-1", NOW, all -> {}),
              jws -> jws.setKeyIdHeaderValue(issuer.key().getKeyId()));
      assertRefused(forged, "signature is not valid");
    }
  }

  @Test
  void aKeyInsideTheTokenIsNotTrusted() {
    var own = Issuer.newKey();
    String token =
        issuer.signed(
            Issuer.claims("acc-1", NOW, claims -> {}),
            jws -> {
              jws.setJwkHeader(own);
              jws.setKeyIdHeaderValue(own.getKeyId());
              jws.setKey(own.getPrivateKey());
            });
    subjectOf(issuer.token("acc-1", NOW));
    clock.pass(Duration.ofSeconds(11));
    assertRefused(token, "does not publish");
  }

  @Test
  void nonsenseIsRefused() {
    for (String nonsense : new String[] {"", "a", "a.b", "a.b.c", "..", "a.b.c.d.e", "{}.{}.{}"}) {
      assertThatThrownBy(() -> subject(nonsense)).isInstanceOf(TokenRefused.class);
    }
    assertRefused("x".repeat(8193), "longer than");
  }

  @Test
  void headersOfAnotherTypeThanTextAreRefused() {
    String values = "\"alg\":[\"ES256\"]|\"alg\":{}|\"alg\":1|\"alg\":\"ES256\",\"kid\":[1]";
    for (String header : values.split("\\|", -1)) {
      String token = base64("{" + header + "}") + "." + base64("{}") + ".AAAA";
      assertThatThrownBy(() -> subject(token)).as(header).isInstanceOf(TokenRefused.class);
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aNewKeyIsFetchedOnceATokenNamesItButNotTooOften() {
    subjectOf(issuer.token("acc-1", NOW));
    issuer.rotate();
    String rotated = issuer.token("acc-1", NOW);
    assertThatThrownBy(() -> subject(rotated)).isInstanceOf(KeysUnavailable.class);
    assertThat(issuer.fetches()).as("within the pause").isEqualTo(1);
    clock.pass(Duration.ofSeconds(11));
    assertThat(subject(rotated).value()).isEqualTo("acc-1");
    assertThat(issuer.fetches()).isEqualTo(2);
  }

  @Test
  void knownKeysStayInUseWhileTheSetCannotBeFetched() {
    subjectOf(issuer.token("acc-1", NOW));
    issuer.goDown();
    Instant later = NOW.plus(Duration.ofHours(3));
    clock.pass(Duration.between(NOW, later));
    assertThat(subject(issuer.token("acc-1", later)).value()).isEqualTo("acc-1");
    assertThat(issuer.fetches()).as("it was tried").isEqualTo(2);
  }

  @Test
  void aKeyThatIsPublishedNoMoreIsRefusedOnceTheSetIsOld() {
    String old = issuer.signed(Issuer.claims("acc-1", NOW, lives(600)), jws -> {});
    subjectOf(old);
    var kept = issuer.key();
    issuer.rotate();
    Instant later = NOW.plus(Duration.ofHours(1));
    clock.pass(Duration.between(NOW, later));
    String token =
        issuer.signed(
            Issuer.claims("acc-1", later, claims -> {}),
            jws -> {
              jws.setKey(kept.getPrivateKey());
              jws.setKeyIdHeaderValue(kept.getKeyId());
            });
    assertThatThrownBy(() -> subject(token))
        .isInstanceOfAny(TokenRefused.class, KeysUnavailable.class);
  }

  @Test
  void withoutAnyKeyTheErrorTellsWhenToTryAgain() {
    issuer.goDown();
    String token = issuer.token("acc-1", NOW);
    assertThatThrownBy(() -> subject(token))
        .isInstanceOfSatisfying(
            KeysUnavailable.class, e -> assertThat(e.retryAfter().orElseThrow()).isPositive());
    issuer.comeBack();
    clock.pass(Duration.ofSeconds(11));
    assertThat(subject(token).value()).isEqualTo("acc-1");
  }

  private static Consumer<JwtClaims> lives(long seconds) {
    return claims -> claims.setExpirationTime(at(seconds));
  }

  private static NumericDate at(long secondsFromNow) {
    return NumericDate.fromSeconds(NOW.getEpochSecond() + secondsFromNow);
  }

  private void refused(String why, Consumer<JwtClaims> change) {
    assertRefused(issuer.token("acc-1", NOW, change), why);
  }

  private void assertRefused(String token, String why) {
    assertThatThrownBy(() -> subject(token))
        .isInstanceOf(TokenRefused.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("acc-1");
  }

  private Subject subject(String token) {
    return check.check(new Secret<>(token));
  }

  private void subjectOf(String token) {
    assertThat(subject(token)).isNotNull();
  }
}
