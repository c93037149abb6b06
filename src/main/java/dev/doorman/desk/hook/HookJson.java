package dev.doorman.desk.hook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.desk.hook.Deliveries.Entry;
import dev.doorman.desk.hook.Subscription.Activity;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** Subscriptions and deliveries as the API shows them. */
final class HookJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private HookJson() {}

  static Response ok(ObjectNode body) {
    return Response.ok(body.toString()).header("Cache-Control", "no-store").build();
  }

  static ObjectNode subscriptions(List<Subscription> all) {
    ObjectNode node = JSON.objectNode();
    var list = node.putArray("webhooks");
    all.forEach(one -> list.add(subscription(one)));
    return node;
  }

  static ObjectNode subscription(Subscription one) {
    ObjectNode node =
        JSON.objectNode().put("id", one.id().toString()).put("url", one.url().toString());
    var events = node.putArray("events");
    one.events().forEach(events::add);
    return node.put("active", one.activity() == Activity.ACTIVE)
        .put("createdAt", one.createdAt().toString());
  }

  static ObjectNode deliveries(List<Entry> all) {
    ObjectNode node = JSON.objectNode();
    var list = node.putArray("deliveries");
    all.forEach(one -> list.add(delivery(one)));
    return node;
  }

  private static ObjectNode delivery(Entry one) {
    ObjectNode node =
        JSON.objectNode()
            .put("n", one.n())
            .put("event", one.event().toString())
            .put("type", one.type())
            .put("chat", one.conversation().toString())
            .put("at", one.at().toString())
            .put("state", one.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("attempts", one.attempts());
    one.last().status().ifPresent(status -> node.put("status", status));
    one.last().answer().ifPresent(answer -> node.put("answer", answer));
    one.last().problem().ifPresent(problem -> node.put("problem", problem));
    one.nextAt().ifPresent(next -> node.put("nextAt", next.toString()));
    one.doneAt().ifPresent(done -> node.put("doneAt", done.toString()));
    return node;
  }
}
