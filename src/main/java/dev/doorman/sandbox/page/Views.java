package dev.doorman.sandbox.page;

import dev.doorman.sandbox.book.Account;
import dev.doorman.sandbox.book.Mail;
import dev.doorman.sandbox.words.Tongue;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * The templates; {@code t} has their words. An empty {@code error} means that nothing is wrong. The
 * mailbox is for developers, and in English.
 */
@CheckedTemplate(basePath = "sandbox")
final class Views {
  private Views() {}

  /** Is this request yours? */
  static native TemplateInstance match(Tongue t, String phrase, String error);

  /**
   * Who are you?
   *
   * @param typed what the field holds already
   */
  static native TemplateInstance contact(
      Tongue t, String phrase, String example, String typed, String error);

  /**
   * Which code did you get?
   *
   * @param to where the code went; empty where the customer did not say it
   * @param resend when a new code can be asked for, in words
   */
  static native TemplateInstance code(
      Tongue t, String phrase, String to, String resend, String error);

  /** A page with nothing to do on it. */
  static native TemplateInstance plain(
      Tongue t, String title, List<String> paragraphs, String mark);

  /** The mailbox. */
  static native TemplateInstance mailbox(
      Tongue t, List<Account> accounts, String address, List<Mail> mails, String error);
}
