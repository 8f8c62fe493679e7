package org.unroll;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls of the house: which room may know which. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.unroll");

  /** What each room may import of ours. */
  private static final Map<String, List<String>> ROOMS =
      Map.ofEntries(
          Map.entry("api", List.of()),
          Map.entry("text", List.of()),
          Map.entry("config", List.of("api", "text")),
          Map.entry("plan", List.of("config", "api", "format", "text")),
          Map.entry("engine", List.of("api")),
          Map.entry("components", List.of("api", "engine", "text")),
          Map.entry("train", List.of("api", "engine")),
          Map.entry("format", List.of("api", "text")),
          Map.entry("record", List.of("api", "format", "text")),
          Map.entry("launch", List.of("api", "plan", "record", "format")),
          Map.entry(
              "wire",
              List.of(
                  "api",
                  "config",
                  "plan",
                  "engine",
                  "components",
                  "train",
                  "format",
                  "record",
                  "launch",
                  "text")),
          Map.entry("report", List.of("api", "format", "text")),
          Map.entry("agreement", List.of("format")),
          Map.entry(
              "cli",
              List.of(
                  "api",
                  "text",
                  "config",
                  "plan",
                  "engine",
                  "components",
                  "train",
                  "format",
                  "record",
                  "launch",
                  "wire",
                  "report",
                  "agreement")));

  private static String room(String name) {
    return "org.unroll." + name + "..";
  }

  static Stream<String> rooms() {
    return ROOMS.keySet().stream().sorted();
  }

  @Test
  void thereIsSomethingToLookAt() {
    assertThat(CLASSES.size()).isGreaterThan(200);
    rooms()
        .forEach(
            room ->
                assertThat(CLASSES.stream().anyMatch(resideInAPackage(room(room))))
                    .as(room)
                    .isTrue());
  }

  @Test
  void everyClassIsInARoom() {
    classes()
        .should()
        .resideInAnyPackage(rooms().map(ArchitectureTest::room).toArray(String[]::new))
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomImportsOnlyWhatItMay(String room) {
    List<String> allowed = new ArrayList<>(List.of(room));
    allowed.addAll(ROOMS.get(room));
    DescribedPredicate<JavaClass> another =
        resideInAPackage("org.unroll..")
            .and(
                DescribedPredicate.not(
                    resideInAnyPackage(
                        allowed.stream().map(ArchitectureTest::room).toArray(String[]::new))));
    noClasses()
        .that()
        .resideInAPackage(room(room))
        .should()
        .dependOnClassesThat(another)
        .check(CLASSES);
  }

  @Test
  void componentsDoNotKnowEachOther() {
    slices().matching("org.unroll.components.(*)..").should().notDependOnEachOther().check(CLASSES);
  }

  @Test
  void noRoomsInACircle() {
    slices().matching("org.unroll.(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("org.unroll.engine.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theConsoleBelongsToTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(room("cli"))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void injectorsAreMadeInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage(room("wire"))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Guice.class)
        .check(CLASSES);
  }

  @Test
  void nd4jStaysWhereItIsNeeded() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages(
                room("engine"), room("train"), "org.unroll.components.optimizer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..");
    rule.check(CLASSES);
  }

  @Test
  void randomNumbersComeFromNamedStreams() {
    noClasses().should().dependOnClassesThat().belongToAnyOf(Random.class).check(CLASSES);
    noClasses().should().callMethod(Math.class, "random").check(CLASSES);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.unroll.plan.SeededStreams")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(SplittableRandom.class)
        .check(CLASSES);
  }

  @Test
  void theTimeIsAskedInOnePlaceEach() {
    noClasses()
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(CLASSES);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.unroll.cli.WiredApplication")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatAClassDoes() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .check(CLASSES);
  }

  @Test
  void everyPackageSaysWhatHappensThere() throws IOException {
    Path root = Path.of("src/main/java");
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> silent =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .toList();
      assertThat(silent).isEmpty();
    }
  }
}
