package org.xsm.schema.legacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.xsm.schema.Problem;
import org.xsm.schema.vocabulary.Structure;
import org.xsm.schema.vocabulary.Vocabulary;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;
import org.xsm.schema.xml.XmlLimits;
import org.xsm.schema.xml.XmlReader;
import org.xsm.schema.xml.XmlReading;

/** Makes site files from files of the old XSM: a decision. */
public final class LegacyConversion {
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private LegacyConversion() {}

  /**
   * Converts the bytes of a file.
   *
   * @param name what to call the old file, in messages and at the head of the new one
   */
  public static LegacyResult convert(String name, byte[] bytes, LegacyOptions options) {
    return convert(XmlReader.read(name, bytes, XmlLimits.DEFAULT), options);
  }

  /** The same for a text that was decoded elsewhere. */
  public static LegacyResult convert(String name, String text, LegacyOptions options) {
    return convert(XmlReader.read(name, text, XmlLimits.DEFAULT), options);
  }

  private static LegacyResult convert(XmlReading reading, LegacyOptions options) {
    return switch (reading) {
      case XmlReading.Refused(var problems) -> new LegacyResult.Refused(problems);
      case XmlReading.Read(var document) -> convert(document, options);
    };
  }

  private static LegacyResult convert(XmlDocument document, LegacyOptions options) {
    List<LegacyVm> vms = LegacyVm.all(document);
    List<Problem> problems = problems(document, vms);
    if (!problems.isEmpty()) {
      return new LegacyResult.Refused(problems);
    }
    Map<String, String> parameters =
        Map.of(
            "site", options.siteName(),
            "bridge", options.bridge(),
            "prefix", prefix(vms),
            "head", head(document.source().name()));
    String made = LegacyStylesheet.apply(document.source().text(), parameters);
    return new LegacyResult.Converted(DECLARATION + made, LegacyNotes.of(document, vms));
  }

  private static List<Problem> problems(XmlDocument document, List<LegacyVm> vms) {
    var problems = new ArrayList<>(Structure.check(document, Vocabulary.legacy()).problems());
    if (document.root().name().equals(Vocabulary.legacy().root().name())) {
      problems.addAll(new LegacyChecks(document).check(vms));
    }
    Collections.sort(problems);
    return problems;
  }

  /** What the names of hosts begin with: h, unless the file itself calls a host h1 or the like. */
  private static String prefix(List<LegacyVm> vms) {
    List<String> names =
        vms.stream()
            .flatMap(vm -> vm.field("DOM0").stream())
            .map(XmlElement::text)
            .map(String::strip)
            .toList();
    String prefix = "h";
    while (isTaken(prefix, names)) {
      prefix = "host-" + prefix;
    }
    return prefix;
  }

  private static boolean isTaken(String prefix, List<String> names) {
    return names.stream().anyMatch(name -> name.matches("(?i)" + prefix + "[0-9]+"));
  }

  /** A comment has no two dashes in a row and no characters that XML lacks. */
  private static String head(String name) {
    String plain = name.replaceAll("-(?=-)", "- ").replaceAll("\\p{Cntrl}|[\\uFFFE\\uFFFF]", "?");
    return "Made from " + plain + ", a file of the old XSM.";
  }
}
