package dev.doorman.cli;

import dev.doorman.base.FinalException;
import dev.doorman.cli.kit.CheckDeletionApi;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Finds and runs the command that the arguments name. */
public final class Commands {
  /** All went well. */
  public static final int OK = 0;

  /** The command ran, and something that it looked at is not as it should be. */
  public static final int FAILED = 1;

  /** The command was not understood, or what it was given cannot be used. */
  public static final int BAD_INPUT = 2;

  private Commands() {}

  /** Whether the arguments ask for a command; without any, the server is meant. */
  public static boolean isCommand(String[] args) {
    return args.length > 0;
  }

  /**
   * Runs a command. Texts are UTF-8 on all three streams, whatever the machine's own encoding is.
   *
   * @param environment the process's variables: {@code DOORMAN_KNOWLEDGE} names the folder of the
   *     articles where the command line does not
   * @param clock tells what time it is
   * @param in standard input
   * @param out for what was asked for, and nothing else
   * @param err for what went wrong
   * @return the exit code
   */
  public static int run(
      String[] args,
      Map<String, String> environment,
      Clock clock,
      InputStream in,
      PrintStream out,
      PrintStream err) {
    var output = new PrintWriter(out, false, StandardCharsets.UTF_8);
    var errors = new PrintWriter(err, false, StandardCharsets.UTF_8);
    var input = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    try {
      return new CommandLine(new Doorman(environment, input, output))
          .addSubcommand(new CheckDeletionApi(environment, input, clock))
          .setOut(output)
          .setErr(errors)
          .setParameterExceptionHandler((e, given) -> misunderstood(e))
          .setExecutionExceptionHandler(Commands::failed)
          .execute(args);
    } finally {
      output.flush();
      errors.flush();
    }
  }

  private static int misunderstood(ParameterException e) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(e.getMessage());
    if (command.getParent() == null) {
      err.println(
          "The commands are: " + String.join(", ", command.getSubcommands().keySet()) + ".");
    }
    err.println("More: " + command.getCommandSpec().qualifiedName() + " --help");
    return BAD_INPUT;
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) throws Exception {
    if (e instanceof FinalException bad) {
      command.getErr().println(bad.getMessage());
      return BAD_INPUT;
    }
    throw e;
  }
}
