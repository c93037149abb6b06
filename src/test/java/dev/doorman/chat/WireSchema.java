package dev.doorman.chat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The protocol's JSON Schema, as it is published. */
final class WireSchema {
  private static final String ID = "urn:doorman:wire:v1";
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, read())));

  static final Schema SERVER = part("serverFrame");
  static final Schema CLIENT = part("clientFrame");

  private WireSchema() {}

  private static Schema part(String name) {
    return REGISTRY.getSchema(SchemaLocation.of(ID + "#/$defs/" + name));
  }

  private static String read() {
    try (InputStream in = WireSchema.class.getResourceAsStream("/schema/doorman.v1.schema.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What in a frame breaks the schema; nothing for a good one. */
  static List<String> breaches(Schema schema, String frame) {
    return schema.validate(frame, InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage() + " in " + frame)
        .toList();
  }
}
