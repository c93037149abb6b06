package dev.doorman.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.answer.Answer;
import dev.doorman.answer.Citation;
import dev.doorman.answer.Maybe;
import dev.doorman.answer.Offer;
import dev.doorman.answer.Outcome;
import dev.doorman.answer.Unknown;
import dev.doorman.knowledge.Hit;
import java.util.List;
import java.util.Locale;

/** One line of JSON for a question. The names in it are fixed: programs read them. */
final class JsonFormat implements Ask.Format {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String of(Asked asked) {
    ObjectNode line = JSON.createObjectNode();
    line.put("question", asked.question());
    line.put("intent", asked.understanding().intent().id());
    line.put("intentConfidence", asked.understanding().confidence());
    line.put("acts", asked.acts());
    line.put("outcome", name(asked.outcome()));
    line.put("safety", asked.understanding().safety().name().toLowerCase(Locale.ROOT));
    line.put("answered", asked.outcome() instanceof Answer);
    line.put("confidence", asked.outcome().confidence());
    line.put("text", TextFormat.text(asked.outcome()));
    var citations = line.putArray("citations");
    citations(asked).forEach(citation -> add(citations, citation));
    var offered = line.putArray("offered");
    offered(asked).forEach(offer -> add(offered, offer.citation()));
    var ranked = line.putArray("ranked");
    for (Hit hit : asked.outcome().ranked()) {
      ranked
          .addObject()
          .put("article", hit.found().article().id().value())
          .put("section", hit.found().section().anchor())
          .put("score", hit.score());
    }
    line.put("micros", asked.took().toNanos() / 1_000);
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(ArrayNode list, Citation citation) {
    list.addObject().put("article", citation.article().value()).put("section", citation.section());
  }

  private static String name(Outcome outcome) {
    return switch (outcome) {
      case Answer answer -> "answer";
      case Maybe maybe -> "maybe";
      case Unknown unknown -> "unknown";
    };
  }

  private static List<Offer> offered(Asked asked) {
    return asked.outcome() instanceof Maybe maybe ? maybe.offered() : List.of();
  }

  private static List<Citation> citations(Asked asked) {
    return switch (asked.outcome()) {
      case Answer answer -> answer.citations();
      case Maybe maybe -> List.of();
      case Unknown unknown -> List.of();
    };
  }
}
