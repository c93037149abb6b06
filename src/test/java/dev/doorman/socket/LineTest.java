package dev.doorman.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {
  private final List<CloseReason> closed = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();

  private Line line(RuntimeException failure) {
    WebSocketConnection connection =
        (WebSocketConnection)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {WebSocketConnection.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "sendText" -> {
                        sent.add((String) arguments[0]);
                        yield Uni.createFrom().failure(failure);
                      }
                      case "close" -> {
                        closed.add((CloseReason) arguments[0]);
                        yield Uni.createFrom().voidItem();
                      }
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    var bounds =
        new Line.Bounds(
            8,
            new CloseReason(1008, "flood"),
            Duration.ofSeconds(5),
            new CloseReason(1008, "slow"));
    return new Line(
        connection,
        Runnable::run,
        bounds,
        new Line.Work() {
          @Override
          public void frame(String text) {}

          @Override
          public boolean isDue() {
            return false;
          }

          @Override
          public void next() {}
        });
  }

  @Test
  void aConnectionThatAFrameCannotBeSentOnIsClosedSoThatTheClientComesBack() {
    Line line = line(new IllegalStateException("a fault in the encoder"));
    line.send("{}");
    line.send("{}");
    assertThat(line.isClosed()).isTrue();
    assertThat(closed).extracting(CloseReason::getCode).containsExactly(1011);
    assertThat(sent).as("nothing more is tried").hasSize(1);
  }
}
