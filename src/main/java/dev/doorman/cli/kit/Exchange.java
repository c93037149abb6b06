package dev.doorman.cli.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request and its answer.
 *
 * @param path below the API's address
 * @param sent the request's headers, without the credentials
 * @param headers of the answer, by name in lower case
 */
record Exchange(
    String method,
    String path,
    Map<String, String> sent,
    String body,
    int status,
    Map<String, String> headers,
    String answer) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Exchange {
    sent = new TreeMap<>(sent);
    headers = new TreeMap<>(headers);
  }

  /** The answer's body; a missing node where it is no JSON. */
  JsonNode json() {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** A text of the answer; empty where there is none of this name. */
  String text(String name) {
    JsonNode value = json().path(name);
    return value.isTextual() ? value.textValue() : "";
  }

  String mediaType() {
    return headers.getOrDefault("content-type", "").split(";", 2)[0].strip();
  }

  /** The last part of the problem's type. */
  String problem() {
    return text("type").replace("urn:doorman:problem:", "");
  }

  /** For people, as HTTP looks. */
  String print() {
    var text = new StringBuilder();
    text.append("> ").append(method).append(' ').append(path).append('\n');
    sent.forEach((name, value) -> line(text, "> " + name + ": " + value));
    body.lines().forEach(one -> line(text, "> " + one));
    line(text, "< " + status);
    for (String name : new String[] {"content-type", "retry-after"}) {
      if (headers.containsKey(name)) {
        line(text, "< " + name + ": " + headers.get(name));
      }
    }
    answer.lines().limit(40).forEach(one -> line(text, "< " + one));
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line.length() > 500 ? line.substring(0, 500) + "…" : line).append('\n');
  }
}
