package dev.doorman.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The OpenAPI file, as the judge of answers. */
public final class Contract {
  private static final String ID = "urn:doorman:deletion-api";
  private static final JsonNode FILE = read();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder -> builder.schemas(Map.of(ID, FILE.toString())));

  private Contract() {}

  private static JsonNode read() {
    try {
      Object yaml =
          new YAMLMapper()
              .readValue(Path.of("docs/deletion-api/openapi.yaml").toFile(), Object.class);
      return new ObjectMapper().valueToTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer with every field that some state requires. */
  public static ObjectNode whole(String state) {
    return new ObjectMapper()
        .createObjectNode()
        .put("id", "dr-1")
        .put("state", state)
        .put("createdAt", "2026-01-01T10:00:00Z")
        .put("withdrawable", true)
        .put("account", "m•••@example.com")
        .put("verifiedUntil", "2026-01-01T10:20:00Z")
        .put("acceptedAt", "2026-01-01T10:06:00Z")
        .put("expectedBy", "2026-01-22");
  }

  /** Checks an answer to a call. */
  static void check(String method, String path, HttpResponse<String> response) {
    String call =
        "/paths/" + path.replace("/", "~1") + "/" + method + "/responses/" + response.statusCode();
    JsonNode expected = FILE.at(call);
    assertThat(expected.isObject())
        .as("%s %s may answer %d: %s", method, path, response.statusCode(), response.body())
        .isTrue();
    String at = call;
    if (expected.has("$ref")) {
      at = expected.path("$ref").asText().substring(1);
      expected = FILE.at(at);
    }
    String type = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    assertThat(expected.path("content").has(type)).as("the media type %s", type).isTrue();
    if (expected.at("/headers/Retry-After/required").asBoolean()) {
      assertThat(response.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
    }
    assertThat(breaches(at + "/content/" + type.replace("/", "~1") + "/schema", response.body()))
        .as("%s", response.body())
        .isEmpty();
    if (type.equals("application/problem+json")) {
      checkProblem(response);
    }
  }

  private static void checkProblem(HttpResponse<String> response) {
    JsonNode problem;
    try {
      problem = new ObjectMapper().readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(problem.path("status").asInt()).isEqualTo(response.statusCode());
    String type = problem.path("type").asText();
    assertThat(type).startsWith("urn:doorman:problem:");
    assertThat(FILE.at("/components/schemas/Problem/properties/type/description").asText())
        .contains(type.substring(type.lastIndexOf(':') + 1) + " (" + response.statusCode() + ")");
  }

  /** Checks an event that was sent to a webhook. */
  public static void checkEvent(String body) {
    assertThat(breaches("/components/schemas/DeletionEvent", body)).as("%s", body).isEmpty();
  }

  /** Whether this is an answer about a request as the contract has it. */
  public static boolean isDeletionRequest(String body) {
    return breaches("/components/schemas/DeletionRequest", body).isEmpty();
  }

  private static List<Error> breaches(String at, String body) {
    Schema schema = REGISTRY.getSchema(SchemaLocation.of(ID + "#" + at));
    return schema.validate(
        body,
        InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }
}
