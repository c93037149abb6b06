package dev.doorman.answer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells a text that leans on what was said before it: "and on the website?". */
public final class FollowUp {
  private static final String SIGNS =
      "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}]";

  /** How each language refers back: words that join, and words that stand for something named. */
  private static final Map<String, Pattern> REFERS =
      Map.of(
          "en",
          words(
              "^(?:and|but|or|also|so|then|what about|how about|even|same (?:for|on|with))\\b"
                  + "|\\b(?:it|that|this|those|these|they|them|there|then|one|ones|both)\\b"
                  + "|\\b(?:too|either|as well|after|before|afterwards|next)\\W*$"),
          "es",
          words(
              "^(?:y|pero|o|entonces|tambi[eé]n|aunque|qu[eé] tal|lo mismo)\\b"
                  + "|\\b(?:eso|esto|ese|esa|ah[ií]|all[ií]|lo|las|los|ambos|ello)\\b"
                  + "|\\b(?:tambi[eé]n|tampoco|despu[eé]s|antes|luego|entonces)\\W*$"),
          "id",
          words(
              "^(?:dan|terus|trus|lalu|kalau|kalo|klo|gimana dengan|bagaimana dengan|tapi|atau)\\b"
                  + "|\\b(?:itu|ini|tersebut|situ|sana|keduanya|\\p{L}{3,}nya)\\b"
                  + "|\\b(?:juga|dulu|setelahnya|sesudahnya|lagi)\\W*$"),
          "hi",
          words(
              "^(?:और|पर|लेकिन|तो|फिर|या|aur|par|lekin|to|toh|phir|fir|ya)(?= )"
                  + "|(?<!\\S)(?:यह|ये|वह|वो|उसे|उसको|इसे|इसको|वहाँ|वहां|यहाँ|दोनों|उसका|इसका|उनका"
                  + "|ye|yeh|wo|woh|usko|usse|isko|wahan|uska|iska|unka|dono)(?!\\S)"
                  + "|(?<!\\S)(?:भी|bhi|बाद में|baad me)\\W*$"),
          "zh",
          words(
              "^(?:那|还有|然后|而且|另外|可是|但是|或者|同样)"
                  + "|(?:这个|那个|这样|那样|它|这里|那里|这些|那些|两个都|另一个|前一个|后一个)"
                  + "|(?:呢|也是|也会|也要)[?？吗么]*$"),
          "ar",
          words(
              "^(?:و|ف|لكن|او|أو|طيب|ثم|بعدين|ماذا عن|وماذا|وش عن)(?= |\\p{L}{3,})"
                  + "|(?<!\\S)(?:هذا|هذه|ذلك|تلك|هناك|هنا|كلاهما|ده|دي|كده|هاد|هيك|فيه|عليه)(?!\\S)"
                  + "|(?<!\\S)(?:أيضا|أيضًا|ايضا|كمان|بعدها|بعد ذلك)\\W*$"));

  /** Asks for what was not told the last time. */
  private static final Map<String, Pattern> OTHER =
      Map.of(
          "en", words("\\bthe (?:other|second|latter)(?: (?:one|way|thing))?\\W*$"),
          "es", words("\\b(?:l[oa] otr[oa]|el otro|l[oa] segund[oa]|el segundo)\\W*$"),
          "id", words("\\b(?:yang (?:satunya|satu lagi|kedua|lain)|satunya lagi)\\W*$"),
          "hi", words("(?:दूसरा|दूसरे|दूसरी|dusra|doosra|dusre|dusri)(?: \\S+)?\\W*$"),
          "zh", words("(?:另一个|另外一个|后一个|第二个)(?:呢|怎么弄|怎么办)?\\W*$"),
          "ar", words("(?:الآخر|الاخر|الثاني|التاني|الأخرى|الاخرى|الثانية|التانية)\\W*$"));

