package org.xsm.xsmd.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into this program: a value. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"xsm " + number()};
  }

  private static String number() {
    var written = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      written.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the version from the program's own jar", e);
    }
    return written.getProperty("version");
  }
}
