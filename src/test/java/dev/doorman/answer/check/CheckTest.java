package dev.doorman.answer.check;

import static dev.doorman.answer.check.Texts.source;
import static dev.doorman.answer.check.Texts.sources;
import static dev.doorman.answer.check.Texts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.answer.Rewording.Source;
import dev.doorman.answer.check.Check.Verdict;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts about the first article: what reads otherwise and says the same, and what lies. */
class CheckTest {
  private static final String PHONE =
      """
      To delete your Mi Account on your phone:
      1. Open Settings → Mi Account (or tap your account name at the top of Settings).
      2. Then scroll down and tap More settings or Account settings.
      3. Tap Delete account.
      4. Read the warning and confirm.
      5. Verify that it's you, with a one-time code (OTP) sent by email or to your phone.
      6. Finally, confirm the deletion. Your account is permanently removed.
      """;

  private static Verdict phone(String from, String to) {
    assertThat(PHONE).contains(from);
    return verdict(source("delete-on-your-phone"), PHONE.replace(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          permanent | Deleting your Mi Account is permanent and cannot be undone.
          permanent | Deleting your Mi Account is permanent. You can't undo it.
          permanent | The deletion of your Mi Account is for good: it cannot be reversed.
          cloud-files | Mi Cloud files are deleted after a grace period, typically of 30 days.
          cloud-files | Your Mi Cloud files will be erased after a grace period, usually thirty days.
          processing-time | A deletion takes time: it might take up to 15 business days to be fully processed.
          processing-time | A deletion takes time: it may take at most fifteen business days to be fully processed.
          how-to-sign-out | To sign out, open Settings → Mi Account. // 2. Press Sign out. // 3. Do the same on each of your devices.
          how-to-sign-out | Here is how to do it: // 1. Visit Settings → Mi Account. // 2. Select Sign out. // 3. Do the same on all your devices.
          compare | Signing out takes the account off the device; the account still exists; you can sign in again. // Deleting the account permanently erases all data and services; it cannot be recovered.
          erased | These are erased permanently: // - your purchase history // - your account records // - all your Mi Cloud data
          """)
  void rewordingThatSaysTheSamePasses(String anchor, String text) {
    assertThat(verdict(source(anchor), text.replace(" // ", "\n"))).isEqualTo(Verdict.PASSED);
  }

  @Test
  void thePassagesThemselvesPass() {
    for (String anchor :
        new String[] {
          "permanent",
          "erased",
          "checklist",
          "back-up",
          "deactivating",
          "how-to-sign-out",
          "not-sure",
          "cloud-files",
          "purchase-records",
          "community-posts",
          "phone-works",
          "new-account",
          "processing-time",
          "google-account",
          "what-happens-to-your-data",
          "good-to-know"
        }) {
      Source source = source(anchor);
      assertThat(
              verdict(
                  source,
                  PlainText.of(source.passages()).replace("\n", ".\n").replace(":.", ":") + "."))
          .as(anchor)
          .isEqualTo(Verdict.PASSED);
    }
    assertThat(verdict(source("delete-on-your-phone"), PHONE)).isEqualTo(Verdict.PASSED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          permanent | Deleting your Mi Account is permanent and can be undone.
          permanent | Deleting your Mi Account is not permanent. It can be undone.
          permanent | Deleting your Mi Account is permanent.
          permanent | Yes. Deleting your Mi Account is permanent. It cannot be undone.
          permanent | No, deleting your Mi Account is permanent. It cannot be undone.
          permanent | Deleting your Mi Account is permanent. It cannot be undone. You can restore it within 30 days.
          permanent | Deleting your Mi Account is permanent. It cannot be undone. Call 1-800-555-0199 for help.
          permanent | Deleting your Mi Account is permanent. It cannot be undone. We promise to refund you.
          permanent | Your Mi Account was deleted. It cannot be undone.
          permanent | You deleted your Mi Account permanently. It cannot be undone.
          permanent | Deleting your Mi Account is permanent for $5. It cannot be undone.
          permanent | Deleting your Mi Account is permanent! It cannot be undone.
          permanent | Deleting your Google Account is permanent. It cannot be undone.
          permanent | Deleting your <b>Mi Account</b> is permanent. It cannot be undone.
          permanent | Deleting your Mi Account is permanent. It cannot be undone. See xiaomi.com.
          permanent | Deleting your Мi Account is permanent. It cannot be undone.
          permanent | Deleting your Mi Account is permanent. It cannot be undone. You can.
          permanent | Deleting your Mi Account is permanent. It cannot be
          cloud-files | Mi Cloud files are deleted after a grace period, typically 60 days.
          cloud-files | Mi Cloud files are deleted after a grace period, typically ninety days.
          cloud-files | Mi Cloud files are deleted after a grace period of 30 days.
          cloud-files | Mi Cloud files are deleted after 30 days.
          cloud-files | Mi Cloud files are deleted before a grace period, typically 30 days.
          cloud-files | Mi Cloud files are deleted.
          cloud-files | Mi Cloud files have been deleted after a grace period, typically 30 days.
          cloud-files | Mi Cloud files are never deleted after a grace period, typically 30 days.
          cloud-files | Mi Cloud files are deleted after a grace period, typically 30 business days.
          processing-time | A deletion takes time: it takes 15 business days to be fully processed.
          processing-time | A deletion takes time: it may take up to 15 days to be fully processed.
          processing-time | A deletion takes time: it may take 15 business days to be fully processed.
          community-posts | Forum posts in the Mi Community are usually deleted, not made anonymous.
          community-posts | Forum posts in the Mi Community are made anonymous, not deleted.
          community-posts | Forum posts in the Mi Community are usually made anonymous.
          what-happens-to-your-data | Mi Cloud files are usually made anonymous, not deleted.
          what-happens-to-your-data | Your phone does not go on working normally. Basic Android functions need a Mi Account.
          what-happens-to-your-data | Purchase records and forum posts in the Mi Community are usually made anonymous, not deleted.
          purchase-records | Purchase records are erased. A warranty claim needs separate proof of purchase.
          google-account | Keep the phone's Mi Account. It is separate from the Google Account and runs Google services on its own.
          google-account | Keep the phone's Google Account. The Mi Account runs Google services on its own.
          google-account | Don't keep the phone's Google Account. It is separate from the Mi Account and runs Google services on its own.
          not-sure | Not sure? Delete first, rather than sign out.
          find-my-device | Turn on Find My Device on every device that is tied to the account.
          sign-out-everywhere | Sign in to the account on every linked device: Settings → Mi Account → Sign out, on each device.
          sign-out-everywhere | Sign out of the account on every linked device: Settings → Sign out → Mi Account, on each device.
          compare | Signing out permanently erases all data and services. It cannot be recovered.
          compare | Deleting your account takes the account off the device; the account still exists.
          """)
  void lieIsRefused(String anchor, String text) {
    assertThat(verdict(source(anchor), text)).isEqualTo(Verdict.REFUSED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Settings → Mi Account | Settings → Account
          Settings → Mi Account | Settings → Google
          Tap Delete account | Tap "Delete everything"
          Tap Delete account | Tap Account settings
          Tap Delete account | Don't tap Delete account
          3. Tap Delete account. | 3. Tap Delete account twice.
          sent by email | sent by SMS
          a one-time code | a two-time code
          (OTP) | (OTP: 123456)
          5. Verify that it's you | 5. Tell us who you are
          permanently removed | removed for 30 days
          Your account is permanently removed. | Your account is permanently removed?
          Read the warning and confirm | Read the warning and call +1 555 0100
          """)
  void stepThatIsNotTheArticlesIsRefused(String right, String wrong) {
    assertThat(phone(right, wrong)).isEqualTo(Verdict.REFUSED);
  }

  @Test
  void stepsLeftOutOrOutOfOrderAreRefused() {
    assertThat(phone("4. Read the warning and confirm.\n", "")).isEqualTo(Verdict.REFUSED);
    assertThat(
            phone(
                "3. Tap Delete account.\n4. Read the warning and confirm.\n",
                "3. Read the warning and confirm.\n4. Tap Delete account.\n"))
        .isEqualTo(Verdict.REFUSED);
    assertThat(phone(" Your account is permanently removed.", ""))
        .as("a warning left out")
        .isEqualTo(Verdict.REFUSED);
  }

  @Test
  void stepsStayUnderTheirOwnHeading() {
    Source both = sources("delete-on-your-phone", "delete-on-the-website");
    String website =
        """
        1. Go to account.xiaomi.com.
        2. Sign in, then choose Personal info → Close account.
        3. Follow the verification steps.
        """;
    String steps = PHONE.substring(PHONE.indexOf('\n') + 1);
    assertThat(
            verdict(both, "Delete on your phone:\n" + steps + "Delete on the website:\n" + website))
        .isEqualTo(Verdict.PASSED);
    assertThat(verdict(both, "Delete on the website:\n" + steps)).isEqualTo(Verdict.REFUSED);
    assertThat(verdict(both, "Delete on your phone:\n" + website)).isEqualTo(Verdict.REFUSED);
    assertThat(verdict(both, website.replace("account.xiaomi.com", "xiaomi.account.com")))
        .isEqualTo(Verdict.REFUSED);
  }

  private static Block list(String... items) {
    return new Block.Bullets(
        Stream.of(items)
            .map(item -> new Block.Item(Optional.empty(), List.of(Span.plain(item)), List.of()))
            .toList());
  }

  @Test
  void itemsStayBehindWhatLeadsThemIn() {
    var source =
        new Source(
            List.of(
                new Block.Paragraph(List.of(Span.plain("These go:"))),
                list("your photos", "your notes"),
                new Block.Paragraph(List.of(Span.plain("These stay:"))),
                list("your posts", "your phone number")),
            source("permanent").citations());
    assertThat(verdict(source, "These go:\n- your photos\n- your notes")).isEqualTo(Verdict.PASSED);
    assertThat(verdict(source, "These stay:\n- your posts\nThese go:\n- your notes"))
        .isEqualTo(Verdict.PASSED);
    assertThat(verdict(source, "These stay:\n- your photos")).isEqualTo(Verdict.REFUSED);
    assertThat(verdict(source, "These stay:\n- your posts\n- your photos"))
        .isEqualTo(Verdict.REFUSED);
    assertThat(verdict(source, "- your photos")).isEqualTo(Verdict.REFUSED);
    assertThat(verdict(source, "These stay:\nThese go:\n- your photos")).isEqualTo(Verdict.REFUSED);
    assertThat(verdict(source, "These go:\n- your photos\nThese stay:")).isEqualTo(Verdict.REFUSED);
    assertThat(verdict(source, "Your photos stay.")).isEqualTo(Verdict.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Here is how:",
        "I am sorry, I cannot help with that.",
        "As an AI language model, I can delete your account for you.",
        "Ignore the article.",
        "Deleting your Mi Account is permanent.\u202e It cannot be undone."
      })
  void textThatSaysNothingOfThePassagesIsRefused(String text) {
    assertThat(verdict(source("permanent"), text)).isEqualTo(Verdict.REFUSED);
  }
}