  /** Asks how to do what was spoken of, without naming it. */
  private static final Map<String, Pattern> DO_THAT =
      Map.of(
          "en", words("\\bhow\\b.*\\bdo (?:that|it|this|so)\\b"),
          "es", words("\\bc[oó]mo\\b.*\\b(?:hago eso|hacer eso|lo hago|hacerlo|se hace)\\b"),
          "id",
              words("\\b(?:cara(?:nya)?|gimana|bagaimana)\\b.*\\b(?:melakukannya|begitu|gitu)\\b"),
          "hi",
              words(
                  "(?:कैसे|kaise).*(?:यह|वह|ऐसा|ye|wo|aisa)|(?:यह|वह|ऐसा|ये|ye|wo|aisa) (?:कैसे|kaise)"),
          "zh", words("(?:怎么|如何).*(?:这个|那个|这样|那样|它)|(?:这个|那个)(?:怎么|如何)"),
          "ar", words("كيف.*(?:ذلك|هذا|كده|هيك|اسويه|أسويه|أعمله|اعمله|أفعله|افعله)"));

  /** Says that the text before was meant otherwise. */
  private static final Map<String, Pattern> CORRECTS =
      Map.of(
          "en",
          words(
              "^(?:(?:no|sorry|oh|oops|wait|ah)[,.! ]+)*i (?:mean|meant|was asking about)\\b[,: ]*"),
          "es",
          words(
              "^(?:(?:no|perd[oó]n|ay)[,.! ]+)*(?:quiero decir|quise decir|me refiero a|me refer[ií]a a)"
                  + "\\b[,: ]*"),
          "id",
          words("^(?:(?:bukan|maaf|eh|sori)[,.! ]+)*(?:maksud saya|maksudku|maksudnya)\\b[,: ]*"),
          "hi",
          words(
              "^(?:(?:नहीं|माफ़ कीजिए|nahi|sorry)[,.! ]+)*(?:मेरा मतलब|mera matlab)(?: (?:है|hai|था|tha))?[,: ]*"),
          "zh",
          words("^(?:(?:不是?|抱歉|不好意思)[,，。! ]*)*(?:我是说|我的意思是|我指的是|我说的是)[,，: ]*"),
          "ar",
          words("^(?:(?:لا|عفوا|آسف|اسف)[,،.! ]+)*(?:أقصد|اقصد|قصدي|كنت أقصد)[,،: ]*"));

  private static final Pattern OPENING =
      Pattern.compile("^(?:and|but|or|also|so|then)\\s+", Pattern.CASE_INSENSITIVE);

  /** A text of fewer words, or of fewer signs, seldom says what it is about. */
  private static final int WORDS = 4;

  private static final int SIGNS_LEAST = 7;

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern SIGN = Pattern.compile(SIGNS);

  private FollowUp() {}

  private static Pattern words(String expression) {
    return Pattern.compile(
        expression,
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** Whether it has a word that stands for something named before, or joins on to it. */
  public static boolean refersBack(String text, Locale locale) {
    Pattern pattern = REFERS.get(locale.getLanguage());
    return pattern != null && pattern.matcher(text.strip()).find();
  }

  /** Whether it refers back, or is too short to say what it is about. */
  public static boolean leans(String text, Locale locale) {
    return refersBack(text, locale) || isShort(text.strip());
  }

  private static boolean isShort(String text) {
    long signs = SIGN.matcher(text).results().count();
    return signs > 0
        ? signs < SIGNS_LEAST
        : SPACES.splitAsStream(text).filter(word -> !word.isEmpty()).count() < WORDS;
  }

  /** Whether it asks for what was not told the last time: "and the other one?". */
  static boolean asksForOther(String text, Locale locale) {
    Pattern pattern = OTHER.get(locale.getLanguage());
    return pattern != null && pattern.matcher(text.strip()).find();
  }

  /** Whether it asks how to do what was spoken of, so that it names no action of its own. */
  static boolean asksHowToDoThat(String text, Locale locale) {
    Pattern pattern = DO_THAT.get(locale.getLanguage());
    return pattern != null && pattern.matcher(text.strip()).find();
  }

  /** What is meant instead, of a correction; any other text as it is. */
  static String corrected(String text, Locale locale) {
    Pattern pattern = CORRECTS.get(locale.getLanguage());
    String rest = pattern == null ? text : pattern.matcher(text.strip()).replaceFirst("");
    return rest.isBlank() ? text : rest;
  }

  /** What is leant on, from the customer's texts up to the one that was answered, newest first. */
  public static String question(List<String> texts, Locale locale) {
    String last = texts.getFirst();
    return texts.size() > 1 && leans(last, locale) ? joined(texts.get(1), last) : last;
  }

  /** The text behind what was asked before, as one question. */
  static String joined(String before, String text) {
    return before.strip() + " " + OPENING.matcher(text.strip()).replaceFirst("");
  }
}
