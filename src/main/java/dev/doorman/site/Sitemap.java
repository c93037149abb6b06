package dev.doorman.site;

import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Library;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * All pages that search engines may list, by the protocol of sitemaps.org: each with the day of its
 * last change and its other languages (the xhtml links that search engines read there).
 */
final class Sitemap {
  private static final String SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  private final String origin;
  private final Library library;
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private Sitemap(String origin, Library library) throws XMLStreamException {
    this.origin = origin;
    this.library = library;
    this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  /**
   * @param origin of this server, without a slash at the end
   */
  static String of(String origin, Library library) {
    try {
      return new Sitemap(origin, library).write();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private String write() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("urlset");
    xml.writeDefaultNamespace(SITEMAP);
    xml.writeNamespace("xhtml", XHTML);
    List<Locale> languages = Paths.languages(library);
    for (Locale language : languages) {
      start(Paths.home(language), newest(language));
      for (Locale other : languages) {
        link(other.toLanguageTag(), Paths.home(other));
      }
      link("x-default", Paths.HELP);
      xml.writeEndElement();
    }
    for (Article article : library.articles()) {
      start(Paths.own(article), article.lastUpdated());
      for (Article other : library.articles()) {
        if (other.id().equals(article.id())) {
          link(other.locale().toLanguageTag(), Paths.own(other));
        }
      }
      link("x-default", Paths.article(article.id(), Optional.empty()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    return text.toString();
  }

  /** The list of articles changes when one of them does. */
  private Optional<LocalDate> newest(Locale language) {
    return library.articles().stream()
        .filter(article -> article.locale().equals(language))
        .flatMap(article -> article.lastUpdated().stream())
        .max(LocalDate::compareTo);
  }

  private void start(String path, Optional<LocalDate> changed) throws XMLStreamException {
    xml.writeStartElement("url");
    text("loc", origin + path);
    if (changed.isPresent()) {
      text("lastmod", changed.get().toString());
    }
  }

  private void text(String name, String value) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }

  private void link(String language, String path) throws XMLStreamException {
    xml.writeEmptyElement("xhtml:link");
    xml.writeAttribute("rel", "alternate");
    xml.writeAttribute("hreflang", language);
    xml.writeAttribute("href", origin + path);
  }
}
