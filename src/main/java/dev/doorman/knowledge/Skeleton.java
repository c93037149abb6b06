package dev.doorman.knowledge;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Hindi by its consonants, so that a word is the same in Devanagari and in the Latin letters that
 * many customers type it in: "खाता" and "khata", "अकाउंट" and "account", "वेबसाइट" and "website".
 * Vowels and breaths are left out, and sounds that Latin letters do not tell apart are one.
 * Stateless.
 */
final class Skeleton {
  private static final Map<Integer, String> DEVANAGARI = devanagari();

  private Skeleton() {}

  private static Map<Integer, String> devanagari() {
    return Arrays.stream(
            ("कk खk गg घg ङn चch छch जj झj ञn टt ठt डd ढd णn तt थt दd धd नn पp फf बb भb मm यy रr लl ळl"
                    + " वv शs षs सs हh ंn ँn")
                .split(" "))
        .collect(Collectors.toMap(pair -> pair.codePointAt(0), pair -> pair.substring(1)));
  }

  /**
   * The consonants of each word, with a space between words; words without any are left out.
   *
   * @param plain in lower case, without punctuation
   */
  static String of(String plain) {
    return Arrays.stream(plain.split(" "))
        .map(Skeleton::word)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String word(String word) {
    StringBuilder latin = new StringBuilder();
    word.codePoints()
        .forEach(
            sign -> {
              if (sign < 0x250) {
                latin.appendCodePoint(sign);
              } else {
                latin.append(DEVANAGARI.getOrDefault(sign, "a"));
              }
            });
    return latin
        .toString()
        .replace("ph", "f")
        .replaceAll("c(?=[eiy])", "s")
        .replaceAll("c(?!h)|q|x", "k")
        .replace("z", "j")
        .replace("w", "v")
        .replaceAll("(?<=[bcdfgjkpst])h", "")
        .replaceAll("[aeiouy]", "")
        .replaceAll("(.)\\1+", "$1");
  }
}
