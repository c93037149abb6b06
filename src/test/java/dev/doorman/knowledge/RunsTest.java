package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunsTest {
  private static final List<String> TEXTS =
      List.of("Sign out of the account", "Delete the account", "Pay for the order");

  @Test
  void theSameTextIsOneAndNothingInCommonIsNought() {
    var runs = new Runs("en", 0, TEXTS);
    assertThat(Runs.cosine(runs.weigh("Delete it"), runs.weigh("delete IT!")))
        .isCloseTo(1, within(1e-6));
    assertThat(Runs.cosine(runs.weigh("abc"), runs.weigh("xyz"))).isZero();
    assertThat(Runs.cosine(runs.weigh(""), runs.weigh("xyz"))).isZero();
  }

  @Test
  void endingsAndTyposCostLittle() {
    var runs = new Runs("en", 0, TEXTS);
    double typo = Runs.cosine(runs.weigh("deleting acount"), runs.weigh("Delete the account"));
    double other = Runs.cosine(runs.weigh("deleting acount"), runs.weigh("Pay for the order"));
    assertThat(typo).isGreaterThan(3 * other);
  }

  @Test
  void aShareCountsRareRunsMore() {
    var runs = new Runs("en", 0, TEXTS);
    int[] question = runs.distinct("delete the");
    double withRare = runs.share(question, runs.distinct("delete"));
    double withCommon = runs.share(question, runs.distinct("the"));
    assertThat(withRare).isGreaterThan(withCommon).isLessThan(1);
    assertThat(runs.share(question, question)).isEqualTo(1);
  }

  @Test
  void aChineseSignIsARunOfItsOwn() {
    var runs = new Runs("zh", 0, List.of("删除帐号"));
    assertThat(runs.distinct("帐号")).hasSize(3);
  }
}
