package dev.doorman.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The sandbox's mailbox as its readers see it, over HTTP.
 *
 * @param server the server's address
 */
public record Mailbox(URI server) {
  /** All mails to an address, newest first. */
  public JsonNode mails(String address) {
    String path = URLEncoder.encode(address, StandardCharsets.UTF_8).replace("+", "%20");
    try {
      return new ObjectMapper()
          .readTree(Browser.open(server.resolve("/sandbox/mailbox/" + path)).body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON", e);
    }
  }

  public int count(String address) {
    return mails(address).size();
  }

  /** The code of the newest mail. */
  public String code(String address) {
    return mails(address).path(0).path("code").asText();
  }

  /** Six digits that are not the code of the newest mail. */
  public String wrongCode(String address) {
    return code(address).equals("000000") ? "000001" : "000000";
  }
}
