package org.xsm.schema.merge;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xsm.schema.GoldenCases;
import org.xsm.schema.diff.Diff;
import org.xsm.schema.read.SiteReader;
import org.xsm.schema.read.SiteReading;

/** Every recorded merge: three texts, and the one that comes of them or why none does. */
final class MergeTest {
  private static final GoldenCases CASES = GoldenCases.of("merge");

  static List<String> cases() throws IOException {
    return CASES.names();
  }

  static List<String> casesThatAreXml() throws IOException {
    return CASES.names().stream().filter(name -> !name.startsWith("refuses-")).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void mergesAsRecorded(String name) throws IOException {
    switch (merge(name, "mine", "theirs")) {
      case MergeResult.Merged(var text) ->
          CASES.check(name, "merged.xml", text, "conflicts.txt", "marked.xml", "refused.txt");
      case MergeResult.Conflicts(var conflicts, var marked) -> {
        CASES.check(name, "conflicts.txt", lines(conflicts), "merged.xml", "refused.txt");
        CASES.check(name, "marked.xml", marked);
      }
      case MergeResult.Refused(var problems) ->
          CASES.check(
              name, "refused.txt", lines(problems), "merged.xml", "conflicts.txt", "marked.xml");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void acceptsTheSameWhicheverSideIsMine(String name) throws IOException {
    MergeResult one = merge(name, "mine", "theirs");
    MergeResult other = merge(name, "theirs", "mine");

    assertThat(other).hasSameClassAs(one);
    if (one instanceof MergeResult.Merged(var text)
        && other instanceof MergeResult.Merged(var swapped)
        && SiteReader.read("one", text) instanceof SiteReading.Read first
        && SiteReader.read("other", swapped) instanceof SiteReading.Read second) {
      assertThat(Diff.between(first.site(), second.site())).isEmpty();
    }
    if (one instanceof MergeResult.Conflicts(var conflicts, _)
        && other instanceof MergeResult.Conflicts(var swapped, _)) {
      assertThat(swapped).hasSameSizeAs(conflicts);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("casesThatAreXml")
  void isNothingWhereOneSideDidNothing(String name) throws IOException {
    for (String changed : List.of("mine", "theirs")) {
      String text = CASES.read(name, changed + ".xml");

      assertThat(merge(name, changed, "base")).isEqualTo(new MergeResult.Merged(text));
      assertThat(merge(name, "base", changed)).isEqualTo(new MergeResult.Merged(text));
      assertThat(merge(name, changed, changed)).isEqualTo(new MergeResult.Merged(text));
    }
  }

  private static MergeResult merge(String name, String mine, String theirs) throws IOException {
    return Merge.of(side(name, "base"), side(name, mine), side(name, theirs));
  }

  private static Side.Text side(String name, String file) throws IOException {
    String label = file.equals("theirs") ? "revision 13 by root@h2" : "yours";
    return new Side.Text(file + ".xml", CASES.read(name, file + ".xml"), label);
  }

  private static String lines(List<?> things) {
    return things.stream().map(thing -> thing + "\n").collect(joining());
  }
}
