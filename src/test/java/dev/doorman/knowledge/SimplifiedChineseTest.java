package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimplifiedChineseTest {
  private static final Transliterator ICU = Transliterator.getInstance("Traditional-Simplified");

  @Test
  void everySignIsConvertedAsIcuConvertsIt() {
    for (String sign : new UnicodeSet("[:Han:]")) {
      assertThat(SimplifiedChinese.of(sign)).as(sign).isEqualTo(ICU.transliterate(sign));
    }
  }

  @Test
  void textsAreConvertedAsIcuConvertsThem() {
    var random = new Random(20);
    List<String> parts = new ArrayList<>(List.of("于飛", "鬼子薑", "餘音繞梁", "a", " ", "刪除", "。"));
    // What the rules themselves look for, so that those of several signs come up and overlap.
    ICU.toRules(false)
        .lines()
        .filter(rule -> rule.contains(" > "))
        .forEach(rule -> parts.add(rule.substring(0, rule.indexOf(" > "))));
    assertThat(parts.size()).isGreaterThan(3_000);
    for (int i = 0; i < 2_000; i++) {
      var text = new StringBuilder();
      for (int part = 0; part < 12; part++) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      assertThat(SimplifiedChinese.of(text.toString()))
          .isEqualTo(ICU.transliterate(text.toString()));
    }
  }

  @Test
  void whatIsNotTraditionalStays() {
    assertThat(SimplifiedChinese.of("Hola 删除 мир 𝟘")).isEqualTo("Hola 删除 мир 𝟘");
  }
}
