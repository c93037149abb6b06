/**
 * Sign-in with another provider: OpenID Connect's authorization code flow with PKCE. Calls to the
 * provider take at most {@code doorman.access.oidc.call-timeout} each. Safe for use by several
 * threads.
 */
@NullMarked
package dev.doorman.access.oidc;

import org.jspecify.annotations.NullMarked;
