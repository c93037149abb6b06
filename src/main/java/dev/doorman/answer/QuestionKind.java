package dev.doorman.answer;

import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Section;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What kind of thing a question asks for, by its question words, and whether a section has a thing
 * of that kind to give: steps for "how", a duration for "how long". In six languages.
 */
enum QuestionKind {
  HOW(
      "\\bhow (?:do|to|can|would|should|i)\\b|\\bsteps?\\b|\\bway to\\b|\\bc[oó]mo\\b|\\bcara\\b"
          + "|\\bgimana\\b|\\bbagaimana\\b|怎么|如何|怎样|كيف|कैसे|\\bkaise\\b",
      section -> section.blocks().stream().anyMatch(Block.Steps.class::isInstance)),
  HOW_LONG(
      "\\bhow (?:long|soon)\\b|\\bhow many (?:days|hours|weeks|months)\\b|\\bwhen\\b"
          + "|cu[aá]nto (?:tarda|tiempo|demora)|cu[aá]ndo|berapa lama|\\bkapan\\b|多久|多长时间|几天"
          + "|什么时候|كم يوم|كم .*وقت|متى|कितना समय|कितने दिन|\\bकब\\b",
      says(
          "\\b(?:\\d+|one|two|three|four|five|six|seven|few|several|una?|dos|tres)\\s*"
              + "(?:business |working |calendar )?(?:second|minute|hour|day|week|month|year|segundo"
              + "|minuto|hora|d[ií]a|semana|mes|año|jam|hari|minggu|bulan|tahun|menit)(?:e?s)?\\b"
              + "|\\p{Nd}+\\s*(?:天|日|小时|分钟|个工作日|个月|年|ساعة|يوم|أيام|दिन|घंटे|मिनट|महीने)")),
  HOW_MUCH(
      "\\bhow much\\b|\\bprices?\\b|\\bcosts?\\b|cu[aá]nto (?:cuesta|vale)|precio|\\bharga\\b"
          + "|berapa biaya|多少钱|价格|سعر|كم يكلف|कीमत|कितने (?:रुपये|पैसे)",
      says(
          "[$€£¥₹]|\\b(?:usd|eur|prices?|costs?|fees?|free|charge[sd]?|gratis|precios?|costos?"
              + "|biaya|harga)\\b|免费|费用|价格|مجان|رسوم|मुफ़्त|शुल्क")),
  WHERE(
      "\\bwhere\\b|d[oó]nde|\\bdi ?mana\\b|哪里|在哪|أين|وين|कहाँ|\\bkahan\\b",
      says(
          "[→>›]|https?://|\\w\\.(?:com|org|net|cc|io)\\b|\\bsettings\\b|ajustes|configuración"
              + "|\\bsetelan\\b|设置|सेटिंग|الإعدادات")),
  WHETHER(
      "^ *(?:can|could|may|is|are|do|does|will|would|should|must|am)\\b|\\bpuedo\\b|\\bse puede\\b"
          + "|\\bbisa(?:kah)?\\b|可以|能不能|\\bهل\\b|\\bक्या\\b",
      says(
          "\\b(?:can|can't|cannot|may|must|only|not|no|never|puedes?|solo|debes?|bisa|tidak|hanya"
              + "|harus)\\b|可以|不能|只能|无法|لا يمكن|يمكن|सकते|नहीं"));

  private final Pattern asked;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Predicate<Section> given;

  QuestionKind(String asked, Predicate<Section> given) {
    this.asked = Pattern.compile(asked, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    this.given = given;
  }

  private static Predicate<Section> says(String pattern) {
    Pattern said = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    return section -> said.matcher(PlainText.of(section.blocks())).find();
  }

  /** Whether a question asks for this. */
  boolean isAskedBy(String question) {
    return asked.matcher(question).find();
  }

  /** Whether a section has something to give to such a question. */
  boolean isGivenBy(Section section) {
    return given.test(section);
  }

  /** Its name in the file of weights. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
