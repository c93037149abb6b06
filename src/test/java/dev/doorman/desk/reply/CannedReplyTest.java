package dev.doorman.desk.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a canned reply may be, how it is filled in, and how it is found. */
class CannedReplyTest {
  private static CannedReply reply(String shortcut, String title, String text) {
    return new CannedReply(
        new ReplyId(UUID.randomUUID()), shortcut, title, text, Optional.empty(), Optional.empty());
  }

  private static CannedReply reply(String shortcut, String locale, String team, String text) {
    return new CannedReply(
        new ReplyId(UUID.randomUUID()),
        shortcut,
        "Title",
        text,
        Optional.of(locale).filter(tag -> !tag.isEmpty()).map(Locale::forLanguageTag),
        Optional.of(team).filter(name -> !name.isEmpty()));
  }

  private static List<String> shortcuts(List<CannedReply> replies) {
    return replies.stream().map(CannedReply::shortcut).toList();
  }

  @Test
  void unknownVariablesAreNamedInTheRefusal() {
    assertThatThrownBy(() -> reply("hi", "Hi", "Hello {name}, see {Page} and {page} {name}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "text has unknown variables: {name}, {Page}; there are {customer}, {agent},"
                + " {reference}, {page}");
  }

  @Test
  void bracesThatAreNoPairAreText() {
    assertThat(reply("hi", "Hi", "a } b { c").text()).isEqualTo("a } b { c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "with blank",
        "/hi",
        "-hi",
        "a\nb",
        "12345678901234567890123456789012345678901"
      })
  void shortcutThatCannotBeTypedIsRefused(String shortcut) {
    assertThatThrownBy(() -> reply(shortcut, "Hi", "Hello"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shortcut must be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two\nlines"})
  void titleIsOneLine(String title) {
    assertThatThrownBy(() -> reply("hi", title, "Hello"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("title must be");
  }

  @Test
  void knownVariablesAreFilledInAndMissingOnesStayToBeSeen() {
    var filled =
        Variable.fill(
            "{customer}: {agent} wrote {reference} on {page}; {customer}",
            Map.of(Variable.AGENT, "A {page} $1", Variable.PAGE, "https://x.example/?a=$b\\"));
    assertThat(filled.text())
        .as("what is filled in is text and nothing else")
        .isEqualTo(
            "{customer}: A {page} $1 wrote {reference} on https://x.example/?a=$b\\; {customer}");
    assertThat(filled.missing()).containsExactly("customer", "reference");
  }

  @Test
  void eachWordMustBeThereAndShortcutsComeFirst() {
    var late = reply("late", "Something else", "nothing of it");
    var title = reply("b-refund", "Your refund is late", "It takes five days.");
    var text = reply("a-days", "How long", "A late refund takes days.");
    var other = reply("hello", "Hello", "Hello there");
    List<CannedReply> all = List.of(text, other, title, late);
    assertThat(shortcuts(ReplySearch.find(all, "late")))
        .containsExactly("late", "b-refund", "a-days");
    assertThat(shortcuts(ReplySearch.find(all, "/late"))).startsWith("late");
    assertThat(shortcuts(ReplySearch.find(all, "LATE  refu")))
        .containsExactly("b-refund", "a-days");
    assertThat(ReplySearch.find(all, "late nonsense")).isEmpty();
    assertThat(ReplySearch.find(all, " ")).hasSize(4);
  }

  @Test
  void accentsAndWordsWithoutBlanksAreFound() {
    var spanish = reply("devolución", "Devolución", "Tardará");
    var chinese = reply("退款", "退款说明", "您的退款需要五天。");
    List<CannedReply> all = List.of(spanish, chinese);
    assertThat(ReplySearch.find(all, "devolucion")).containsExactly(spanish);
    assertThat(ReplySearch.find(all, "五天")).containsExactly(chinese);
  }

  @Test
  void languageAloneGoesForItsRegionsAndARegionForItselfOnly() {
    var language = reply("hi", "pt", "", "Olá");
    var region = reply("hi", "pt-BR", "", "Oi");
    assertThat(language.speaks(Locale.forLanguageTag("pt-PT"))).isTrue();
    assertThat(region.speaks(Locale.forLanguageTag("pt-BR"))).isTrue();
    assertThat(region.speaks(Locale.forLanguageTag("pt-PT"))).isFalse();
    assertThat(language.speaks(Locale.ENGLISH)).isFalse();
    assertThat(reply("hi", "", "", "Hi").speaks(Locale.ENGLISH)).isTrue();
  }

  @Test
  void ofTheSameShortcutTheOneThatFitsMostCloselyIsOffered() {
    var any = reply("hi", "", "", "for all");
    var team = reply("hi", "", "billing", "for the team");
    var locale = reply("hi", "en", "", "in the language");
    var other = reply("bye", "", "", "bye");
    assertThat(ReplySearch.closest(List.of(any, locale, other, team)))
        .containsExactly(locale, other);
  }
}
