package dev.doorman.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.Section;
import dev.doorman.knowledge.Span;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuredDataTest {
  private static final Library LIBRARY = KnowledgeFolder.read(Path.of("knowledge")).library();
  private static final Frame FRAME = new TestSite().frame("/help/delete-or-deactivate");
  private static final String PAGE = TestSite.ORIGIN + "/help/delete-or-deactivate";

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  private static JsonNode of(String language) {
    Article article =
        LIBRARY.articles().stream()
            .filter(one -> one.locale().getLanguage().equals(language))
            .findFirst()
            .orElseThrow();
    return read(StructuredData.article(article, "In short.", FRAME));
  }

  private static List<JsonNode> ofType(JsonNode root, String type) {
    return StreamSupport.stream(root.path("@graph").spliterator(), false)
        .filter(node -> node.path("@type").asText().equals(type))
        .toList();
  }

  @Test
  void theArticleSaysWhatItIsAndWhenItChanged() {
    JsonNode article = ofType(of("en"), "Article").getFirst();
    assertThat(article.path("headline").asText())
        .isEqualTo("How to delete or deactivate your Mi Account");
    assertThat(article.path("description").asText()).isEqualTo("In short.");
    assertThat(article.path("inLanguage").asText()).isEqualTo("en");
    assertThat(LocalDate.parse(article.path("dateModified").asText())).isAfter("2026-01-01");
    assertThat(article.path("mainEntityOfPage").asText()).isEqualTo(PAGE);
    assertThat(article.at("/publisher/@type").asText()).isEqualTo("Organization");
    assertThat(article.at("/publisher/name").asText()).isEqualTo("Vendor");
  }

  @Test
  void listsOfStepsAreHowTosWithTheirNames() {
    List<JsonNode> howTos = ofType(of("en"), "HowTo");
    assertThat(howTos)
        .extracting(node -> node.path("name").asText())
        .containsExactly("Delete on your phone", "Delete on the website", "To sign out");
    JsonNode phone = howTos.getFirst();
    assertThat(phone.path("url").asText()).isEqualTo(PAGE + "#delete-on-your-phone");
    assertThat(phone.path("step")).hasSize(6);
    assertThat(phone.at("/step/2/@type").asText()).isEqualTo("HowToStep");
    assertThat(phone.at("/step/2/position").asInt()).isEqualTo(3);
    assertThat(phone.at("/step/2/text").asText()).isEqualTo("Tap Delete account.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "id", "hi", "zh", "ar"})
  void everyNodeHasWhatItsTypeAsksFor(String language) {
    JsonNode root = of(language);
    assertThat(root.path("@context").asText()).isEqualTo("https://schema.org");
    assertThat(ofType(root, "HowTo")).hasSize(3);
    for (JsonNode howTo : ofType(root, "HowTo")) {
      assertThat(howTo.path("name").asText()).isNotBlank().doesNotContain(":", "：");
      assertThat(howTo.path("step")).isNotEmpty();
      howTo.path("step").forEach(step -> assertThat(step.path("text").asText()).isNotBlank());
    }
    for (JsonNode question : ofType(root, "FAQPage").getFirst().path("mainEntity")) {
      assertThat(question.path("@type").asText()).isEqualTo("Question");
      assertThat(question.path("name").asText()).matches(".*[?？؟]");
      assertThat(question.at("/acceptedAnswer/@type").asText()).isEqualTo("Answer");
      assertThat(question.at("/acceptedAnswer/text").asText()).isNotBlank();
    }
    JsonNode trail = ofType(root, "BreadcrumbList").getFirst().path("itemListElement");
    assertThat(trail).hasSize(2);
    for (JsonNode place : trail) {
      assertThat(place.path("position").asInt()).isPositive();
      assertThat(place.path("name").asText()).isNotBlank();
      assertThat(place.path("item").asText()).startsWith(TestSite.ORIGIN + "/help");
    }
  }

  @Test
  void anArticleWithoutQuestionsOrStepsClaimsNone() {
    JsonNode root = read(StructuredData.article(article("Title", "Heading", "Text"), "", FRAME));
    assertThat(ofType(root, "FAQPage")).isEmpty();
    assertThat(ofType(root, "HowTo")).isEmpty();
    assertThat(ofType(root, "Article")).hasSize(1);
  }

  @Test
  void theListOfArticlesCanBeSearched() {
    JsonNode site = read(StructuredData.home(new TestSite().frame("/help")));
    assertThat(site.path("@type").asText()).isEqualTo("WebSite");
    assertThat(site.at("/potentialAction/target/urlTemplate").asText())
        .isEqualTo(TestSite.ORIGIN + "/help?q={query}");
    assertThat(site.at("/potentialAction/query-input").asText()).isEqualTo("required name=query");
  }

  static Stream<String> payloads() {
    return Payloads.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void noTextCanEndTheElementThatHoldsIt(String payload) {
    String json = StructuredData.article(article(payload, payload + "?", payload), payload, FRAME);
    assertThat(json).doesNotContain("<", ">", "&", "'", "\u2028", "\u2029");
    JsonNode root = read(json);
    JsonNode article = ofType(root, "Article").getFirst();
    assertThat(article.path("description").asText()).isEqualTo(payload);
    assertThat(ofType(root, "FAQPage").getFirst().at("/mainEntity/0/name").asText())
        .isEqualTo(payload + "?");
    assertThat(ofType(root, "FAQPage").getFirst().at("/mainEntity/0/acceptedAnswer/text").asText())
        .isEqualTo(payload.strip());
  }

  private static Article article(String title, String heading, String text) {
    List<Block> blocks = List.of(new Block.Paragraph(List.of(Span.plain(text))));
    return new Article(
        new ArticleId("hostile"),
        title,
        Locale.ENGLISH,
        LocalDate.of(2026, 1, 2),
        Optional.empty(),
        List.of(),
        "v1",
        List.of(),
        List.of(new Section("one", heading, blocks, Map.of())),
        Map.of(),
        List.of(),
        Optional.empty());
  }
}
