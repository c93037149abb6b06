package dev.doorman.cli.kit;

import dev.doorman.base.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The implementation under test.
 *
 * @param url below which {@code /deletion-requests} stands, without a slash at its end
 * @param second another token that is valid at the same time
 * @param callTimeout after so long a call counts as not answered
 * @param patience how long a check may wait for time to pass; none is made to wait where zero
 */
record Target(
    URI url,
    Secret<String> token,
    Optional<Secret<String>> second,
    Duration callTimeout,
    Duration patience) {}
