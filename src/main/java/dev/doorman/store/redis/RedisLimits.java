package dev.doorman.store.redis;

import dev.doorman.store.Limits;
import dev.doorman.store.LocalLimits;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Limits that all nodes share, by Redis's clock; each node's own while Redis is away.
 *
 * <p>The generic cell rate algorithm (ITU-T I.371): of each name only the time is kept at which all
 * its permits will be back.
 */
public final class RedisLimits implements Limits {
  /** Longer than this nobody is kept waiting for a shared count. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  /** Gives 0 where the permits were spent, else the microseconds until there are so many. */
  private static final String SCRIPT =
      """
      local time = redis.call('TIME')
      local now = time[1] * 1000000 + time[2]
      local cost = tonumber(ARGV[1])
      local span = tonumber(ARGV[2])
      local back = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now) + cost
      local wait = back - now - span
      if wait > 0 then
        return math.ceil(wait)
      end
      redis.call('SET', KEYS[1], string.format('%.0f', back),
        'PX', math.ceil((back - now) / 1000))
      return 0
      """;

  private final RedisLink link;
  private final String prefix;
  private final LocalLimits local = new LocalLimits();

  /**
   * Limits over this link.
   *
   * @param prefix of the keys
   */
  public RedisLimits(RedisLink link, String prefix) {
    this.link = link;
    this.prefix = prefix;
  }

  @Override
  public Optional<Duration> spend(String name, int permits, int most, Duration span) {
    long micros = TimeUnit.NANOSECONDS.toMicros(span.toNanos());
    Request request =
        Request.cmd(Command.EVAL)
            .arg(SCRIPT)
            .arg(1)
            .arg(prefix + name)
            .arg(Math.max(1, micros / most) * Math.min(permits, most))
            .arg(micros);
    Optional<Long> wait = link.ask(request, PATIENCE).map(Response::toLong);
    if (wait.isEmpty()) {
      return local.spend(name, permits, most, span);
    }
    return wait.filter(pause -> pause > 0)
        .map(pause -> Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(pause)));
  }
}
