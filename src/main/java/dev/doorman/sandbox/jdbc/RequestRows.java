package dev.doorman.sandbox.jdbc;

import dev.doorman.sandbox.book.Link;
import dev.doorman.sandbox.book.Progress;
import dev.doorman.sandbox.book.Proof;
import dev.doorman.sandbox.book.Proof.Code;
import dev.doorman.sandbox.book.Request;
import dev.doorman.sandbox.book.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** Requests between rows and Java. */
final class RequestRows {
  private RequestRows() {}

  static Request read(ResultSet row) throws SQLException {
    return new Request(
        row.getString("id"),
        row.getObject("conversation", UUID.class),
        Rows.optionalText(row, "subject"),
        row.getString("locale"),
        Rows.time(row, "confirmed_at"),
        Rows.time(row, "created_at"),
        State.valueOf(row.getString("state")),
        new Link(
            row.getInt("link_number"),
            row.getString("match_phrase"),
            Rows.time(row, "link_expires_at")),
        proof(row),
        progress(row));
  }

  private static Proof proof(ResultSet row) throws SQLException {
    Optional<String> mac = Rows.optionalText(row, "code_mac");
    return new Proof(
        Proof.Step.valueOf(row.getString("step")),
        Rows.optionalText(row, "contact"),
        Rows.optionalText(row, "account"),
        mac.isPresent()
            ? Optional.of(new Code(mac.get(), Rows.time(row, "code_expires_at")))
            : Optional.empty(),
        row.getInt("checks"),
        Rows.time(row, "check_from"),
        row.getInt("sends"),
        Rows.time(row, "send_from"));
  }

  private static Progress progress(ResultSet row) throws SQLException {
    return new Progress(
        Rows.optionalText(row, "masked_account"),
        Rows.optionalTime(row, "verified_at"),
        Rows.optionalTime(row, "verified_until"),
        Rows.optionalTime(row, "accepted_at"),
        Optional.ofNullable(row.getObject("expected_by", LocalDate.class)),
        Rows.optionalTime(row, "complete_at"),
        Rows.optionalTime(row, "completed_at"));
  }

  /** Binds what never changes. */
  static <S extends SqlStatement<S>> S bindOrigin(S statement, Request request) {
    return statement
        .bind("conversation", request.conversation())
        .bind("subject", request.subject().orElse(null))
        .bind("locale", request.locale())
        .bind("confirmed_at", Rows.time(request.confirmedAt()))
        .bind("created_at", Rows.time(request.createdAt()));
  }

  /** Binds the id and all that changes. */
  static <S extends SqlStatement<S>> S bind(S statement, Request request) {
    Proof proof = request.proof();
    Progress progress = request.progress();
    return statement
        .bind("id", request.id())
        .bind("state", request.state().name())
        .bind("due_at", Rows.time(request.dueAt()))
        .bind("link_number", request.link().number())
        .bind("match_phrase", request.link().matchPhrase())
        .bind("link_expires_at", Rows.time(request.link().expiresAt()))
        .bind("step", proof.step().name())
        .bind("contact", proof.contact().orElse(null))
        .bind("account", proof.account().orElse(null))
        .bind("code_mac", proof.code().map(Code::mac).orElse(null))
        .bind("code_expires_at", Rows.time(proof.code().map(Code::expiresAt)))
        .bind("checks", proof.checks())
        .bind("check_from", Rows.time(proof.checkFrom()))
        .bind("sends", proof.sends())
        .bind("send_from", Rows.time(proof.sendFrom()))
        .bind("masked_account", progress.maskedAccount().orElse(null))
        .bind("verified_at", Rows.time(progress.verifiedAt()))
        .bind("verified_until", Rows.time(progress.verifiedUntil()))
        .bind("accepted_at", Rows.time(progress.acceptedAt()))
        .bind("expected_by", progress.expectedBy().orElse(null))
        .bind("complete_at", Rows.time(progress.completeAt()))
        .bind("completed_at", Rows.time(progress.completedAt()));
  }
}
