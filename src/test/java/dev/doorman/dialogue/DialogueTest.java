package dev.doorman.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.dialogue.Dialogue.Policy.Api;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.Input.Tick;
import dev.doorman.dialogue.News.Occasion;
import dev.doorman.dialogue.News.Refusal;
import dev.doorman.dialogue.News.Status;
import dev.doorman.dialogue.PromptName.Option;
import dev.doorman.dialogue.Receipt.Withdrawable;
import dev.doorman.dialogue.Reply.Form;
import dev.doorman.dialogue.Reply.Progress;
import dev.doorman.dialogue.Reply.Survey;
import dev.doorman.dialogue.Reply.Topic;
import dev.doorman.dialogue.Understanding.Party;
import dev.doorman.dialogue.Understanding.Polarity;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialogueTest {
  private final Dialogue dialogue = new Dialogue(new Policy(Alphabet.ITEMS, Api.PRESENT));
  private Turn turn = dialogue.open();

  @Test
  void wholePathEndsInAReceipt() {
    says(Intent.DELETE_ACCOUNT);
    assertThat(asked()).isEqualTo(PromptName.SIGN_OUT_OFFER);
    chooses(PromptName.SIGN_OUT_OFFER, Option.DELETE);
    assertThat(asked()).isEqualTo(PromptName.WARNING);
    take(new Input.Ticked(new ItemId("back-up"), Tick.DONE));
    chooses(PromptName.WARNING, Option.CONTINUE);
    assertThat(turn.effects()).containsExactly(new Effect.CreateRequest(1));
    hears(new News.Created(Alphabet.REQUEST, Alphabet.HANDOFF));
    assertThat(turn.replies().getFirst()).isEqualTo(new Reply.ShowHandoff(Alphabet.HANDOFF));
    assertThat(asked()).isEqualTo(PromptName.VERIFY);
    reports(new Status.Verified(Alphabet.ACCOUNT, Alphabet.TIME));
    assertThat(turn.replies().getLast())
        .isInstanceOfSatisfying(
            Reply.Ask.class, ask -> assertThat(ask.account()).contains(Alphabet.ACCOUNT));
    chooses(PromptName.FINAL_CONFIRMATION, Option.CONFIRM);
    assertThat(turn.effects()).containsExactly(new Effect.Confirm(1, Alphabet.REQUEST));
    Receipt receipt = Alphabet.receipt(Withdrawable.YES);
    reports(new Status.Accepted(receipt));
    assertThat(turn.replies()).containsExactly(new Reply.ShowReceipt(receipt, Progress.ACCEPTED));
  }

  @Test
  void signOutGetsTheStepsAndNoRequest() {
    says(Intent.DELETE_ACCOUNT);
    chooses(PromptName.SIGN_OUT_OFFER, Option.SIGN_OUT);
    assertThat(turn.effects()).isEmpty();
    assertThat(turn.replies().getFirst())
        .isInstanceOfSatisfying(
            Reply.Passage.class,
            passage -> {
              assertThat(passage.topic()).isEqualTo(Topic.SIGN_OUT);
              assertThat(passage.survey()).isEqualTo(Survey.ALLOWED);
            });
    says(Intent.DELETE_ACCOUNT);
    assertThat(asked()).as("not asked again").isEqualTo(PromptName.WARNING);
  }

  @Test
  void declineHoldsForTheNextFlow() {
    toWarning();
    chooses(PromptName.WARNING, Option.CANCEL);
    assertThat(turn.replies()).containsExactly(new Reply.Say(Line.NOTHING_WAS_DONE, List.of()));
    says(Intent.DELETE_ACCOUNT);
    assertThat(asked()).isEqualTo(PromptName.WARNING);
  }

  @Test
  void typedYesIsNoYes() {
    toWarning();
    says(Intent.AFFIRM);
    assertThat(turn.effects()).isEmpty();
    assertThat(turn.replies())
        .containsExactly(
            new Reply.Say(Line.YES_NEEDS_BUTTON, List.of()),
            new Reply.Ask(
                PromptName.WARNING, Form.SHORT, java.util.Set.of(), java.util.Optional.empty()));
  }

  @Test
  void expiredLinkLeadsToANewOne() {
    toVerifying();
    reports(new Status.Expired());
    assertThat(turn.replies().getFirst()).isEqualTo(new Reply.Notice(Line.LINK_EXPIRED, List.of()));
    chooses(PromptName.VERIFY, Option.NEW_LINK);
    assertThat(turn.effects()).containsExactly(new Effect.RenewLink(1, Alphabet.REQUEST));
    reports(new Status.Expired());
    assertThat(turn.replies()).as("late word about the old link").isEmpty();
    hears(new News.LinkMade(Alphabet.HANDOFF));
    assertThat(asked()).isEqualTo(PromptName.VERIFY);
  }

  @Test
  void cancelWhileConfirmingAsksTheApiAndReportsWhatItSays() {
    toConfirming();
    says(Intent.WITHDRAW_DELETION);
    assertThat(turn.effects()).containsExactly(new Effect.Withdraw(1));
    assertThat(turn.replies()).containsExactly(new Reply.Say(Line.WITHDRAWING, List.of()));
    reports(new Status.Accepted(Alphabet.receipt(Withdrawable.NO)));
    assertThat(turn.state().flow()).isInstanceOf(Flow.Withdrawing.class);
    hears(
        new News.Reported(
            new Status.Accepted(Alphabet.receipt(Withdrawable.NO)), Occasion.WITHDRAWAL));
    assertThat(turn.state().flow()).isInstanceOf(Flow.Accepted.class);
    assertThat(turn.replies().getFirst())
        .isInstanceOfSatisfying(
            Reply.Notice.class,
            notice -> assertThat(notice.line()).isEqualTo(Line.NOT_WITHDRAWABLE));
  }

  @Test
  void unknownOutcomeIsToldOnceAndNeverAsFailed() {
    toConfirming();
    hears(new News.Trouble());
    assertThat(turn.replies().getFirst())
        .isInstanceOfSatisfying(
            Reply.Notice.class, n -> assertThat(n.line()).isEqualTo(Line.OUTCOME_UNKNOWN));
    hears(new News.Trouble());
    assertThat(turn.replies()).isEmpty();
  }

  @Test
  void givenUpCreateOffersTheOtherWays() {
    toWarning();
    chooses(PromptName.WARNING, Option.CONTINUE);
    hears(new News.NotCreated(Refusal.UNREACHABLE));
    assertThat(turn.state().flow()).isEqualTo(new Flow.Open());
    assertThat(turn.replies())
        .containsExactly(
            new Reply.Notice(
                Line.API_UNREACHABLE_CREATE,
                List.of(Reply.Suggestion.DO_IT_MYSELF, Reply.Suggestion.TALK_TO_PERSON)));
  }

  @Test
  void silenceParksAndGoOnComesBack() {
    toVerifying();
    take(new Input.Silence());
    assertThat(asked()).isEqualTo(PromptName.RESUME_FLOW);
    reports(new Status.Expired());
    assertThat(turn.replies().getFirst()).isEqualTo(new Reply.Notice(Line.LINK_EXPIRED, List.of()));
    assertThat(asked()).isEqualTo(PromptName.RESUME_FLOW);
    chooses(PromptName.RESUME_FLOW, Option.GO_ON);
    assertThat(asked()).isEqualTo(PromptName.VERIFY);
  }

  @Test
  void someoneElsesAccountNeverStartsAFlow() {
    take(
        new Input.Said(
            new Understanding(Intent.DELETE_ACCOUNT, 0.9, Polarity.PLAIN, Party.SOMEONE_ELSE),
            Found.ABOUT_DELETION));
    assertThat(turn.state().flow()).isEqualTo(new Flow.Open());
    assertThat(asked()).isEqualTo(PromptName.HAND_OVER);
  }

  @Test
  void someoneElsesAccountEndsAFlowAndSaysSoHoweverUnsureTheRestIs() {
    toWarning();
    take(
        new Input.Said(
            new Understanding(Intent.QUESTION, 0.2, Polarity.PLAIN, Party.SOMEONE_ELSE),
            Found.NOTHING));
    assertThat(turn.state().flow()).isEqualTo(new Flow.Open());
    assertThat(turn.replies())
        .startsWith(
            new Reply.Say(Line.NOTHING_WAS_DONE, List.of()),
            new Reply.Say(Line.NOT_FOR_OTHERS, List.of()));
    assertThat(asked()).isEqualTo(PromptName.HAND_OVER);
  }

  @Test
  void secondUnclearTextOffersButtonsAndAPerson() {
    toWarning();
    unclear();
    assertThat(turn.replies().getFirst())
        .isEqualTo(new Reply.Say(Line.UNCLEAR, List.of(Reply.Suggestion.TALK_TO_PERSON)));
    unclear();
    assertThat(turn.replies().getFirst())
        .isEqualTo(
            new Reply.Say(
                Line.STILL_UNCLEAR,
                List.of(Reply.Suggestion.DO_IT_MYSELF, Reply.Suggestion.TALK_TO_PERSON)));
  }

  private void toWarning() {
    says(Intent.DELETE_ACCOUNT);
    chooses(PromptName.SIGN_OUT_OFFER, Option.DELETE);
  }

  private void toVerifying() {
    toWarning();
    chooses(PromptName.WARNING, Option.CONTINUE);
    hears(new News.Created(Alphabet.REQUEST, Alphabet.HANDOFF));
  }

  private void toConfirming() {
    toVerifying();
    reports(new Status.Verified(Alphabet.ACCOUNT, Alphabet.TIME));
    chooses(PromptName.FINAL_CONFIRMATION, Option.CONFIRM);
  }

  private void says(Intent intent) {
    take(
        new Input.Said(
            new Understanding(intent, 0.9, Polarity.PLAIN, Party.SELF), Found.ABOUT_DELETION));
  }

  private void unclear() {
    take(
        new Input.Said(
            new Understanding(Intent.QUESTION, 0.1, Polarity.PLAIN, Party.SELF), Found.NOTHING));
  }

  private void chooses(PromptName prompt, Option option) {
    take(new Input.Chose(prompt, option));
  }

  private void hears(News news) {
    take(new Input.Heard(turn.state().attempt(), news));
  }

  private void reports(Status status) {
    hears(new News.Reported(status, Occasion.WATCHING));
  }

  private void take(Input input) {
    turn = dialogue.step(turn.state(), input);
  }

  private PromptName asked() {
    return ((Reply.Ask) turn.replies().getLast()).prompt();
  }
}
