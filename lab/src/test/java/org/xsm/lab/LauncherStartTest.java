package org.xsm.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From where the launcher starts, with which JDK, and what it says when there is none. */
@Tag("lab")
final class LauncherStartTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir private static Path directory;
  private static Checkout checkout;

  @BeforeAll
  static void build() throws IOException {
    checkout = Checkout.copyTo(directory.resolve("checkout"));
    assertThat(checkout.xsm("--version").exit()).isZero();
  }

  @Test
  void worksThroughALinkFromADirectoryWithABlankInItsName() throws IOException {
    var elsewhere = Files.createDirectories(directory.resolve("some where"));
    var link = Files.createSymbolicLink(elsewhere.resolve("my xsm"), checkout.launcher());

    var ran = start(link, elsewhere, Map.of());

    assertThat(ran).isEqualTo(checkout.xsm("--version"));
  }

  @Test
  void anOlderJavaHomeIsPassedOver() throws IOException {
    var older = jdk("older", "17.0.9");

    var ran = start(checkout.launcher(), checkout.root(), Map.of("JAVA_HOME", older.toString()));

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).startsWith("xsm ");
  }

  @Test
  void aJdkThatWasAskedForByNameIsNotPassedOver() throws IOException {
    var older = jdk("asked", "21.0.2");

    var ran =
        start(checkout.launcher(), checkout.root(), Map.of("XSM_JAVA_HOME", older.toString()));

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo("xsm: XSM_JAVA_HOME: " + older + " is Java 21; it must be a JDK 25 or newer\n");
  }

  @Test
  void withoutAJdkItSaysWhereItLookedAndWhereToGetOne() throws IOException {
    var older = jdk("home", "17.0.9");
    var places = Files.createDirectories(directory.resolve("places"));
    var empty = Files.createDirectories(directory.resolve("empty"));
    jdk("places/eleven", "11.0.1");

    var ran =
        start(
            checkout.launcher(),
            checkout.root(),
            Map.of(
                "PATH", toolsWithoutJavaAndMaven().toString(),
                "JAVA_HOME", older.toString(),
                "XSM_JAVA_PLACES", places + ":" + empty));

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains("needs a JDK 25 or newer and found none")
        .contains("JAVA_HOME: " + older + " is Java 17")
        .contains("PATH: no java")
        .contains(places + ": " + places + "/eleven is Java 11")
        .contains(empty + ": no JDK")
        .contains("https://adoptium.net");
  }

  @Test
  void withoutMavenItSaysHowToInstallIt() throws IOException {
    var unbuilt = Checkout.copyTo(directory.resolve("unbuilt"));

    var ran =
        start(
            unbuilt.launcher(),
            unbuilt.root(),
            Map.of(
                "PATH", toolsWithoutJavaAndMaven().toString(),
                "XSM_JAVA_HOME", System.getProperty("java.home")));

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("found no mvn on the PATH", "apt-get install maven");
  }

  @Test
  void besideALibItNeedsNeitherSourcesNorMaven() throws IOException {
    var unpacked = directory.resolve("unpacked");
    Files.createDirectories(unpacked.resolve("lib"));
    var launcher = Files.copy(checkout.launcher(), unpacked.resolve("xsm"));
    try (Stream<Path> jars = Files.list(checkout.app().resolve("lib"))) {
      for (var jar : jars.toList()) {
        Files.copy(jar, unpacked.resolve("lib").resolve(jar.getFileName()));
      }
    }

    var ran =
        start(
            launcher,
            directory,
            Map.of(
                "PATH", toolsWithoutJavaAndMaven().toString(),
                "XSM_JAVA_HOME", System.getProperty("java.home")));

    assertThat(ran).isEqualTo(checkout.xsm("--version"));
    assertThat(unpacked).isDirectoryNotContaining("glob:**/.xsm");
  }

  @Test
  void aSpoiltQuickStartIsPassedOverInSilence() throws IOException {
    var good = checkout.xsm("--version");
    try (Stream<Path> files = Files.list(checkout.app())) {
      var cache = files.filter(file -> file.toString().endsWith(".aot")).findFirst().orElseThrow();
      Files.writeString(cache, "not a cache");
    }

    assertThat(checkout.xsm("--version")).isEqualTo(good);
  }

  /** Starts with a clean idea of Java, whatever this test runs in. */
  private static Ran start(Path launcher, Path in, Map<String, String> environment) {
    var all = new HashMap<>(Map.of("JAVA_HOME", "", "XSM_JAVA_HOME", ""));
    all.putAll(environment);
    return Checkout.start(launcher, in, all, "--version").await(LIMIT);
  }

  private static Path jdk(String name, String version) throws IOException {
    var home = directory.resolve(name);
    var bin = Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Files.writeString(bin.resolve("java"), "#!/bin/sh\nexit 99\n");
    Files.setPosixFilePermissions(
        bin.resolve("java"), PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  private static Path toolsWithoutJavaAndMaven() throws IOException {
    var tools = directory.resolve("tools");
    if (Files.notExists(tools)) {
      Files.createDirectories(tools);
      for (var tool : List.of("bash", "dirname", "find", "id", "mkdir", "readlink", "sed")) {
        Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
      }
    }
    return tools;
  }
}
