package dev.doorman.knowledge.embedding;

import dev.doorman.knowledge.embedding.Protobuf.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * An operation in an ONNX graph ({@code NodeProto} of onnx.proto).
 *
 * @param inputs names of tensors
 * @param outputs names of tensors
 * @param rest what else it is made of: operation, domain, attributes
 */
record Node(List<String> inputs, List<String> outputs, List<Field> rest) {
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int OPERATION = 4;
  private static final int ATTRIBUTE = 5;
  private static final int DOMAIN = 7;

  /** Fields of an attribute, and the code of its type. */
  private static final int NAME = 1;

  private static final int INTS = 8;
  private static final int TYPE = 20;
  private static final long TYPE_INTS = 7;

  static Node read(Field field) {
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    List<Field> rest = new ArrayList<>();
    for (Field each : Protobuf.fields(field.value())) {
      if (each.number() == INPUT) {
        inputs.add(each.text());
      } else if (each.number() == OUTPUT) {
        outputs.add(each.text());
      } else {
        rest.add(each);
      }
    }
    return new Node(inputs, outputs, rest);
  }

  static Node of(String operation, List<String> inputs, String output) {
    return new Node(inputs, List.of(output), List.of(Field.of(OPERATION, operation)));
  }

  Node in(String domain) {
    return with(Field.of(DOMAIN, domain));
  }

  /** Along the last dimension only. */
  Node alongRows() {
    return with(
        Field.of(
            ATTRIBUTE,
            Protobuf.message(
                List.of(Field.of(NAME, "axes"), Field.of(INTS, -1), Field.of(TYPE, TYPE_INTS)))));
  }

  private Node with(Field more) {
    List<Field> fields = new ArrayList<>(rest);
    fields.add(more);
    return new Node(inputs, outputs, fields);
  }

  boolean is(String operation) {
    return rest.stream()
        .anyMatch(field -> field.number() == OPERATION && field.text().equals(operation));
  }

  String output() {
    return outputs.getFirst();
  }

  Field write(int number) {
    List<Field> fields = new ArrayList<>();
    inputs.forEach(input -> fields.add(Field.of(INPUT, input)));
    outputs.forEach(output -> fields.add(Field.of(OUTPUT, output)));
    fields.addAll(rest);
    return Field.of(number, Protobuf.message(fields));
  }
}
