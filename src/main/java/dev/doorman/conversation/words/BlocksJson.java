package dev.doorman.conversation.words;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Image;
import dev.doorman.knowledge.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Blocks and spans in their form on the wire. */
final class BlocksJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private BlocksJson() {}

  static ArrayNode blocks(List<Block> blocks) {
    ArrayNode array = JSON.arrayNode();
    blocks.forEach(block -> array.add(block(block)));
    return array;
  }

  private static ObjectNode block(Block block) {
    ObjectNode node = JSON.objectNode();
    switch (block) {
      case Block.Paragraph(List<Span> spans) ->
          node.put("type", "paragraph").set("spans", spans(spans));
      case Block.Steps(List<Block.Item> items, int start) -> {
        node.put("type", "steps").set("items", items(items));
        if (start != 1) {
          node.put("start", start);
        }
      }
      case Block.Bullets(List<Block.Item> items) ->
          node.put("type", "bullets").set("items", items(items));
      case Block.Checklist(List<Block.Item> items) ->
          node.put("type", "checklist").set("items", items(items));
      case Block.Table table -> {
        node.put("type", "table").set("header", row(table.header()));
        ArrayNode rows = node.putArray("rows");
        table.rows().forEach(cells -> rows.add(row(cells)));
      }
      case Block.Code(String text, Optional<String> language) -> {
        node.put("type", "code").put("text", text);
        language.ifPresent(named -> node.put("language", named));
      }
      case Block.Picture(Image image) -> image(node.put("type", "image"), image);
      case Block.Aside aside -> {
        node.put("type", "aside").put("tone", aside.tone().name().toLowerCase(Locale.ROOT));
        if (!aside.title().isEmpty()) {
          node.set("title", spans(aside.title()));
        }
        node.set("blocks", blocks(aside.blocks()));
      }
    }
    return node;
  }

  private static ArrayNode items(List<Block.Item> items) {
    ArrayNode array = JSON.arrayNode();
    for (Block.Item item : items) {
      ObjectNode node = array.addObject();
      item.anchor().ifPresent(anchor -> node.put("id", anchor));
      node.set("spans", spans(item.spans()));
      if (!item.blocks().isEmpty()) {
        node.set("blocks", blocks(item.blocks()));
      }
    }
    return array;
  }

  private static ArrayNode row(List<List<Span>> cells) {
    ArrayNode array = JSON.arrayNode();
    cells.forEach(cell -> array.add(spans(cell)));
    return array;
  }

  static ArrayNode spans(List<Span> spans) {
    ArrayNode array = JSON.arrayNode();
    for (Span span : spans) {
      ObjectNode node = array.addObject().put("text", span.text());
      if (!span.marks().isEmpty()) {
        ArrayNode marks = node.putArray("marks");
        span.marks().stream()
            .sorted()
            .forEach(mark -> marks.add(mark.name().toLowerCase(Locale.ROOT)));
      }
      span.href().ifPresent(href -> node.put("href", href));
      span.image().ifPresent(image -> image(node.putObject("image"), image));
    }
    return array;
  }

  private static void image(ObjectNode node, Image image) {
    node.put("src", image.source()).put("alt", image.alt());
    image.size().ifPresent(size -> node.put("width", size.width()).put("height", size.height()));
  }
}
