package dev.doorman.dialogue;

import dev.doorman.base.RequestId;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.Input.Tick;
import dev.doorman.dialogue.News.Occasion;
import dev.doorman.dialogue.News.Refusal;
import dev.doorman.dialogue.News.Status;
import dev.doorman.dialogue.PromptName.Option;
import dev.doorman.dialogue.Receipt.Withdrawable;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.Understanding.Explicitness;
import dev.doorman.dialogue.Understanding.Matter;
import dev.doorman.dialogue.Understanding.Party;
import dev.doorman.dialogue.Understanding.Polarity;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everything that can be put to the dialogue, with one value for each that it does not look into.
 */
final class Alphabet {
  static final List<ItemId> ITEMS =
      List.of(
          new ItemId("back-up"),
          new ItemId("sign-out-everywhere"),
          new ItemId("purchases"),
          new ItemId("find-my-device"));
  static final RequestId REQUEST = new RequestId("request-1");
  static final String ACCOUNT = "m•••@example.com";
  static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  static final Handoff HANDOFF =
      new Handoff(URI.create("https://id.example/v/abc"), "amber otter", TIME);

  private static final List<Intent> INTENTS = List.of(Intent.values());

  private static final Map<Integer, List<Input>> INPUTS = new ConcurrentHashMap<>();

  private Alphabet() {}

  static Receipt receipt(Withdrawable withdrawable) {
    return new Receipt(REQUEST, TIME, LocalDate.of(2026, 1, 22), withdrawable);
  }

  static List<Status> statuses() {
    return List.of(
        new Status.AwaitingVerification(),
        new Status.Verified(ACCOUNT, TIME),
        new Status.AcceptedBefore(receipt(Withdrawable.NO)),
        new Status.Accepted(receipt(Withdrawable.YES)),
        new Status.Accepted(receipt(Withdrawable.NO)),
        new Status.Completed(receipt(Withdrawable.NO)),
        new Status.Expired(),
        new Status.Locked(),
        new Status.Rejected(),
        new Status.Withdrawn(),
        new Status.Unknown());
  }

  static List<News> news() {
    List<News> all = new ArrayList<>();
    all.add(new News.Created(REQUEST, HANDOFF));
    all.add(new News.LinkMade(HANDOFF));
    all.add(new News.Trouble());
    all.add(new News.Stuck());
    all.add(new News.NoStatus());
    all.add(new News.EarlierUnconfirmed());
    for (Refusal refusal : Refusal.values()) {
      all.add(new News.NotCreated(refusal));
      all.add(new News.LinkRefused(refusal));
    }
    for (Status status : statuses()) {
      for (Occasion occasion : Occasion.values()) {
        all.add(new News.Reported(status, occasion));
      }
    }
    return all;
  }

  static List<Checked> checks() {
    return List.of(
        new Checked.Items(Set.of(ITEMS.get(0)), Tick.DONE),
        new Checked.Items(Set.of(ITEMS.get(0)), Tick.NOT_DONE),
        new Checked.Items(Set.of(new ItemId("no-such-item")), Tick.DONE),
        new Checked.First(2),
        new Checked.All(),
        new Checked.Skip());
  }

  /** Every input, given the attempt that the state is at. */
  static List<Input> inputs(int attempt) {
    return INPUTS.computeIfAbsent(attempt, Alphabet::all);
  }

  private static List<Input> all(int attempt) {
    List<Input> all = new ArrayList<>();
    for (Intent intent : Intent.values()) {
      for (Polarity polarity : Polarity.values()) {
        for (Party party : Party.values()) {
          for (Found found : Found.values()) {
            all.add(new Input.Said(new Understanding(intent, 0.9, polarity, party), found));
          }
        }
      }
    }
    for (Matter matter : Matter.values()) {
      for (Intent intent : List.of(Intent.DELETE_ACCOUNT, Intent.QUESTION, Intent.AFFIRM)) {
        for (Found found : List.of(Found.OTHER, Found.NOTHING)) {
          all.add(
              new Input.Said(
                  new Understanding(
                      intent, 0.9, Polarity.PLAIN, Party.SELF, matter, new Checked.Nothing()),
                  found));
        }
      }
    }
    for (Intent wish : List.of(Intent.DELETE_ACCOUNT, Intent.DEACTIVATE_ACCOUNT)) {
      for (Polarity polarity : Polarity.values()) {
        for (Party party : Party.values()) {
          var text = new Understanding(wish, 0.9, polarity, party).with(Explicitness.EXPLICIT);
          all.add(new Input.Said(text, Found.NOTHING));
          all.add(new Input.Said(text.with(Safety.DOUBT), Found.NOTHING));
        }
      }
    }
    for (Safety safety : Safety.values()) {
      for (Intent intent : Intent.values()) {
        for (Polarity polarity : Polarity.values()) {
          var text = new Understanding(intent, 0.9, polarity, Party.SELF);
          all.add(new Input.Said(text.with(safety), Found.NOTHING));
        }
      }
    }
    for (Remark remark : Remark.values()) {
      for (Intent intent : remark.isOfStep() ? List.of(Intent.QUESTION) : INTENTS) {
        for (Found found : List.of(Found.OTHER, Found.NOTHING)) {
          var text = new Understanding(intent, 0.9, Polarity.PLAIN, Party.SELF);
          all.add(new Input.Said(text.with(remark), found));
        }
      }
    }
    all.add(
        new Input.Said(
            new Understanding(Intent.DELETION_STATUS, 0.9, Polarity.PLAIN, Party.SELF),
            Found.OTHER,
            Input.Reliance.ON_TOPIC));
    for (Checked checked : checks()) {
      for (Intent intent : Intent.values()) {
        all.add(
            new Input.Said(
                new Understanding(intent, 0.9, Polarity.PLAIN, Party.SELF, Matter.NONE, checked),
                Found.NOTHING));
      }
    }
    for (Found found : Found.values()) {
      all.add(
          new Input.Said(
              new Understanding(Intent.DELETE_ACCOUNT, 0.1, Polarity.PLAIN, Party.SELF), found));
    }
    for (PromptName prompt : PromptName.values()) {
      for (Option option : prompt.options()) {
        all.add(new Input.Chose(prompt, option));
      }
    }
    for (Suggestion suggestion : Suggestion.values()) {
      all.add(new Input.Picked(suggestion));
    }
    for (Tick tick : Tick.values()) {
      ITEMS.forEach(item -> all.add(new Input.Ticked(item, tick)));
      all.add(new Input.Ticked(new ItemId("no-such-item"), tick));
    }
    for (News news : news()) {
      all.add(new Input.Heard(attempt, news));
      all.add(new Input.Heard(attempt - 1, news));
    }
    all.add(new Input.Silence());
    return List.copyOf(all);
  }
}
