package org.xsm.xsmd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import org.xsm.schema.vocabulary.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code schema}: a decision, the XML Schema of a kind of file. */
@Command(
    name = "schema",
    header = "prints the XML Schema of site files, for editors",
    description = {
      "Every element and attribute is documented in it. With it an editor completes names, shows"
          + " what they mean and marks mistakes while you type:",
      "- any editor: write <?xml-model href=\"site.xsd\"?> into the second line of site.xml,",
      "- VS Code with the XML extension: that line, or a pattern in xml.fileAssociations,",
      "- Emacs (nXML) wants RELAX NG: trang site.xsd site.rnc, then C-c C-s C-f site.rnc,",
      "- by hand: xmllint --noout --schema site.xsd site.xml.",
      "xsm validate checks more than any of them."
    })
final class SchemaVerb implements Verb {
  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      description =
          "site, or legacy for the files of the XSM that the paper describes. Default: site.")
  private Kind kind = Kind.SITE;

  @Mixin private OutputOptions output = new OutputOptions();

  /** A kind of file. */
  enum Kind {
    SITE,
    LEGACY;

    private String schema() {
      return switch (this) {
        case SITE -> Vocabulary.siteSchema();
        case LEGACY -> Vocabulary.legacySchema();
      };
    }

    /** As it is written on a command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Manual manual() {
    return Manual.EMPTY
        .example("xsm schema -o site.xsd", "writes it beside your site.xml")
        .example("xsm schema | less", "reads in it")
        .example("xsm schema legacy -o xsmconfig.xsd", "writes that of the old files")
        .end(Exit.OK)
        .end(Exit.USAGE)
        .field("text", "the schema")
        .field("file", "the file, instead of text, if it was written to one");
  }

  @Override
  public Answer answer(Session session) {
    String schema = kind.schema();
    return output.put(
        session, schema.getBytes(UTF_8), schema, "the XML Schema of " + kind + " files");
  }
}
