package dev.doorman.reliability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A JVM's memory after a garbage collection.
 *
 * @param heap what is live, in bytes
 * @param resident what the process holds of the machine's, in bytes
 */
record Memory(long heap, long resident) {
  /** Of 1,024 bytes each, whatever G1 or another collector calls its parts. */
  private static final Pattern USED = Pattern.compile("heap.*?used (\\d+)K");

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  static Memory of(long pid) throws IOException, InterruptedException {
    command(pid, "GC.run");
    return new Memory(
        number(USED, command(pid, "GC.heap_info")),
        number(RESIDENT, Files.readString(Path.of("/proc/" + pid + "/status"))));
  }

  private static long number(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return Long.parseLong(found.group(1)) * 1024;
  }

  private static String command(long pid, String command) throws IOException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(List.of(tool, String.valueOf(pid), command))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    return said;
  }
}
