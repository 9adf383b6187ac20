package org.xsm.schema.edit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xsm.schema.GoldenCases;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

/** Every recorded edit: a text, what is done to it, and the text that comes of it. */
final class EditorTest {
  private static final GoldenCases CASES = GoldenCases.of("edit");

  static List<String> cases() throws IOException {
    return CASES.names();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void editsAsRecorded(String name) throws IOException {
    XmlDocument before = document(CASES.read(name, "before.xml"));
    List<Edit> edits = EditScript.read(CASES.read(name, "edit.txt"));

    switch (Editor.apply(before, edits)) {
      case EditResult.Edited(var text, var changes) -> {
        CASES.check(name, "after.xml", text, "refused.txt");
        CASES.check(name, "changes.txt", lines(changes));
      }
      case EditResult.Refused(var problems) ->
          CASES.check(name, "refused.txt", lines(problems), "after.xml", "changes.txt");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void leavesATextThatIsWellFormed(String name) throws IOException {
    XmlDocument before = document(CASES.read(name, "before.xml"));

    EditResult result = Editor.apply(before, EditScript.read(CASES.read(name, "edit.txt")));

    if (result instanceof EditResult.Edited(var text, _)) {
      assertThat(document(text).root().name()).isEqualTo("site");
    }
  }

  private static XmlDocument document(String text) {
    return switch (XmlReader.read("site.xml", text, XmlLimits.DEFAULT)) {
      case XmlReading.Read(var document) -> document;
      case XmlReading.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  private static String lines(List<?> things) {
    return things.stream().map(thing -> thing + "\n").collect(joining());
  }
}
