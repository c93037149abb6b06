package dev.doorman.sandbox.page;

import dev.doorman.sandbox.book.Account;
import dev.doorman.sandbox.book.Mail;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The templates. An empty {@code error} means that nothing is wrong. */
@CheckedTemplate(basePath = "sandbox")
final class Views {
  private Views() {}

  /** Is this request yours? */
  static native TemplateInstance match(String phrase, String error);

  /**
   * Who are you?
   *
   * @param typed what the field holds already
   */
  static native TemplateInstance contact(String phrase, String typed, String error);

  /**
   * Which code did you get?
   *
   * @param to where the code went; empty where the customer did not say it
   * @param resend when a new code can be asked for, in words
   */
  static native TemplateInstance code(String phrase, String to, String resend, String error);

  /** A page with nothing to do on it. */
  static native TemplateInstance plain(String title, List<String> paragraphs, String mark);

  /** The mailbox. */
  static native TemplateInstance mailbox(
      List<Account> accounts, String address, List<Mail> mails, String error);
}
