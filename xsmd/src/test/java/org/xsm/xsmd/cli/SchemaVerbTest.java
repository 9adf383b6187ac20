package org.xsm.xsmd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xsm.xsmd.cli.Shell.Run;

final class SchemaVerbTest {
  @TempDir private Path directory;

  @Test
  void printsTheSchemaOfSiteFiles() {
    assertThat(shell().xsm("schema").out())
        .startsWith("<?xml")
        .contains("targetNamespace=\"urn:xsm:site:1\"");
    assertThat(shell().xsm("schema", "site")).isEqualTo(shell().xsm("schema"));
  }

  @Test
  void printsTheSchemaOfTheOldFiles() {
    assertThat(shell().xsm("schema", "legacy").out()).contains("XSMConfig");
  }

  @Test
  void writesItToAFile() {
    Run run = shell().xsm("schema", "-o", "site.xsd");

    assertThat(run).isEqualTo(new Run(0, "", "wrote the XML Schema of site files to site.xsd\n"));
    assertThat(shell().text("site.xsd")).isEqualTo(shell().xsm("schema").out());
  }

  private Shell shell() {
    return Shell.in(directory);
  }
}
