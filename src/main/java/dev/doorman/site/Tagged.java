package dev.doorman.site;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Answers that are not sent again to who has them (RFC 9110, ETag and If-None-Match). */
final class Tagged {
  /** Of the hash: enough that two texts never have the same. */
  private static final int BYTES = 16;

  private Tagged() {}

  /** The text; or 304 without it, where the request names its tag. */
  static Response.ResponseBuilder answer(String text, String type, Request request) {
    EntityTag tag = tag(text);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged != null ? unchanged.tag(tag) : Response.ok(text).type(type).tag(tag);
  }

  /** Weak, for it stays the same where the text is sent compressed. */
  private static EntityTag tag(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new EntityTag(
          Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES)), true);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
