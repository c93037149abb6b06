package dev.doorman.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeskConfigTest {
  private static DeskConfig of(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withMapping(DeskConfig.class)
        .withConverter(Duration.class, 100, new DurationConverter())
        .withSources(new PropertiesConfigSource(settings, "test", 400))
        .build()
        .getConfigMapping(DeskConfig.class);
  }

  @Test
  void nothingSetMeansTheDocumentedDefaults() {
    DeskConfig config = of(Map.of());
    assertThat(config.team()).isEqualTo("support");
    assertThat(config.hours()).isEmpty();
    assertThat(config.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(config.assignment()).isEqualTo(DeskConfig.Assignment.MANUAL);
    assertThat(config.requeueAfter()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.giveUpAfter()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.answerWithin()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.every()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.connections()).isEqualTo(1000);
    assertThat(config.connectionsPerAgent()).isEqualTo(20);
    assertThat(config.waitingFrames()).isEqualTo(64);
    assertThat(config.framesPerMinute()).isEqualTo(600);
    assertThat(config.aliveWithin()).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.sendWithin()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void everyKeyCanBeSet() {
    DeskConfig config =
        of(
            Map.ofEntries(
                Map.entry("doorman.desk.team", "front"),
                Map.entry("doorman.desk.hours", "Mon-Fri 09:00-17:00,Sat 10:00-14:00"),
                Map.entry("doorman.desk.zone", "Europe/Berlin"),
                Map.entry("doorman.desk.assignment", "automatic"),
                Map.entry("doorman.desk.requeue-after", "1m"),
                Map.entry("doorman.desk.give-up-after", "2m"),
                Map.entry("doorman.desk.answer-within", "3m"),
                Map.entry("doorman.desk.every", "4s"),
                Map.entry("doorman.desk.connections", "5"),
                Map.entry("doorman.desk.connections-per-agent", "6"),
                Map.entry("doorman.desk.waiting-frames", "7"),
                Map.entry("doorman.desk.frames-per-minute", "8"),
                Map.entry("doorman.desk.alive-within", "9s"),
                Map.entry("doorman.desk.send-within", "10s")));
    assertThat(config.team()).isEqualTo("front");
    assertThat(config.hours()).contains(List.of("Mon-Fri 09:00-17:00", "Sat 10:00-14:00"));
    assertThat(config.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(config.assignment()).isEqualTo(DeskConfig.Assignment.AUTOMATIC);
    assertThat(config.requeueAfter()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.giveUpAfter()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.answerWithin()).isEqualTo(Duration.ofMinutes(3));
    assertThat(config.every()).isEqualTo(Duration.ofSeconds(4));
    assertThat(config.connections()).isEqualTo(5);
    assertThat(config.connectionsPerAgent()).isEqualTo(6);
    assertThat(config.waitingFrames()).isEqualTo(7);
    assertThat(config.framesPerMinute()).isEqualTo(8);
    assertThat(config.aliveWithin()).isEqualTo(Duration.ofSeconds(9));
    assertThat(config.sendWithin()).isEqualTo(Duration.ofSeconds(10));
  }
}
