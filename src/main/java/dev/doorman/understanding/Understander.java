package dev.doorman.understanding;

import dev.doorman.dialogue.Checked;
import dev.doorman.dialogue.Intent;
import dev.doorman.dialogue.Safety;
import dev.doorman.dialogue.Understanding;
import dev.doorman.dialogue.Understanding.Explicitness;
import dev.doorman.dialogue.Understanding.Matter;
import dev.doorman.dialogue.Understanding.Party;
import dev.doorman.dialogue.Understanding.Polarity;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.CommonWords;
import dev.doorman.knowledge.Embeddings;
import dev.doorman.knowledge.KnowledgeException;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.OtherNames;
import dev.doorman.knowledge.Problem;
import dev.doorman.knowledge.Spelling;
import dev.doorman.understanding.SafetyReading.Naming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what a customer's text is for: by the nearest example utterance, and by cues that tell a
 * wish from a question, a denial from a wish, and somebody else's account from one's own.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Understander {
  /** From this nearness on a text is the line that it is compared with. */
  private static final double SAME = 0.97;

  private static final Pattern FILE = Pattern.compile("intents/([A-Za-z-]+)\\.yaml");

  private final Map<String, Language> languages = new HashMap<>();
  private final Library library;
  private final Map<Article, OtherNames> others = new ConcurrentHashMap<>();

  /** One language's cues, and its examples ready to be compared. */
  private record Language(
      Cues cues,
      Classifier<Intent> classifier,
      ChecklistCues checklist,
      SafetyReading safety,
      RemarkCues remarks,
      OtherProducts products,
      Classifier<Boolean> unanswered,
      Spelling spelling,
      List<String> offTopic) {
    /** A text in plain words, with its typos mended. */
    String plain(String text) {
      return spelling.mend(Wording.plain(text));
    }

    /** Whether a text asks something; in plain words. */
    boolean asks(String plain) {
      return Reading.isQuestion(plain, cues) || safety.supposes(plain);
    }
  }

  /**
   * Reads the example utterances of every language in the folder.
   *
   * @throws KnowledgeException with every fault of every file, or where there are none in English
   */
  public Understander(KnowledgeFolder folder, Library library, Embeddings embedder) {
    this.library = library;
    List<Problem> problems = new ArrayList<>();
    folder
        .intents()
        .forEach(
            (file, text) -> {
              Matcher name = FILE.matcher(file);
              if (!name.matches()) {
                problems.add(
                    new Problem(file, 0, "name the file after its language, as intents/en.yaml"));
                return;
              }
              int before = problems.size();
              String language = Locale.forLanguageTag(name.group(1)).getLanguage();
              Examples examples = ExamplesReader.read(file, language, text, problems);
              if (problems.size() == before) {
                languages.put(
                    language,
                    new Language(
                        examples.cues(),
                        classifier(examples.utterances(), embedder, language),
                        examples.checklist(),
                        new SafetyReading(
                            examples.safety(),
                            examples.wish(),
                            wishes(examples, language),
                            classifier(examples.safety().examples(), embedder, language)),
                        examples.remarks(),
                        new OtherProducts(
                            language, examples.account(), examples.cues(), articles(language)),
                        classifier(Map.of(true, unanswered(language)), embedder, language),
                        spelling(examples, embedder, language),
                        examples.utterances().getOrDefault(Intent.OFF_TOPIC, List.of())));
              }
            });
    String fallback = Library.DEFAULT_LOCALE.getLanguage();
    if (problems.isEmpty() && !languages.containsKey(fallback)) {
      problems.add(new Problem("intents/" + fallback + ".yaml", 0, "this file is missing"));
    }
    if (!problems.isEmpty()) {
      throw new KnowledgeException(problems);
    }
  }

  /** What a text is for; a blank one is a question of no confidence. */
  public Understanding understand(String text, Locale locale) {
    Language language = language(locale);
    String plain = language.plain(text);
    Understanding read = read(text, plain, locale, language);
    return read.with(safety(text, plain, locale, read))
        .with(language.remarks().in(text))
        .with(language.safety().isExplicit(plain) ? Explicitness.EXPLICIT : Explicitness.IMPLICIT);
  }

  /** Whether a text is about deleting an account and says nothing else, in whatever form. */
  public boolean isOnlyAboutDeleting(String text, Locale locale) {
    Language language = language(locale);
    return language.safety().naming(language.plain(text)) == Naming.ALONE;
  }

  /** Whether a text asks what deleting leads to, or whether it is needed. */
  public boolean supposes(String text, Locale locale) {
    Language language = language(locale);
    return language.safety().supposes(language.plain(text));
  }

  /** Whether a text asks something, by its words or by a question mark. */
  public boolean asks(String text, Locale locale) {
    Language language = language(locale);
    return language.asks(language.plain(text));
  }

  /**
   * Whether the steps of deleting may be the answer to a text: not where something in it speaks of
   * somebody else, of loss or of haste, nor where it tells a story.
   */
  public boolean maySayHow(String text, Locale locale) {
    Language language = language(locale);
    String plain = language.plain(text);
    return language.safety().maySayHow(plain, language.cues(), language.asks(plain));
  }

  /** Danger is told of in each language that the text may be in; a doubt, in that of the wish. */
  private Safety safety(String text, String plain, Locale locale, Understanding read) {
    Language language = language(locale);
    Map<String, Integer> common = CommonWords.counts(text);
    int own = common.getOrDefault(locale.getLanguage(), 0);
    Safety clear =
        Stream.concat(
                Stream.of(language),
                languages.entrySet().stream()
                    .filter(other -> common.getOrDefault(other.getKey(), 0) > own)
                    .map(Map.Entry::getValue))
            .map(each -> each.safety().clear(text))
            .filter(safety -> !safety.isNone())
            .findFirst()
            .orElse(Safety.NONE);
    return clear.isNone() && isDoubtful(plain, read, language) ? Safety.DOUBT : clear;
  }

  private static boolean isDoubtful(String plain, Understanding read, Language language) {
    Cues cues = language.cues();
    return read.matter() == Matter.NONE
        && (language.safety().isDoubtful(plain, read)
            || (Reading.isQuestion(plain, cues) && language.safety().isStory(plain, cues)));
  }

  /** The examples of what the dialogue acts on, in the form in which danger is looked for. */
  private static Set<String> wishes(Examples examples, String language) {
    return Stream.of(Intent.DELETE_ACCOUNT, Intent.DEACTIVATE_ACCOUNT, Intent.AFFIRM, Intent.DENY)
        .flatMap(intent -> examples.utterances().getOrDefault(intent, List.of()).stream())
        .map(said -> SafetyCues.plain(said, language))
        .collect(Collectors.toSet());
  }

  private Understanding read(String text, String plain, Locale locale, Language language) {
    if (plain.isEmpty()) {
      return new Understanding(Intent.QUESTION, 0, Polarity.PLAIN, Party.SELF);
    }
    Cues cues = language.cues();
    Party party = cues.has(Cue.SOMEONE_ELSE, plain) ? Party.SOMEONE_ELSE : Party.SELF;
    Naming naming = language.safety().naming(plain);
    boolean asks = language.asks(plain);
    Optional<String> bare = language.safety().bare(plain);
    Reading reading = wished(plain, bare, naming, asks, language);
    String wished = bare.orElse(text);
    Matter other = outside(naming == Naming.ALONE ? wished : text, plain, reading, language);
    if (other != Matter.NONE) {
      return outside(reading, party, other);
    }
    boolean wish = reading.isWish() || (cues.namesAny(plain) && !asks);
    if (wish && party == Party.SELF && isAboutOtherProduct(wished, locale)) {
      return outside(reading, party, Matter.OTHER_PRODUCT);
    }
    String said = Wording.open(cues.withoutFiller(Wording.open(plain)));
    Checked checked = asks ? new Checked.Nothing() : language.checklist().read(said);
    return new Understanding(
        reading.intent(),
        reading.confidence(),
        reading.polarity(),
        party,
        matter(said, cues),
        checked);
  }

  /**
   * The reading of a text; where it wishes for nothing but deleting, and gives reasons for it that
   * explain themselves, that of the wish without them: a reason may name another brand, or say that
   * one signed out. What the whole text asks is asked without its reasons too.
   *
   * @param bare the text without its reasons, if it has some
   * @param asks whether the text asks something
   */
  private static Reading wished(
      String plain, Optional<String> bare, Naming naming, boolean asks, Language language) {
    Cues cues = language.cues();
    Reading whole =
        Reading.of(plain, cues, language.classifier(), asks).orWish(naming, plain, cues, asks);
    if (naming != Naming.ALONE
        || whole.isDeletion()
        || Reading.endsAsking(plain, cues)
        || language.safety().supposes(plain)
        || cues.denies(Intent.DELETE_ACCOUNT, plain)
        || cues.denies(Intent.DEACTIVATE_ACCOUNT, plain)) {
      return whole;
    }
    return bare.filter(rest -> !Reading.hasQuestion(rest, cues))
        .map(
            rest ->
                Reading.of(rest, cues, language.classifier(), false)
                    .orWish(naming, rest, cues, false))
        .filter(Reading::isDeletion)
        .orElse(whole);
  }

  /** A question about something that the articles do not answer. */
  private static Understanding outside(Reading reading, Party party, Matter matter) {
    return new Understanding(
        Intent.QUESTION,
        reading.confidence(),
        Polarity.PLAIN,
        party,
        matter,
        new Checked.Nothing());
  }

  /**
   * What is looked at before intents are: another product's account, and what an article says that
   * it does not answer. A wish is such a line where it comes nearer to it than to any wish.
   */
  private Matter outside(String text, String plain, Reading reading, Language language) {
    if (language.products().areIn(text)) {
      return Matter.UNKNOWN_PRODUCT;
    }
    double line = language.unanswered().near(Wording.open(plain)).getOrDefault(true, 0.0);
    boolean same = line >= SAME;
    boolean acts = reading.begins() || reading.intent() == Intent.SWITCH_ACCOUNT;
    return same || (acts && reading.confidence() < 1 && line > reading.nearness())
        ? Matter.UNANSWERED
        : Matter.NONE;
  }

  /** The articles that a text in a language is about, and those in the default one. */
  private List<Article> articles(String language) {
    return library.articles().stream()
        .filter(article -> isIn(article, language) || isDefault(article.locale().getLanguage()))
        .toList();
  }

  private List<String> unanswered(String language) {
    return articles(language).stream()
        .filter(article -> isIn(article, language))
        .flatMap(article -> article.unanswered().stream())
        .map(line -> Wording.open(Wording.plain(line)))
        .toList();
  }

  private static boolean isIn(Article article, String language) {
    return article.locale().getLanguage().equals(language);
  }

  private static Matter matter(String said, Cues cues) {
    if (cues.has(Cue.MINOR, said)) {
      return Matter.MINOR;
    }
    if (cues.has(Cue.WAIT, said)) {
      return Matter.WAITS;
    }
    return cues.has(Cue.CAPABILITIES, said) ? Matter.CAPABILITIES : Matter.NONE;
  }

  /** What customers say that is about nothing at hand, in all languages. */
  public List<String> offTopic() {
    return languages.values().stream().flatMap(language -> language.offTopic().stream()).toList();
  }

  /** Only the model's own language can be mended, as only its words are known. */
  private static Spelling spelling(Examples examples, Embeddings embedder, String language) {
    return isDefault(language)
        ? new Spelling(
            examples.utterances().values().stream().flatMap(List::stream).toList(),
            embedder::isWord)
        : new Spelling(List.of(), word -> true);
  }

  private static <K> Classifier<K> classifier(
      Map<K, List<String>> examples, Embeddings embedder, String language) {
    return isDefault(language)
        ? new MeaningClassifier<>(examples, embedder)
        : new WordClassifier<>(examples, language);
  }

  private static boolean isDefault(String language) {
    return language.equals(Library.DEFAULT_LOCALE.getLanguage());
  }

  private Language language(Locale locale) {
    Language own = languages.get(locale.getLanguage());
    Language fallback = languages.get(Library.DEFAULT_LOCALE.getLanguage());
    return own != null ? own : Objects.requireNonNull(fallback);
  }

  private boolean isAboutOtherProduct(String text, Locale locale) {
    return library
        .deletionArticle(locale)
        .map(article -> others.computeIfAbsent(article, OtherNames::new).areAllIn(text))
        .orElse(false);
  }
}
