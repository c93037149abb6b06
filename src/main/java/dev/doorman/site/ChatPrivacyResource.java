package dev.doorman.site;

import dev.doorman.knowledge.Knowledge;
import dev.doorman.knowledge.Library;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What happens to what a customer writes in the chat.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
@Path(Paths.HELP + "/about/chat-privacy")
@HelpPage
@RunOnVirtualThread
public final class ChatPrivacyResource {
  private static final String HTML = MediaType.TEXT_HTML + ";charset=utf-8";

  private final Knowledge knowledge;
  private final Framer framer;
  private final Tongues tongues;
  private final Handling handling;

  @Inject
  ChatPrivacyResource(Knowledge knowledge, Framer framer, Tongues tongues, Handling handling) {
    this.knowledge = knowledge;
    this.framer = framer;
    this.tongues = tongues;
    this.handling = handling;
  }

  /** The page, in the reader's language as far as the help centre speaks it. */
  @GET
  @Produces(HTML)
  public Response page(
      @QueryParam("locale") @Nullable String locale,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
      @Context UriInfo uri,
      @Context Request request) {
    var reader = Reader.of(locale, accepted);
    Library library = knowledge.now().library();
    Locale language = reader.language(library);
    Frame frame = framer.missing(library, reader, uri);
    var page = Templates.chatPrivacy(frame, facts(language)).setLocale(language);
    return Tagged.answer(page.render(), HTML, request).build();
  }

  private List<String> facts(Locale language) {
    SiteWords words = tongues.in(language);
    List<String> facts = new ArrayList<>();
    facts.add(words.privacyBot());
    if (handling.model() == Handling.Model.PRESENT) {
      facts.add(words.privacyModel());
    }
    facts.add(words.privacyTeam());
    facts.add(words.privacyKept(NumberFormat.getInstance(language).format(handling.days())));
    facts.add(words.privacyDeletion());
    facts.add(words.privacyCodes());
    facts.add(words.privacyYours());
    return facts;
  }
}
