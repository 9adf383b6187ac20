package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds, and when not: in one copy of the sources that each test mends. */
@Tag("lab")
final class LauncherBuildTest {
  private static final String BUILDS = "xsm: building";

  @TempDir private static Path directory;
  private static Checkout checkout;
  private static Ran firstStart;

  @BeforeAll
  static void startForTheFirstTime() throws IOException {
    checkout = Checkout.copyTo(directory.resolve("check out"));
    firstStart = checkout.xsm("--version");
  }

  @Test
  void theFirstStartBuildsAndSaysHowFarItIs() {
    assertThat(firstStart.exit()).as(firstStart.err()).isZero();
    assertThat(firstStart.out()).startsWith("xsm ");
    assertThat(firstStart.err())
        .contains(BUILDS, ".xsm/build.log", "module schema (1 of", "module xsmd (5 of 5)")
        .containsPattern("built in \\d+ s");
  }

  @Test
  void theNextStartOnlyStarts() {
    checkout.xsm("--version");

    assertThat(checkout.xsm("--version")).isEqualTo(new Ran(0, firstStart.out(), ""));
  }

  @Test
  void quickStartsAreReadyEvenWithABlankInThePath() throws IOException {
    checkout.xsm("--version");

    try (Stream<Path> files = Files.list(checkout.app())) {
      assertThat(files.filter(file -> file.toString().endsWith(".aot")))
          .singleElement()
          .satisfies(cache -> assertThat(Files.size(cache)).isPositive());
    }
  }

  @Test
  void aTouchedSourceIsBuiltAgain() throws IOException {
    var source = checkout.root().resolve("schema/pom.xml");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now()));

    assertThat(checkout.xsm("--version").err()).contains(BUILDS);
  }

  @Test
  void anOldFileCopiedOverANewOneIsNoticed() throws IOException {
    checkout.xsm("--version");
    var source = checkout.root().resolve("monitor/pom.xml");
    Files.setLastModifiedTime(source, FileTime.from(Instant.EPOCH));

    assertThat(checkout.xsm("--version").err()).contains(BUILDS);
  }

  @Test
  void aNewSourceIsBuiltInAndARemovedOneIsGone() throws IOException {
    var source = source("Passing", "final class Passing {}");
    checkout.xsm("--version");
    assertThat(classes()).contains("org/xsm/cownfs/Passing.class");

    Files.delete(source);
    var ran = checkout.xsm("--version");

    assertThat(ran.err()).contains(BUILDS);
    assertThat(classes()).doesNotContain("org/xsm/cownfs/Passing.class");
  }

  @Test
  void aBrokenSourceIsNamedWithItsLineAndTheNextStartTriesAgain() throws IOException {
    var source = source("Broken", "final class Broken {\n  int size = \"large\";\n}");

    var ran = checkout.xsm("--version");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains("\ncownfs/src/main/java/org/xsm/cownfs/Broken.java:4:14: incompatible types")
        .contains("mend them and call xsm again");
    Files.delete(source);
    assertThat(checkout.xsm("--version").exit()).isZero();
  }

  @Test
  void twoAtOnceBuildOnce() throws IOException {
    checkout.xsm("--version");
    Files.setLastModifiedTime(checkout.root().resolve("pom.xml"), FileTime.from(Instant.now()));

    var first = Checkout.start(checkout.launcher(), checkout.root(), Map.of(), "--version");
    var second = Checkout.start(checkout.launcher(), checkout.root(), Map.of(), "--version");
    var both = List.of(first.await(Checkout.BUILD_LIMIT), second.await(Checkout.BUILD_LIMIT));

    assertThat(both).allSatisfy(ran -> assertThat(ran.out()).isEqualTo(firstStart.out()));
    assertThat(both).filteredOn(ran -> ran.err().contains(BUILDS)).hasSize(1);
    assertThat(both).filteredOn(ran -> ran.err().contains("waiting for it")).hasSize(1);
  }

  @Test
  void anInterruptedBuildLeavesNothingAndTheNextStartBuilds() throws IOException {
    checkout.xsm("--version");
    var before = checkout.app();
    Files.setLastModifiedTime(checkout.root().resolve("pom.xml"), FileTime.from(Instant.now()));

    var interrupted = Checkout.start(checkout.launcher(), checkout.root(), Map.of(), "--version");
    interrupted.awaitErr("module schema", Duration.ofMinutes(1));
    interrupted.process().destroy();

    var ran = interrupted.await(Duration.ofSeconds(20));
    assertThat(ran.exit()).isEqualTo(130);
    assertThat(ran.err()).contains("nothing of it is used");
    assertThat(checkout.app()).isEqualTo(before);
    assertThat(checkout.xsm("--version").err()).contains(BUILDS, "built in");
  }

  private static Path source(String name, String text) throws IOException {
    var source = checkout.root().resolve("cownfs/src/main/java/org/xsm/cownfs/" + name + ".java");
    return Files.writeString(source, "package org.xsm.cownfs;\n\n" + text + "\n");
  }

  private static List<String> classes() throws IOException {
    try (Stream<Path> jars = Files.list(checkout.app().resolve("lib"))) {
      var jar = jars.filter(file -> file.getFileName().toString().startsWith("cownfs-")).toList();
      try (var opened = new JarFile(jar.getFirst().toFile())) {
        return opened.stream().map(Object::toString).toList();
      }
    }
  }
}
