package dev.doorman.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.access.DeskProblem;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.Set;

/** A call to the desk's API that is refused, as a problem of RFC 9457 with a code. */
public final class DeskRefusal extends WebApplicationException {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_BYTES = 64 * 1024;

  /**
   * @param code for programs, as {@code unknown-chat}
   * @param detail for people: what is wrong and what to do
   */
  public DeskRefusal(int status, String code, String detail) {
    super(detail, DeskProblem.of(status, code, detail));
  }

  /**
   * The JSON object of a request's body.
   *
   * @param form what to send instead, for people
   * @param keys that it may have
   * @throws DeskRefusal where it is none, or longer than 64 kB
   */
  public static JsonNode object(byte[] body, String form, Set<String> keys) {
    JsonNode sent = object(body, form);
    sent.fieldNames()
        .forEachRemaining(
            name -> {
              if (!keys.contains(name)) {
                throw new DeskRefusal(
                    400, "bad-json", "There is a key that is not known here. Send " + form + ".");
              }
            });
    return sent;
  }

  private static JsonNode object(byte[] body, String form) {
    if (body.length > MOST_BYTES) {
      throw new DeskRefusal(413, "too-long", "The body is too long: at most 64 kB.");
    }
    try {
      JsonNode sent = MAPPER.readTree(body);
      if (sent != null && sent.isObject()) {
        return sent;
      }
    } catch (IOException e) {
      // Answered below, as any other body that is no object.
    }
    throw new DeskRefusal(400, "bad-json", "Send " + form + " as JSON.");
  }
}
