package org.xsm.xsmd.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build wrote into this program: a value. */
final class Version {
  private Version() {}

  static String text() {
    return "xsm " + written("version");
  }

  /** The day that the build names, as in {@code 2026-11-21}. */
  static String date() {
    return written("time").replaceFirst("T.*", "");
  }

  private static String written(String name) {
    var written = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      written.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the version from the program's own jar", e);
    }
    return written.getProperty(name, "");
  }
}
