package dev.doorman.wiring;

import dev.doorman.chat.Clients;
import dev.doorman.chat.Lookout;
import dev.doorman.conversation.Office;
import dev.doorman.conversation.delivery.Delivery;
import dev.doorman.store.PrivateFiles;
import dev.doorman.store.redis.RedisLink;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * What happens in order when the application starts and stops.
 *
 * <p>Articles that cannot be used stop the start. Work for the deletion API begins once the server
 * listens, since the sandbox is asked over HTTP too.
 */
@Singleton
final class Lifecycle {
  private static final Logger LOG = Logger.getLogger(Lifecycle.class);

  private final Provider<Delivery> delivery;
  private final Clients clients;
  private final ArticlesWatch articles;
  private final Office office;
  private final Nodes.Redis redis;
  private final Lookout lookout;
  private final DoormanConfig doorman;
  private final DbConfig db;
  private final AtomicBoolean delivering = new AtomicBoolean();

  @Inject
  Lifecycle(
      Provider<Delivery> delivery,
      Clients clients,
      ArticlesWatch articles,
      Office office,
      Nodes.Redis redis,
      Lookout lookout,
      DoormanConfig doorman,
      DbConfig db) {
    this.doorman = doorman;
    this.db = db;
    this.redis = redis;
    this.lookout = lookout;
    this.delivery = delivery;
    this.clients = clients;
    this.articles = articles;
    this.office = office;
  }

  void start(@Observes StartupEvent event) {
    EnvironmentCheck.check(System.getenv().keySet());
    closeStore();
    // The others are injected, so made: a fault in the articles shows now, not at a question.
    articles.start();
    redis.link().ifPresent(RedisLink::start);
    lookout.start();
  }

  /** The embedded store is nobody's business but this user's. */
  private void closeStore() {
    if (db.url().isPresent()) {
      return;
    }
    try {
      PrivateFiles.close(Path.of(doorman.data()), "doorman");
    } catch (IOException e) {
      LOG.warnf("the store's files stay open to other users of this machine: %s", e.getMessage());
    }
  }

  void listening(@ObservesAsync HttpServerStart event) {
    deliver();
  }

  void listening(@ObservesAsync HttpsServerStart event) {
    deliver();
  }

  private void deliver() {
    if (delivering.compareAndSet(false, true)) {
      delivery.get().start();
    }
  }

  /** Before the server closes, which would end all connections with no word. */
  void sendAway(@Observes ShutdownDelayInitiatedEvent event) {
    lookout.close();
    clients.close();
  }

  void stop(@Observes ShutdownEvent event) {
    // Where nothing was told before: dev mode and tests stop without it.
    lookout.close();
    clients.close();
    articles.close();
    office.rewriter().close();
    if (delivering.get()) {
      delivery.get().close();
    }
    // Last: what was finished until now was rung for the other nodes.
    redis.link().ifPresent(RedisLink::close);
  }
}
