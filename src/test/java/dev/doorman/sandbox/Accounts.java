package dev.doorman.sandbox;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Accounts that one test has for itself. */
@Singleton
public final class Accounts {
  private final DataSource dataSource;

  @Inject
  Accounts(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Adds an account, and gives its email address; the part before the at sign is its id. */
  public String add() {
    String id = "t" + UUID.randomUUID();
    String email = id + "@example.com";
    try (var connection = dataSource.getConnection();
        var insert =
            connection.prepareStatement("insert into \"sandbox\".account values (?, ?, null)")) {
      insert.setString(1, id);
      insert.setString(2, email);
      insert.executeUpdate();
      return email;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the mailbox's page lists the account. */
  static boolean isIn(String mailboxPage, String email) {
    return mailboxPage.contains(">" + email + "</a>");
  }
}
