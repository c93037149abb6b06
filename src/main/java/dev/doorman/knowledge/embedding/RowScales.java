package dev.doorman.knowledge.embedding;

import dev.doorman.knowledge.embedding.Protobuf.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives every row its own scale where a quantised model multiplies matrices.
 *
 * <p>The published models round what goes into a multiplication to 8 bits with one scale for the
 * whole batch ({@code DynamicQuantizeLinear}). So a text's vector depends on the texts that happen
 * to be beside it: cosines of 0.98 to the vector that it has alone, which is enough to tip an
 * answer. With one scale for each row (each word piece) a text has the same vector in every batch,
 * and one nearer to that of the model before it was quantised. docs/speed.md has the figures.
 *
 * <p>What was {@code x → DynamicQuantizeLinear → MatMulInteger → Cast → Mul(scales)} becomes {@code
 * x → Div(row's scale) → QuantizeLinear → MatMulIntegerToFloat(column's scale) → Mul(row's scale)}.
 */
final class RowScales {
  /** Fields of a model: its graph, and the sets of operations that it uses. */
  private static final int GRAPH = 7;

  private static final int OPERATION_SET = 8;

  /** Fields of a graph: operations, and constant tensors. */
  private static final int NODE = 1;

  private static final int CONSTANT = 5;

  /** The runtime's own operations, beside ONNX's. */
  private static final String RUNTIME = "com.microsoft";

  /** Constants that are added. */
  private static final String INVERSE = "row_scales/inverse";

  private static final String TINY = "row_scales/tiny";
  private static final String ONE = "row_scales/one";
  private static final String MIDDLE = "row_scales/middle";

  /** Rows are rounded to -127 … 127, stored with 128 added: unsigned, as the fast kernels want. */
  private static final float MOST = 127;

  private static final int FLOAT = 1;
  private static final int BYTE = 2;

  private final List<Node> nodes;

  /** What was rounded, by the name of the rounded: the operation that did it. */
  private final Map<String, Node> rounded = new HashMap<>();

  /** The product of both scales, by its name: the operation that makes it. */
  private final Map<String, Node> products = new HashMap<>();

  private final Map<String, List<Node>> readers = new HashMap<>();

  private RowScales(List<Node> nodes) {
    this.nodes = nodes;
    for (Node node : nodes) {
      node.inputs().forEach(in -> readers.computeIfAbsent(in, key -> new ArrayList<>()).add(node));
      if (node.is("DynamicQuantizeLinear")) {
        rounded.put(node.output(), node);
      }
    }
    Set<String> scales =
        rounded.values().stream().map(node -> node.outputs().get(1)).collect(Collectors.toSet());
    for (Node node : nodes) {
      if (node.is("Mul") && node.inputs().stream().anyMatch(scales::contains)) {
        products.put(node.output(), node);
      }
    }
  }

  /**
   * The model with a scale for each row.
   *
   * @param model in ONNX format
   * @throws IllegalArgumentException where it is not quantised in the way described above
   */
  static byte[] in(byte[] model) {
    List<Field> fields = new ArrayList<>();
    for (Field field : Protobuf.fields(ByteBuffer.wrap(model))) {
      fields.add(field.number() == GRAPH ? graph(field) : field);
    }
    fields.add(
        Field.of(OPERATION_SET, Protobuf.message(List.of(Field.of(1, RUNTIME), Field.of(2, 1)))));
    return Protobuf.message(fields).array();
  }

  private static Field graph(Field graph) {
    List<Field> fields = Protobuf.fields(graph.value());
    List<Node> nodes =
        fields.stream().filter(field -> field.number() == NODE).map(Node::read).toList();
    List<Field> rewritten = new ArrayList<>();
    new RowScales(nodes).rewrite().forEach(node -> rewritten.add(node.write(NODE)));
    fields.stream().filter(field -> field.number() != NODE).forEach(rewritten::add);
    rewritten.add(constant(INVERSE, FLOAT, bytes(1 / MOST)));
    rewritten.add(constant(TINY, FLOAT, bytes(1e-9f)));
    rewritten.add(constant(ONE, FLOAT, bytes(1)));
    rewritten.add(constant(MIDDLE, BYTE, new byte[] {(byte) 128}));
    return Field.of(GRAPH, Protobuf.message(rewritten));
  }

  private List<Node> rewrite() {
    if (rounded.isEmpty()) {
      throw new IllegalArgumentException("this model is not quantised dynamically");
    }
    List<Node> rewritten = new ArrayList<>();
    for (Node node : nodes) {
      if (rounded.containsKey(node.output())) {
        round(node, rewritten);
      } else if (node.is("MatMulInteger")) {
        multiply(node, rewritten);
      } else if (!isReplaced(node)) {
        rewritten.add(node);
      }
    }
    return rewritten;
  }

  /** Casts of products of rounded matrices, and what gives those back their size. */
  private boolean isReplaced(Node node) {
    boolean casts =
        node.is("Cast")
            && readers.getOrDefault(node.output(), List.of()).stream().anyMatch(this::isRescaling);
    return casts || isRescaling(node) || products.containsKey(node.output());
  }

  private boolean isRescaling(Node node) {
    return node.is("Mul") && node.inputs().stream().anyMatch(products::containsKey);
  }

  private static void round(Node node, List<Node> out) {
    String from = node.inputs().getFirst();
    String to = node.output();
    String scale = node.outputs().get(1);
    out.add(Node.of("ReduceMax", List.of(from), to + "/most").alongRows());
    out.add(Node.of("ReduceMin", List.of(from), to + "/least").alongRows());
    out.add(Node.of("Neg", List.of(to + "/least"), to + "/opposite"));
    // Never 0, so that a row of nothing but zeros can be divided by it.
    out.add(Node.of("Max", List.of(to + "/most", to + "/opposite", TINY), to + "/size"));
    out.add(Node.of("Mul", List.of(to + "/size", INVERSE), scale));
    out.add(Node.of("Div", List.of(from, scale), to + "/scaled"));
    out.add(Node.of("QuantizeLinear", List.of(to + "/scaled", ONE, MIDDLE), to));
  }

  private void multiply(Node node, List<Node> out) {
    Node rounding = rounded.get(node.inputs().getFirst());
    Node cast = onlyReader(node);
    Node rescaling = onlyReader(cast);
    if (rounding == null || !cast.is("Cast") || !isRescaling(rescaling)) {
      throw new IllegalArgumentException("this model multiplies in a way that is not known");
    }
    String rows = rounding.outputs().get(1);
    String product = other(rescaling, cast.output());
    String columns = other(Objects.requireNonNull(products.get(product)), rows);
    String to = rescaling.output();
    out.add(
        Node.of(
                "MatMulIntegerToFloat",
                List.of(
                    rounding.output(),
                    node.inputs().get(1),
                    ONE,
                    columns,
                    MIDDLE,
                    node.inputs().get(3)),
                to + "/columns")
            .in(RUNTIME));
    out.add(Node.of("Mul", List.of(to + "/columns", rows), to));
  }

  private Node onlyReader(Node node) {
    List<Node> all = readers.getOrDefault(node.output(), List.of());
    if (all.size() != 1) {
      throw new IllegalArgumentException("this model is not laid out as expected");
    }
    return all.getFirst();
  }

  private static String other(Node node, String one) {
    return node.inputs().stream().filter(each -> !each.equals(one)).findFirst().orElseThrow();
  }

  private static Field constant(String name, int type, byte[] value) {
    return Field.of(
        CONSTANT,
        Protobuf.message(List.of(Field.of(2, type), Field.of(8, name), Field.of(9, value))));
  }

  private static byte[] bytes(float value) {
    return ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array();
  }
}
