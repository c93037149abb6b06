package dev.doorman.wiring;

import dev.doorman.base.OwnOrigin;
import dev.doorman.base.TrustedProxies;
import dev.doorman.chat.Clients;
import dev.doorman.chat.Lookout;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.Watches;
import dev.doorman.site.SearchMeter;
import dev.doorman.site.SiteConfig;
import dev.doorman.store.Doorbell;
import dev.doorman.store.InProcessDoorbell;
import dev.doorman.store.Limits;
import dev.doorman.store.LocalLimits;
import dev.doorman.store.redis.RedisDoorbell;
import dev.doorman.store.redis.RedisLimits;
import dev.doorman.store.redis.RedisLink;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What ties several nodes together, and what stands before them. */
final class Nodes {
  /** The connection to Redis, where one is configured. */
  record Redis(Optional<RedisLink> link, String prefix) {}

  @Produces
  @Singleton
  Redis redis(RedisConfig config, Vertx vertx) {
    String prefix = config.prefix() + ":";
    return new Redis(
        config.url().map(url -> new RedisLink(vertx, url, prefix + "doorbell", config.beat())),
        prefix);
  }

  @Produces
  @Singleton
  Doorbell doorbell(Redis redis, DbConfig database) {
    return redis
        .link()
        .<Doorbell>map(RedisDoorbell::new)
        .orElseGet(
            () ->
                database.url().isPresent()
                    ? InProcessDoorbell.amongOthers()
                    : new InProcessDoorbell());
  }

  @Produces
  @Singleton
  Limits limits(Redis redis) {
    return redis
        .link()
        .<Limits>map(link -> new RedisLimits(link, redis.prefix() + "limit:"))
        .orElseGet(LocalLimits::new);
  }

  /** Searches cost only the node that makes them, so each counts its own. */
  @Produces
  @Singleton
  SearchMeter searches(SiteConfig config) {
    var limits = new LocalLimits();
    return address -> limits.spend(address, config.searchesPerMinute(), Duration.ofMinutes(1));
  }

  @Produces
  @Singleton
  Lookout lookout(
      Clients clients, ConversationStore store, Watches watches, Doorbell doorbell, Clock clock) {
    return new Lookout(clients, store, watches, doorbell, clock);
  }

  @Produces
  @Singleton
  TrustedProxies proxies(DoormanConfig config) {
    return TrustedProxies.of(config.trustedProxies().orElseGet(List::of));
  }

  @Produces
  @Singleton
  OwnOrigin ownOrigin(DoormanConfig config) {
    return new OwnOrigin(config.publicUrl());
  }
}
