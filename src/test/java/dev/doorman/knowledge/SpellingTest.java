package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpellingTest {
  private static final Set<String> LANGUAGE =
      Set.of("delete", "account", "please", "photos", "the", "want", "from", "phone");

  private final Spelling spelling =
      new Spelling(List.of("Please delete the account and photos"), LANGUAGE::contains);

  @Test
  void misspeltWordsAreMendedAlsoWhereAllAre() {
    assertThat(spelling.mend("delte my acount plese")).isEqualTo("delete my account please");
    assertThat(spelling.mend("I want to dlete the acount with the photso from the phone"))
        .isEqualTo("I want to delete the account with the photos from the phone");
  }

  @Test
  void wordsThatAreKnownStay() {
    assertThat(spelling.mend("phone the account")).isEqualTo("phone the account");
  }

  @Test
  void textOfUnknownWordsIsLeftAlone() {
    String other = "zxkwq acount plmvb delte qqrst vvwxz kkjhg mmnbv tgbnh edcvf";
    assertThat(spelling.mend(other)).isEqualTo(other);
  }

  @Test
  void numbersAndShortWordsAmongUnknownOnesMakeNoLanguage() {
    String other =
        "7zxkwq3 acount 0a 1b plmvb 2c delte 3d4e qqrst 5f6 vvwxz 8k kkjhg 9m mmnbv to tgbnh";
    assertThat(spelling.mend(other)).isEqualTo(other);
  }

  @Test
  void manyTyposAmongManyWordsAreMended() {
    String known = "please delete the account and the photos from the phone ";
    assertThat(spelling.mend((known + "acount ").repeat(12)))
        .isEqualTo((known + "account ").repeat(12));
  }
}
