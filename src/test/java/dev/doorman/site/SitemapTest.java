package dev.doorman.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SitemapTest {
  private static final Library LIBRARY = KnowledgeFolder.read(Path.of("knowledge")).library();
  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  private static Document map() throws Exception {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    String text = Sitemap.of(TestSite.ORIGIN, LIBRARY);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  void everyArticleInEveryLanguageIsThereOnceWithItsDay() throws Exception {
    assertThat(LIBRARY.articles()).hasSizeGreaterThanOrEqualTo(6);
    List<Element> urls = elements(map().getElementsByTagNameNS("*", "url"));
    List<String> places =
        urls.stream()
            .map(url -> elements(url.getElementsByTagNameNS("*", "loc")).getFirst())
            .map(Element::getTextContent)
            .toList();
    assertThat(places).doesNotHaveDuplicates().contains(TestSite.ORIGIN + "/help");
    for (Article article : LIBRARY.articles()) {
      assertThat(places).contains(TestSite.ORIGIN + Paths.own(article));
    }
    assertThat(urls)
        .allSatisfy(
            url ->
                assertThat(
                        LocalDate.parse(
                            elements(url.getElementsByTagNameNS("*", "lastmod"))
                                .getFirst()
                                .getTextContent()))
                    .isAfter("2026-01-01"));
  }

  @Test
  void languagesNameEachOtherAndThemselves() throws Exception {
    for (Element url : elements(map().getElementsByTagNameNS("*", "url"))) {
      String place = elements(url.getElementsByTagNameNS("*", "loc")).getFirst().getTextContent();
      List<Element> links = elements(url.getElementsByTagNameNS(XHTML, "link"));
      assertThat(links)
          .extracting(link -> link.getAttribute("hreflang"))
          .containsExactlyInAnyOrder("en", "es", "id", "hi", "zh-Hans", "ar", "x-default");
      assertThat(links).extracting(link -> link.getAttribute("href")).contains(place);
    }
  }
}
