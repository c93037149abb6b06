package dev.doorman.conversation.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The wire protocol's schema of an event's body. */
public final class WireSchema {
  private static final Schema BODY = load();

  private WireSchema() {}

  private static Schema load() {
    try (InputStream in = WireSchema.class.getResourceAsStream("/schema/doorman.v1.schema.json")) {
      String wire = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var registry =
          SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              builder -> builder.schemas(Map.of("urn:doorman:wire:v1", wire)));
      return registry.getSchema("{\"$ref\":\"urn:doorman:wire:v1#/$defs/body\"}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails where the body is none by the schema. */
  public static void assertThatItIsABody(String json) {
    assertThat(errors(json)).as(json).isEmpty();
  }

  static List<Error> errors(String json) {
    return BODY.validate(json, InputFormat.JSON);
  }
}
