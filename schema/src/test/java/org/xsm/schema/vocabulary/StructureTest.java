package org.xsm.schema.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xsm.schema.vocabulary.Documents.check;
import static org.xsm.schema.vocabulary.Documents.site;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xsm.schema.Problem;
import org.xsm.schema.Problem.Severity;
import org.xsm.schema.xml.XmlElement;

final class StructureTest {
  static Stream<Cases.Case> cases() {
    return Cases.read("structure.txt", StructureTest::answer).stream();
  }

  static Stream<Cases.Case> oldCases() {
    return Cases.read("old.txt", StructureTest::oldAnswer).stream();
  }

  private static List<String> answer(String text) {
    return lines(check(text).problems());
  }

  private static List<String> oldAnswer(String text) {
    return lines(check(text, Vocabulary.legacy()).problems());
  }

  private static List<String> lines(List<Problem> problems) {
    return problems.stream()
        .map(
            problem ->
                (problem.severity() == Severity.WARNING ? "warning " : "")
                    + problem.position()
                    + " "
                    + problem.rule()
                    + ": "
                    + problem.message())
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void saysWhatIsWrongAndWhere(Cases.Case given) {
    assertThat(answer(given.text())).isEqualTo(given.expected());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oldCases")
  void saysWhatIsWrongWithAnOldFile(Cases.Case given) {
    assertThat(oldAnswer(given.text())).isEqualTo(given.expected());
  }

  @Test
  void leavesWhatCarriesSomethingNewerAsItRuns() {
    String text =
        site(
            "version=\"1.7\"",
            "<settings hue=\"blue\"/>",
            "<hosts><host name=\"h1\" address=\"h1\" mood=\"good\"/></hosts>",
            "<configs><config name=\"c\"><disk target=\"vda\" bus=\"warp\"/></config></configs>",
            "<set name=\"a\"><vm name=\"vm1\"><soul/></vm><vm name=\"vm2\"/></set>",
            "<machines><machine name=\"m\" mac=\"52:54:00:12:34:56\" state=\"zen\"/></machines>");

    Structure structure = check(text);

    assertThat(structure.newer().stream().map(XmlElement::name))
        .containsExactlyInAnyOrder("host", "config", "vm", "machine");
    assertThat(structure.problems())
        .hasSize(5)
        .allMatch(problem -> problem.severity() == Severity.WARNING);
  }

  @Test
  void leavesNothingAsItRunsInAFileOfThisVersion() {
    Structure structure = check(site("", "<set name=\"a\"><vm name=\"vm1\"><soul/></vm></set>"));

    assertThat(structure.newer()).isEmpty();
    assertThat(structure.problems()).allMatch(problem -> problem.severity() == Severity.ERROR);
  }

  @Test
  void stopsSayingAfterAThousandProblems() {
    Structure structure = check(site("", "<soul/>".repeat(200_000)));

    assertThat(structure.problems()).hasSize(1_001);
    assertThat(structure.problems().getLast().message()).isEqualTo("… and 199000 more");
    assertThat(structure.problems().getLast().severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void manyWarningsDoNotBecomeAnError() {
    Structure structure = check(site("version=\"1.1\"", "<soul/>".repeat(1_002)));

    assertThat(structure.problems().getLast().message()).isEqualTo("… and 2 more");
    assertThat(structure.problems().getLast().severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void namesTheFile() {
    assertThat(check("<site/>").problems().getFirst())
        .hasToString(
            "site.xml:1:1: <site> is in no namespace; write <site xmlns=\"urn:xsm:site:1\">");
  }
}
