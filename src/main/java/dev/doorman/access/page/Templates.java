package dev.doorman.access.page;

import dev.doorman.access.account.AuditStore.Entry;
import dev.doorman.access.rest.UserView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The pages, made from {@code templates/access}; their parameters are checked when building. */
@CheckedTemplate(basePath = "access", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class Templates {
  private static final String HTML = "text/html;charset=UTF-8";

  private Templates() {}

  static native TemplateInstance signIn(PageView view, SignInView ways);

  static native TemplateInstance password(PageView view, boolean due, String next);

  static native TemplateInstance users(PageView view, List<UserView> users);

  /**
   * The audit log.
   *
   * @param older the id of the last entry where there are older ones, else empty
   */
  static native TemplateInstance audit(PageView view, List<Entry> entries, String older);

  static native TemplateInstance message(PageView view, String heading, String text);

  static native TemplateInstance goingOn(PageView view, String next);

  /** An answer with a page. */
  static Response page(int status, TemplateInstance page) {
    return Response.status(status).type(HTML).entity(page.render()).build();
  }
}
