package dev.doorman.conversation.jdbc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.doorman.dialogue.Contact;
import dev.doorman.dialogue.Effect;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Line;
import dev.doorman.dialogue.State;
import dev.doorman.dialogue.State.Caution;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The dialogue's state and effects as JSON. A field that this version does not know is left; one
 * that it misses is a fault, as nothing about a deletion may be guessed.
 */
public final class StateJson {
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Named {}

  /** An ending that there is not is not written either. */
  private interface Ending {
    @SuppressWarnings("unused") // Jackson reads what it is annotated with.
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    Optional<Line> ending();

    @SuppressWarnings("unused") // Jackson reads what it is annotated with.
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Untroubled.class)
    Contact contact();
  }

  /** No trouble and no link is not written either. */
  @SuppressWarnings("EqualsHashCode") // Jackson asks equals whether to leave a value out.
  private static final class Untroubled {
    @Override
    public boolean equals(Object other) {
      return Contact.UNTROUBLED.equals(other);
    }

    @Override
    public int hashCode() {
      return Contact.UNTROUBLED.hashCode();
    }
  }

  /** The field for what was said since the customer told of danger. */
  private static final String SINCE_DANGER = "sinceDanger";

  private static final ObjectMapper JSON = mapper();

  private StateJson() {}

  private static ObjectMapper mapper() {
    var mapper =
        new ObjectMapper()
            .registerModule(new Jdk8Module())
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
    mapper.addMixIn(State.class, Ending.class);
    for (Class<?> closed : Set.of(Flow.class, Effect.class)) {
      mapper.addMixIn(closed, Named.class);
      for (Class<?> type : records(closed)) {
        mapper.registerSubtypes(new NamedType(type, type.getSimpleName()));
      }
    }
    return mapper;
  }

  private static Set<Class<?>> records(Class<?> closed) {
    Set<Class<?>> found = new LinkedHashSet<>();
    for (Class<?> type : closed.getPermittedSubclasses()) {
      if (type.isRecord()) {
        found.add(type);
      } else {
        found.addAll(records(type));
      }
    }
    return found;
  }

  /** The kinds of effects that this version knows, as they are written. */
  static List<String> effectKinds() {
    return records(Effect.class).stream().map(Class::getSimpleName).toList();
  }

  static String write(Object stateOrEffect) {
    try {
      if (stateOrEffect instanceof State state && state.caution() == Caution.NONE) {
        // Nothing is kept in mind, and nothing is written, as before anything could be.
        ObjectNode fields = JSON.valueToTree(state);
        fields.remove("caution");
        return fields.toString();
      }
      if (stateOrEffect instanceof State state && state.caution() != Caution.DANGER) {
        // An earlier version knows of danger only, and passes over what was said since.
        ObjectNode fields = JSON.valueToTree(state);
        fields.put("caution", Caution.DANGER.name());
        fields.put(SINCE_DANGER, state.caution().name());
        return fields.toString();
      }
      return JSON.writeValueAsString(stateOrEffect);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The state that was written. */
  public static State state(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode fields) {
        // States stored before endings were remembered remember none.
        fields.putIfAbsent("ending", JSON.nullNode());
        // Nor do those from before danger was kept in mind keep any.
        fields.putIfAbsent("caution", JSON.getNodeFactory().textNode(Caution.NONE.name()));
        JsonNode since = fields.get(SINCE_DANGER);
        if (since != null) {
          fields.set("caution", since);
        }
        // Nor do they know of trouble with the deletion API.
        fields.putIfAbsent("contact", JSON.valueToTree(Contact.UNTROUBLED));
        return JSON.treeToValue(fields, State.class);
      }
      throw new IllegalStateException("a stored State is no JSON object");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored State cannot be read", e);
    }
  }

  static Effect effect(String json) {
    return read(json, Effect.class);
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
    }
  }
}
