/**
 * What events say: Doorman's own words from the message bundles, the articles' passages, and their
 * form on the wire. Knows no conversation, store or clock. Immutable, so safe to share between
 * threads.
 */
@NullMarked
package dev.doorman.conversation.words;

import org.jspecify.annotations.NullMarked;
