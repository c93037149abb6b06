package dev.doorman.conversation.jdbc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.conversation.Bulletin;
import dev.doorman.conversation.Change;
import dev.doorman.conversation.Change.Note;
import dev.doorman.conversation.Desk;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.HandOver;
import dev.doorman.conversation.HandOverChange;
import dev.doorman.conversation.HandOvers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Puts a bulletin down for each webhook that wants it. The caller's transaction holds the
 * conversation's row, so the numbers of one conversation's bulletins grow in their order.
 */
final class BulletinRows {
  private BulletinRows() {}

  /** Does nothing where nobody has subscribed. */
  static void tell(Handle handle, ConversationId id, Instant at, Bulletin bulletin) {
    handle
        .createUpdate(
            """
            insert into hook_delivery (webhook, event, conversation, type, at, seq, detail, state,
              attempts, tried_since, due_at)
            select w.id, cast(:event as uuid), cast(:id as uuid), cast(:type as varchar(32)),
              cast(:at as timestamp with time zone), cast(:seq as bigint),
              cast(:detail as varchar(4000)), 'PENDING', 0,
              cast(:at as timestamp with time zone), cast(:at as timestamp with time zone)
            from webhook w where w.active and w.events like :wanted""")
        .bind("event", UUID.randomUUID())
        .bind("id", id.value())
        .bind("type", bulletin.type())
        .bind("at", Rows.time(at))
        .bind("seq", bulletin instanceof Bulletin.Said said ? said.seq() : null)
        .bind("detail", detail(bulletin).toString())
        .bind("wanted", "% " + bulletin.type() + " %")
        .execute();
  }

  /** Tells what people and the bot said, where a person is waited for or has the chat. */
  static void said(Handle handle, Change change) {
    if (change.before().desk() instanceof Desk.None) {
      return;
    }
    for (Event event : change.events()) {
      if (event.from() != Event.Sender.SYSTEM) {
        tell(handle, change.before().id(), change.at(), new Bulletin.Said(event.seq()));
      }
    }
  }

  /** Tells what changed about a hand-over, where that is worth telling; called after it did. */
  static void tell(Handle handle, Change change, HandOverChange what) {
    bulletin(handle, change, what)
        .ifPresent(bulletin -> tell(handle, change.before().id(), change.at(), bulletin));
  }

  private static Optional<Bulletin> bulletin(Handle handle, Change change, HandOverChange what) {
    return switch (what) {
      case HandOverChange.Begun c -> waiting(handle, change, c.nr());
      case HandOverChange.Rejoined c -> waiting(handle, change, c.nr());
      case HandOverChange.Requeued c -> waiting(handle, change, c.nr());
      case HandOverChange.Moved c -> waiting(handle, change, c.nr());
      case HandOverChange.Shelved c -> waiting(handle, change, c.nr());
      case HandOverChange.LeftInstead c -> waiting(handle, change, c.nr());
      case HandOverChange.Placed c -> Optional.empty();
      case HandOverChange.Deserted c -> Optional.empty();
      case HandOverChange.Taken(int nr, var by) -> Optional.of(new Bulletin.Claimed(nr, by));
      case HandOverChange.Ended ended ->
          Optional.of(
              ended.stage() == HandOver.Stage.RETURNED
                  ? new Bulletin.Returned(ended.nr())
                  : new Bulletin.Closed(
                      ended.nr(),
                      ended.closing().map(HandOvers.Closing::outcome),
                      ended.closing().map(HandOvers.Closing::tags).orElseGet(List::of)));
      case HandOverChange.Audited c -> Optional.empty();
      case HandOverChange.Wrote c -> Optional.empty();
      case HandOverChange.Rated c -> Optional.empty();
    };
  }

  private static Optional<Bulletin> waiting(Handle handle, Change change, int nr) {
    return handle
        .createQuery(
            "select state, team, reason from hand_over where conversation = :id and nr = :nr")
        .bind("id", change.before().id().value())
        .bind("nr", nr)
        .map(
            (row, context) ->
                new Bulletin.Waiting(
                    nr,
                    HandOver.Stage.valueOf(row.getString("state")),
                    row.getString("team"),
                    HandOver.Reason.valueOf(row.getString("reason"))))
        .findOne()
        .map(Bulletin.class::cast);
  }

  /**
   * Tells what a note for the record of a deletion is worth telling; called before it is noted. A
   * deletion is noted as accepted again when it is completed, and told of once.
   */
  static void tell(Handle handle, Change change, Note note) {
    ConversationId id = change.before().id();
    switch (note) {
      case Note.Accepted(int attempt, Instant acceptedAt, var expectedBy) -> {
        Recorded recorded = recorded(handle, id, attempt);
        if (!recorded.accepted()) {
          tell(
              handle,
              id,
              change.at(),
              new Bulletin.DeletionAccepted(recorded.reference(), acceptedAt, expectedBy));
        }
      }
      case Note.Completed(int attempt) ->
          tell(
              handle,
              id,
              change.at(),
              new Bulletin.DeletionCompleted(recorded(handle, id, attempt).reference()));
      case Note.Wished n -> {}
      case Note.Requested n -> {}
      case Note.Made n -> {}
      case Note.Verified n -> {}
      case Note.Confirmed n -> {}
      case Note.StopAsked n -> {}
      case Note.Withdrawn n -> {}
      case Note.Closed n -> {}
    }
  }

  private record Recorded(Optional<RequestId> reference, boolean accepted) {}

  private static Recorded recorded(Handle handle, ConversationId id, int attempt) {
    return handle
        .createQuery(
            """
            select request, accepted_at from deletion_record
            where conversation = :id and attempt = :attempt""")
        .bind("id", id.value())
        .bind("attempt", attempt)
        .map(
            (row, context) ->
                new Recorded(
                    Optional.ofNullable(row.getString("request")).map(RequestId::new),
                    Rows.optionalTime(row, "accepted_at").isPresent()))
        .findOne()
        .orElse(new Recorded(Optional.empty(), false));
  }

  private static ObjectNode detail(Bulletin bulletin) {
    ObjectNode detail = JsonNodeFactory.instance.objectNode();
    switch (bulletin) {
      case Bulletin.Waiting b ->
          detail
              .putObject("handOver")
              .put("nr", b.nr())
              .put("state", b.stage().id())
              .put("team", b.team())
              .put("reason", b.reason().id());
      case Bulletin.Claimed b ->
          detail
              .putObject("handOver")
              .put("nr", b.nr())
              .putObject("agent")
              .put("id", b.by().id().toString())
              .put("displayName", b.by().displayName());
      case Bulletin.Closed b -> {
        ObjectNode handOver = detail.putObject("handOver").put("nr", b.nr());
        b.outcome().ifPresent(outcome -> handOver.put("outcome", outcome.id()));
        var tags = handOver.putArray("tags");
        b.tags().forEach(tags::add);
      }
      case Bulletin.Returned b -> detail.putObject("handOver").put("nr", b.nr());
      case Bulletin.Said b -> {}
      case Bulletin.DeletionAccepted b -> {
        ObjectNode deletion = detail.putObject("deletion");
        b.reference().ifPresent(reference -> deletion.put("reference", reference.value()));
        deletion
            .put("acceptedAt", b.acceptedAt().toString())
            .put("expectedBy", b.expectedBy().toString());
      }
      case Bulletin.DeletionCompleted b -> {
        ObjectNode deletion = detail.putObject("deletion");
        b.reference().ifPresent(reference -> deletion.put("reference", reference.value()));
      }
    }
    return detail;
  }
}
