package dev.doorman.knowledge.fulltext;

import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.SectionRef;
import dev.doorman.knowledge.fulltext.Analysis.Joined;
import dev.doorman.knowledge.fulltext.TokenList.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;

/** Makes Lucene's document of a section. */
final class SectionDocument {
  /** The languages that the section's article has. */
  static final String LANGUAGES = "languages";

  private static final FieldType TYPE = new FieldType();

  static {
    TYPE.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    TYPE.setTokenized(true);
    TYPE.freeze();
  }

  private final Analysis analysis;
  private final SectionRef ref;
  private final Document document = new Document();
  private final Set<String> stems;

  private SectionDocument(Analysis analysis, SectionRef ref, String text) {
    this.analysis = analysis;
    this.ref = ref;
    List<Token> heading = add(Zone.HEADING, ref.section().heading());
    List<Token> body = add(Zone.TEXT, text);
    stems =
        Stream.concat(heading.stream(), body.stream()).map(Token::stem).collect(Collectors.toSet());
  }

  /**
   * @param text the section's, as excerpts are cut from it
   * @param languages that the article has
   */
  static Document of(Analysis analysis, SectionRef ref, String text, Collection<String> languages) {
    var made = new SectionDocument(analysis, ref, text);
    made.add(Zone.MORE, made.more());
    languages.forEach(
        language -> made.document.add(new StringField(LANGUAGES, language, Field.Store.NO)));
    return made.document;
  }

  private String more() {
    Article article = ref.article();
    List<String> more = new ArrayList<>();
    more.add(article.title());
    Stream.concat(Stream.of(ref.section().anchor()), ref.section().parts().keySet().stream())
        .distinct()
        .forEach(anchor -> more.addAll(article.questionsOf(anchor)));
    pictures(ref.section().blocks()).forEach(more::add);
    for (Set<String> group : article.synonyms()) {
      if (group.stream().anyMatch(this::says)) {
        more.addAll(group);
      }
    }
    return String.join("\n", more);
  }

  private boolean says(String words) {
    List<Token> tokens = analysis.asked(words);
    return !tokens.isEmpty() && tokens.stream().map(Token::stem).allMatch(stems::contains);
  }

  private static Stream<String> pictures(List<Block> blocks) {
    return blocks.stream()
        .flatMap(
            block ->
                switch (block) {
                  case Block.Picture(var image) -> Stream.of(image.alt());
                  case Block.Aside aside -> pictures(aside.blocks());
                  case Block.Steps steps -> inItems(steps.items());
                  case Block.Bullets(var items) -> inItems(items);
                  case Block.Checklist(var items) -> inItems(items);
                  case Block.Paragraph paragraph -> Stream.empty();
                  case Block.Table table -> Stream.empty();
                  case Block.Code code -> Stream.empty();
                });
  }

  private static Stream<String> inItems(List<Block.Item> items) {
    return items.stream().flatMap(item -> pictures(item.blocks()));
  }

  private List<Token> add(Zone zone, String text) {
    List<Token> tokens = analysis.indexed(text);
    List<Entry> words = new ArrayList<>();
    List<Entry> stemmed = new ArrayList<>();
    List<Entry> joined = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      words.add(new Entry(token.word(), token.start(), token.end(), i));
      stemmed.add(new Entry(token.stem(), token.start(), token.end(), i));
    }
    for (Joined one : analysis.joined(tokens)) {
      int start = tokens.get(one.from()).start();
      joined.add(new Entry(one.stem(), start, tokens.get(one.to()).end(), one.from()));
    }
    field(zone.words(), words);
    field(zone.stems(), stemmed);
    field(zone.joined(), joined);
    return tokens;
  }

  private void field(String name, List<Entry> entries) {
    TokenStream terms = new TokenList(entries);
    document.add(new Field(name, terms, TYPE));
  }

  /** The text that a section is searched and cut for excerpts by. */
  static String text(SectionRef ref) {
    return PlainText.of(ref.section().blocks());
  }
}
