package dev.doorman;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A step of the build: says how long each of its parts took and worked, and which tests were the
 * slowest and which classes the dearest.
 */
final class TestTimes {
  private static final int SLOWEST = 20;
  private static final int DEAREST = 30;

  private record Test(String name, double seconds) {}

  /** What a class cost, and the same with what its process did since the class before it. */
  private record Cost(String name, double seconds, double withBetween) {}

  /** The reports of a part: when its first class began, when its last ended. */
  private static final class Part {
    private final String name;
    private Instant begun = Instant.MAX;
    private Instant ended = Instant.MIN;
    private int tests;
    private double worked;

    Part(String name) {
      this.name = name;
    }

    void add(Instant from, Instant to, int count) {
      begun = from.isBefore(begun) ? from : begun;
      ended = to.isAfter(ended) ? to : ended;
      tests += count;
    }

    void work(double seconds) {
      worked += seconds;
    }
  }

  private TestTimes() {}

  /**
   * Prints the table.
   *
   * @param args the build's folder, and when the build began
   */
  @SuppressWarnings("SystemOut") // It is for whoever watches the build.
  public static void main(String... args) throws IOException, XMLStreamException {
    Path target = Path.of(args[0]);
    Set<String> application = new HashSet<>();
    for (String file : Files.readAllLines(target.resolve("application-tests.txt"))) {
      application.add(file.replace(".class", "").replace('/', '.'));
    }
    List<Test> tests = new ArrayList<>();
    var plain = new Part("tests without an application");
    var applications = new Part("tests of an application");
    var whole = new Part("tests of the whole artefact");
    Instant begun = Instant.parse(args[1]);
    for (Path report : files(target.resolve("surefire-reports"), "TEST-*.xml", begun)) {
      String type = report.getFileName().toString().replaceAll("^TEST-|\\.xml$", "");
      read(report, application.contains(type) ? applications : plain, tests);
    }
    for (Path report : files(target.resolve("failsafe-reports"), "TEST-*.xml", begun)) {
      read(report, whole, tests);
    }
    System.out.println("Minutes of each part:");
    Instant last = begun;
    for (Part part : List.of(plain, applications, whole)) {
      if (part.tests > 0) {
        print(minutes(last, part.begun), "building before the next");
        print(minutes(part.begun, part.ended), part.name + ": " + part.tests);
        last = part.ended;
      }
    }
    List<Cost> costs = costs(target.resolve("processor-times"), begun);
    printWork(costs, application, plain, applications, whole);
    System.out.println("Seconds of the slowest tests:");
    tests.stream()
        .sorted(Comparator.comparingDouble(Test::seconds).reversed())
        .limit(SLOWEST)
        .forEach(test -> print(test.seconds(), test.name()));
  }

  /** Every class of this build. */
  private static List<Cost> costs(Path folder, Instant since) throws IOException {
    List<Cost> costs = new ArrayList<>();
    for (Path file : files(folder, "*.tsv", since)) {
      double before = 0;
      for (String line : Files.readAllLines(file)) {
        String[] fields = line.split("\t", -1);
        double now = Double.parseDouble(fields[2]);
        costs.add(new Cost(fields[0], Double.parseDouble(fields[1]), now - before));
        before = now;
      }
    }
    return costs;
  }

  @SuppressWarnings("SystemOut")
  private static void printWork(
      List<Cost> costs, Set<String> application, Part plain, Part applications, Part whole) {
    for (Cost cost : costs) {
      Part part =
          application.contains(cost.name())
              ? applications
              : cost.name().endsWith("IT") ? whole : plain;
      part.work(cost.withBetween());
    }
    System.out.println("Processor seconds of each part:");
    for (Part part : List.of(plain, applications, whole)) {
      print(part.worked, part.name);
    }
    double build = ProcessHandle.current().parent().map(ProcessorTime::of).orElse(0.0);
    print(build, "Maven itself: compiling, packing");
    System.out.println("Processor seconds of the dearest classes:");
    costs.stream()
        .sorted(Comparator.comparingDouble(Cost::seconds).reversed())
        .limit(DEAREST)
        .forEach(cost -> print(cost.seconds(), cost.name()));
  }

  @SuppressWarnings("SystemOut")
  private static void print(double figure, String of) {
    System.out.printf("%7.1f  %s%n", figure, of);
  }

  private static double minutes(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 60_000.0;
  }

  /** Those of this build; a folder may hold older ones. */
  private static List<Path> files(Path folder, String named, Instant since) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.newDirectoryStream(folder, named)) {
      List<Path> reports = new ArrayList<>();
      for (Path file : files) {
        if (!Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
          reports.add(file);
        }
      }
      return reports;
    }
  }

  private static void read(Path report, Part part, List<Test> tests)
      throws IOException, XMLStreamException {
    Instant ended = Files.getLastModifiedTime(report).toInstant();
    try (InputStream in = Files.newInputStream(report)) {
      XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
      double took = 0;
      int count = 0;
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        if (xml.getLocalName().equals("testsuite")) {
          took = seconds(xml);
        } else if (xml.getLocalName().equals("testcase")) {
          String type = xml.getAttributeValue(null, "classname");
          tests.add(
              new Test(
                  type.substring(type.lastIndexOf('.') + 1)
                      + "."
                      + xml.getAttributeValue(null, "name"),
                  seconds(xml)));
          count++;
        }
      }
      part.add(ended.minusMillis((long) (took * 1000)), ended, count);
    }
  }

  private static double seconds(XMLStreamReader xml) {
    return Double.parseDouble(xml.getAttributeValue(null, "time").replace(",", ""));
  }
}
