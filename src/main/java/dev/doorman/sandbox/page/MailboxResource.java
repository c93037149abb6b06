package dev.doorman.sandbox.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.doorman.sandbox.book.Mail;
import dev.doorman.sandbox.book.Store;
import dev.doorman.sandbox.proof.Contact;
import dev.doorman.sandbox.words.Tongue;
import dev.doorman.sandbox.words.Tongues;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/**
 * The sandbox's mailbox: what was sent to made-up addresses and phone numbers, for anyone to read.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
@Path("/sandbox/mailbox")
public final class MailboxResource {
  private static final int MOST_ACCOUNTS = 50;
  private static final int MOST_MAILS = 50;

  private final Store store;
  private final Tongue english;
  private final ObjectMapper mapper;

  @Inject
  MailboxResource(Store store, Tongues tongues, ObjectMapper mapper) {
    this.store = store;
    this.english = tongues.of("en");
    this.mapper = mapper;
  }

  /** The page: the accounts that there are, and the mails to one address. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  public String page(@QueryParam("address") @DefaultValue("") String address) {
    Optional<Contact> contact = Contact.read(address);
    String error =
        address.isBlank() || contact.isPresent() ? "" : "Enter an email address or a phone number.";
    return Views.mailbox(
            english,
            store.inTransaction(tables -> tables.accounts().first(MOST_ACCOUNTS)),
            contact.map(Contact::value).orElse(address),
            contact.map(this::mails).orElseGet(List::of),
            error)
        .render();
  }

  /**
   * The mails to one address, newest first, at most 50: {@code [{to, subject, text, at, code}]}. An
   * address that got none has an empty list.
   */
  @GET
  @Path("{address}")
  @Produces(MediaType.APPLICATION_JSON)
  public String list(@PathParam("address") String address) {
    ArrayNode list = mapper.createArrayNode();
    for (Mail mail : Contact.read(address).map(this::mails).orElseGet(List::of)) {
      list.addObject()
          .put("to", mail.to())
          .put("subject", mail.subject())
          .put("text", mail.text())
          .put("at", mail.at().toString())
          .put("code", mail.code());
    }
    return list.toString();
  }

  private List<Mail> mails(Contact contact) {
    return store.inTransaction(tables -> tables.mails().to(contact.value(), MOST_MAILS));
  }
}
