package dev.doorman.deletion;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * What a request is made from.
 *
 * @param subject the vendor's name for the account, where the page told who is signed in
 * @param locale BCP 47, for the verification page
 * @param confirmedAt when the customer said the explicit yes to the warning
 */
public record NewDeletionRequest(
    ConversationId conversation, Optional<Subject> subject, String locale, Instant confirmedAt) {}
