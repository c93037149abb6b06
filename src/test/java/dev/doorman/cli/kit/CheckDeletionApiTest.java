package dev.doorman.cli.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.cli.Commands;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as its users meet it: options, the table, the exit code. */
class CheckDeletionApiTest {
  private final Clock clock = Clock.systemUTC();

  @Test
  void withNobodyAtThePromptTheRestIsCheckedAndTheExitCodeIsZero() throws IOException {
    try (var vendor = new VendorServer(clock, new VendorEvents(null))) {
      Result result = run("", vendor.url().toString());
      assertThat(result.code()).as(result.out()).isEqualTo(Commands.OK);
      assertThat(result.out())
          .containsPattern("holds +create +A new request")
          .containsPattern("not checked +verified .*nobody is at the prompt")
          .contains("0 fail");
    }
  }

  @Test
  void aFailureIsShownWithItsRequestAndAnswerAndWithoutTheToken() throws IOException {
    try (var vendor = new VendorServer(clock, new VendorEvents(null), Fault.NO_PROBLEM_DETAILS)) {
      Result result = run("", vendor.url().toString());
      assertThat(result.code()).isEqualTo(Commands.FAILED);
      assertThat(result.out())
          .containsPattern("FAILS +problem-details")
          .contains("> GET /deletion-requests/", "< 404", "[redacted]", "1 fail");
      assertThat(result.out() + result.err()).doesNotContain(VendorServer.TOKEN);
    }
  }

  @Test
  void whoSkipsAtThePromptIsNotAskedToHaveDoneIt() throws IOException {
    try (var vendor = new VendorServer(clock, new VendorEvents(null))) {
      Result result = run("s\ns\n", vendor.url().toString());
      assertThat(result.code()).isEqualTo(Commands.OK);
      assertThat(result.err()).contains("amber heron", "/verify/", "TEST account");
      assertThat(result.out()).containsPattern("not checked +verified .*skipped");
    }
  }

  @Test
  void aCommandIsGivenTheLinkAndThePhraseAndNoSecret(@TempDir Path folder) throws IOException {
    Path seen = folder.resolve("seen");
    try (var vendor = new VendorServer(clock, new VendorEvents(null))) {
      Result result =
          run("", vendor.url().toString(), "--verify-with", "env > " + seen + "; exit 3");
      assertThat(result.out())
          .containsPattern("not checked +verified .*the command ended with 3")
          .containsPattern("not checked +rejected .*--reject-with");
      assertThat(Files.readString(seen))
          .contains("DOORMAN_MATCH_PHRASE=amber heron", "DOORMAN_ERRAND=verify", "/verify/")
          .doesNotContain(VendorServer.TOKEN);
    }
  }

  @Test
  void aCommandThatHangsIsEndedInTime() throws IOException {
    try (var vendor = new VendorServer(clock, new VendorEvents(null))) {
      Result result =
          run(
              "",
              vendor.url().toString(),
              "--verify-with",
              "exec sleep 60",
              "--person-timeout",
              "PT0.2S");
      assertThat(result.out()).containsPattern("not checked +verified .*did not end");
    }
  }

  @Test
  void whatCannotBeUsedExitsWithTwo() throws IOException {
    assertBad("cannot be reached", "http://127.0.0.1:1/api");
    assertBad("--url must be an http", "ftp://vendor.example");
    try (var vendor = new VendorServer(clock, new VendorEvents(null))) {
      assertBad("--listen must be", vendor.url().toString(), "--listen", "here");
      assertBad("does not take the token", vendor.url().toString(), "--token", "wrong");
    }
  }

  private void assertBad(String message, String... args) {
    Result result = run("", args);
    assertThat(result.code()).as(message).isEqualTo(Commands.BAD_INPUT);
    assertThat(result.err()).contains(message);
  }

  private record Result(int code, String out, String err) {}

  private Result run(String in, String url, String... more) {
    List<String> args = new ArrayList<>(List.of("check-deletion-api", "--url", url));
    args.addAll(List.of(more));
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        Commands.run(
            args.toArray(String[]::new),
            Map.of("DOORMAN_DELETION_API_TOKEN", VendorServer.TOKEN),
            clock,
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8));
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Result run(String in, String[] args) {
    String[] more = java.util.Arrays.copyOfRange(args, 1, args.length);
    return run(in, args[0], more);
  }
}
