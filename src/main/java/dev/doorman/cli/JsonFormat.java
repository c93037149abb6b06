package dev.doorman.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.answer.Answer;
import dev.doorman.answer.Citation;
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
    line.put("safety", asked.understanding().safety().name().toLowerCase(Locale.ROOT));
    line.put("answered", asked.outcome() instanceof Answer);
    line.put("confidence", asked.outcome().confidence());
    line.put("text", TextFormat.text(asked.outcome()));
    var citations = line.putArray("citations");
    for (Citation citation : citations(asked)) {
      citations
          .addObject()
          .put("article", citation.article().value())
          .put("section", citation.section());
    }
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

  private static List<Citation> citations(Asked asked) {
    return switch (asked.outcome()) {
      case Answer answer -> answer.citations();
      case Unknown unknown -> List.of();
    };
  }
}
