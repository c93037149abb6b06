package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.ArticleId;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first article says all that is known about deleting the account, and nothing beside it. */
class FirstArticleTest {
  private static final Article ARTICLE =
      KnowledgeFolder.read(Path.of("knowledge"))
          .library()
          .article(new ArticleId("delete-or-deactivate"), Locale.ENGLISH)
          .orElseThrow();

  @Test
  void theSectionsHaveTheirFixedNames() {
    assertThat(ARTICLE.sections().stream().map(Section::anchor))
        .containsExactly(
            "before-you-delete",
            "delete-on-your-phone",
            "delete-on-the-website",
            "sign-out-or-delete",
            "what-happens-to-your-data",
            "good-to-know");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          V1 | introduction              | permanent; cannot be undone; read the warnings first; Xiaomi
          W1 | permanent                 | permanent; cannot be undone
          W2 | erased                    | for good; all your Mi Cloud data; purchase history; account records
          C1 | back-up                   | Download all your Mi Cloud data; photos, contacts, notes; back; local storage; another cloud service
          C2 | sign-out-everywhere       | Sign out; every linked device; Settings → Mi Account → Sign out
          C3 | purchases                 | Note down; Mi Store purchases; warranties
          C4 | find-my-device            | Turn off Find My Device; every device that is tied to the account
          P1 | delete-on-your-phone      | Settings → Mi Account; your account name at the top of Settings
          P2 | delete-on-your-phone      | Scroll down; More settings; Account settings
          P3 | delete-on-your-phone      | Tap Delete account
          P4 | delete-on-your-phone      | Read the warning and confirm
          P5 | delete-on-your-phone      | one-time code (OTP); email; phone
          P6 | delete-on-your-phone      | Confirm the deletion; permanently removed
          B1 | delete-on-the-website     | account.xiaomi.com
          B2 | delete-on-the-website     | Sign in; Personal info → Close account
          B3 | delete-on-the-website     | Follow the verification steps
          S0 | deactivating              | signing out; no other way to deactivate
          S1 | signing-out               | off the device; account still exists; sign in again
          S2 | deleting                  | Permanently; all data and services; cannot be recovered
          S3 | not-sure                  | Not sure?; Sign out first
          D1 | cloud-files               | Mi Cloud files; grace period; typically 30 days
          D2 | purchase-records          | Purchase records are erased; may need separate proof of purchase
          D3 | community-posts           | Forum posts; Mi Community; usually made anonymous, not deleted
          D4 | phone-works               | keeps working normally; Basic Android functions don't need a Mi Account
          T1 | new-account               | don't need to delete; new email; sign out; create the new account; sign in with it on the phone
          T2 | processing-time           | may take up to 15 business days; fully processed
          T3 | google-account            | Keep the phone's Google Account; separate from the Mi Account; Google services on its own
          """)
  void everyFactStandsInItsPlace(String fact, String anchor, String phrases) {
    assertThat(text(anchor))
        .as(fact)
        .contains(Arrays.stream(phrases.split(";")).map(String::strip).toList());
  }

  @Test
  void theFactsThatBelongTogetherStandInTheSameSection() {
    assertThat(parts("before-you-delete"))
        .contains("permanent", "erased", "checklist", "back-up", "find-my-device");
    assertThat(parts("sign-out-or-delete"))
        .contains("compare", "signing-out", "deleting", "deactivating", "not-sure");
    assertThat(parts("what-happens-to-your-data"))
        .containsExactly("cloud-files", "purchase-records", "community-posts", "phone-works");
    assertThat(parts("good-to-know"))
        .containsExactly("new-account", "processing-time", "google-account");
  }

  @Test
  void noNumberAndNoAddressIsInvented() {
    String all = all();
    assertThat(found("\\d+", all)).containsExactlyInAnyOrder("30", "15");
    assertThat(found("[a-z]+\\.[a-z.]+[a-z]", all)).containsExactly("account.xiaomi.com");
    assertThat(all.toLowerCase(Locale.ROOT))
        .doesNotContain("restore", "refund", "fee", "free of charge", "hotline", "reactivate");
  }

  @Test
  void thePhoneStepsAreInOrderAndTheChecklistCanBeTicked() {
    assertThat(ARTICLE.section("delete-on-your-phone").orElseThrow().blocks())
        .singleElement()
        .isInstanceOfSatisfying(Block.Steps.class, steps -> assertThat(steps.items()).hasSize(6));
    assertThat(ARTICLE.guide().orElseThrow().checklist().stream().map(item -> item.anchor().get()))
        .containsExactly("back-up", "sign-out-everywhere", "purchases", "find-my-device");
  }

  @Test
  void everySectionHasExampleQuestions() {
    for (Section section : ARTICLE.sections()) {
      assertThat(
              Stream.concat(Stream.of(section.anchor()), section.parts().keySet().stream())
                  .flatMap(anchor -> ARTICLE.questionsOf(anchor).stream()))
          .as(section.anchor())
          .hasSizeGreaterThan(3);
    }
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(hit -> hit.group()).toList();
  }

  private static String all() {
    return PlainText.of(ARTICLE.introduction())
        + ARTICLE.sections().stream()
            .map(section -> section.heading() + "\n" + PlainText.of(section.blocks()))
            .collect(Collectors.joining("\n"));
  }

  private static List<String> parts(String section) {
    return List.copyOf(ARTICLE.section(section).orElseThrow().parts().keySet());
  }

  private static String text(String anchor) {
    if (anchor.equals("introduction")) {
      return PlainText.of(ARTICLE.introduction());
    }
    return ARTICLE.sections().stream()
        .flatMap(section -> Passage.of(section).stream())
        .filter(passage -> passage.anchor().equals(java.util.Optional.of(anchor)))
        .map(Passage::text)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no anchor " + anchor));
  }
}
