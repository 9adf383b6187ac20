package org.xsm.schema.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xsm.schema.Site;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;

/** A folder is a case: two site files, and the lines that tell them apart. */
class DiffTest {
  private static final Path CASES = Path.of("src/test/resources/diff");

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void tellsApartAsRecorded(String name) throws IOException {
    String lines =
        Diff.between(site(name, "before.xml"), site(name, "after.xml")).stream()
            .map(change -> change + "\n")
            .collect(Collectors.joining());

    Path recorded = CASES.resolve(name).resolve("expected.txt");
    if (Boolean.getBoolean("xsm.rewrite")) {
      Files.writeString(recorded, lines);
    }
    assertThat(lines).isEqualTo(Files.readString(recorded));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void findsNothingBetweenASiteAndItself(String name) throws IOException {
    Site site = site(name, "after.xml");
    Site again = site(name, "after.xml");

    assertThat(Diff.between(site, again)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void whatIsAddedOneWayIsRemovedTheOther(String name) throws IOException {
    Site before = site(name, "before.xml");
    Site after = site(name, "after.xml");

    assertThat(places(Diff.between(after, before), Change.Removed.class))
        .containsAll(
            places(Diff.between(before, after), Change.Added.class).stream()
                .filter(place -> !isInside(place))
                .toList());
  }

  /** What an added thing brings with it goes with it, and is not told again. */
  private static boolean isInside(String place) {
    return place.matches(".* (disk|interface|root|layer|overlay|power|partition)\\b.*");
  }

  private static List<String> places(List<Change> changes, Class<? extends Change> kind) {
    return changes.stream()
        .filter(kind::isInstance)
        .map(change -> change.where().toString())
        .toList();
  }

  private static Site site(String name, String file) throws IOException {
    SiteReading reading =
        SiteReader.read(file, Files.readAllBytes(CASES.resolve(name).resolve(file)));
    assertThat(reading.problems().toString()).doesNotContain(": error");
    return ((SiteReading.Read) reading).site();
  }
}
