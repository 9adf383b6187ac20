package org.xsm.schema.xen;

import java.util.List;
import org.xsm.schema.Position;
import org.xsm.schema.Problem;

/** Reads a Xen configuration file from its text: a decision. */
public final class XlReader {
  /** Far beyond any file that a person or a program wrote for Xen. */
  private static final int LONGEST = 4 << 20;

  private XlReader() {}

  /**
   * What the text says, or all that is wrong with it. Never throws, whatever the text is, and takes
   * time in proportion to its length.
   */
  public static XlReading read(String fileName, String text) {
    var problems = new XlProblems(fileName);
    if (text.length() > LONGEST) {
      problems.error(
          "xl-size",
          Position.START,
          "the file is longer than 4 MiB, which no Xen configuration is; name the right file");
      return new XlReading.Refused(problems.sorted());
    }
    var statements = new XlParser(text, problems).parse();
    var config = XlInterpreter.interpret(fileName, statements, problems);
    List<Problem> found = problems.sorted();
    return problems.refused()
        ? new XlReading.Refused(found)
        : new XlReading.Understood(config, found);
  }
}
