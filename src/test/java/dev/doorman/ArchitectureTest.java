package dev.doorman;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the table of packages in docs/architecture.md: who may import whom. */
class ArchitectureTest {
  private static final String ROOT = "dev.doorman.";

  /** About nine tenths of what there is: fewer are classes that were not found. */
  private static final int CLASSES_LEAST = 1_075;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.doorman");

  /** package → what it may import beside itself, the JDK and libraries. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("base", Set.of()),
          Map.entry("knowledge", Set.of("base")),
          Map.entry("answer", Set.of("knowledge", "base")),
          Map.entry("dialogue", Set.of("base")),
          Map.entry("understanding", Set.of("dialogue", "knowledge", "base")),
          Map.entry("deletion", Set.of("redaction", "base")),
          Map.entry("store", Set.of("base")),
          Map.entry("redaction", Set.of()),
          Map.entry(
              "conversation",
              Set.of(
                  "understanding",
                  "answer",
                  "dialogue",
                  "deletion",
                  "redaction",
                  "store",
                  "knowledge",
                  "base")),
          Map.entry(
              "feedback",
              Set.of("conversation", "knowledge", "redaction", "socket", "store", "base")),
          Map.entry("identity", Set.of("base")),
          Map.entry(
              "chat", Set.of("conversation", "feedback", "identity", "socket", "store", "base")),
          Map.entry("socket", Set.of("base")),
          Map.entry(
              "desk",
              Set.of(
                  "conversation",
                  "dialogue",
                  "answer",
                  "knowledge",
                  "redaction",
                  "access",
                  "socket",
                  "store",
                  "base")),
          Map.entry("access", Set.of("store", "base")),
          Map.entry("ops", Set.of("conversation", "deletion", "access", "store", "base")),
          Map.entry("site", Set.of("knowledge", "feedback", "base")),
          Map.entry(
              "cli",
              Set.of(
                  "understanding",
                  "answer",
                  "knowledge",
                  "dialogue",
                  "deletion",
                  "conversation",
                  "store",
                  "base")),
          Map.entry("sandbox", Set.of()));

  @Test
  void everyPackageKeepsToItsArrows() {
    assertThat(CLASSES.size()).as("classes seen").isGreaterThan(CLASSES_LEAST);
    for (var allowed : MAY_IMPORT.entrySet()) {
      var forbidden = new TreeSet<>(MAY_IMPORT.keySet());
      forbidden.add("wiring");
      forbidden.remove(allowed.getKey());
      forbidden.removeAll(allowed.getValue());
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage(ROOT + allowed.getKey() + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              forbidden.stream().map(name -> ROOT + name + "..").toArray(String[]::new))
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  @Test
  void everyPackageIsInTheTable() {
    var seen =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.substring(ROOT.length()).split("\\.", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
    seen.remove("wiring");
    assertThat(new TreeSet<>(MAY_IMPORT.keySet())).containsAll(seen);
  }

  @Test
  void adaptersImportTheirPortsAndNeverTheReverse() {
    for (String adapter : List.of("jdbc", "http", "embedding", "llm")) {
      // The commands run without the wiring, and put their parts together themselves.
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.doorman.*." + adapter + "..", ROOT + "wiring..", ROOT + "cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.doorman.*." + adapter + "..")
          .check(CLASSES);
    }
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.doorman.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void vendorsAreConfined() {
    confine("org.apache.lucene..", "knowledge");
    confine("org.tartarus.snowball..", "knowledge");
    confine("ai.onnxruntime..", "knowledge.embedding");
    confine("dev.langchain4j..", "knowledge.embedding", "answer.llm");
    confine("dev.langchain4j.model.chat..", "answer.llm");
    confine("org.commonmark..", "knowledge");
    confine("org.jsoup..", "knowledge");
    confine("org.jose4j..", "identity", "access.oidc");
    confine("org.springframework..", "access.account");
    confine("io.vertx.redis..", "store.redis");
    confine("io.quarkus.websockets..", "chat", "desk.live", "socket");
    confine(
        "java.net.http..",
        "access.oidc",
        "answer.llm",
        "cli.kit",
        "deletion.http",
        "sandbox",
        "wiring");
    String[] tables = {
      "access.jdbc",
      "conversation.jdbc",
      "desk.jdbc",
      "feedback.jdbc",
      "sandbox.jdbc",
      "store",
      "wiring"
    };
    confine("org.jdbi..", tables);
    confine("java.sql..", tables);
  }

  @Test
  void dialogueKnowsNoFrameworkClockOrChance() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("dev.doorman.dialogue..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io..", "jakarta..", "com..", "java.sql..", "java.net.http..", "java.nio..")
        .orShould()
        .dependOnClassesThat(isOneOf("java.time.Clock", "java.util.Random", "java.util.UUID"))
        .check(CLASSES);
  }

  @Test
  void onlyWiringReadsTheClockOfTheMachine() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "wiring..", ROOT + "sandbox..")
        .should()
        .callMethodWhere(
            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                    com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                        isOneOf("java.time.Clock")))
                .and(
                    com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasName.Predicates
                            .nameStartingWith("system"))))
        .check(CLASSES);
  }

  private static void confine(String vendor, String... packages) {
    String[] inside =
        Stream.of(packages)
            .map(name -> ROOT + name + (name.contains(".") ? "" : ".."))
            .toArray(String[]::new);
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages(inside)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(vendor)
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaClass> isOneOf(String... names) {
    return new DescribedPredicate<>("is one of " + String.join(", ", names)) {
      @Override
      public boolean test(JavaClass type) {
        return List.of(names).contains(type.getName());
      }
    };
  }
}
