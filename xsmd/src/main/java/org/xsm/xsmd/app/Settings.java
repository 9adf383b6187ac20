package org.xsm.xsmd.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Nearest;
import org.xsm.xsmd.replica.Places;
import org.xsm.xsmd.replica.disk.Lasting;
import org.xsm.xsmd.replica.voter.Pace;

/**
 * What is said of this host alone, and not in the site file: a value, read from {@code
 * etc/xsmd.properties} and judged once.
 *
 * @param address where the other hosts reach this one
 * @param port its base port; two more above it are used
 * @param siteFile the working copy
 * @param pace how soon voters choose another leader
 * @param announce whether this host is announced, and others looked for, on the local link
 * @param log how much is logged: error, warn, info or debug
 */
record Settings(
    Places places,
    String address,
    int port,
    Path siteFile,
    Pace pace,
    boolean announce,
    String log) {
  static final int PORT = 7780;
  private static final List<String> KEYS =
      List.of("address", "port", "site-file", "election", "announce", "log");

  /** Where the file lies. */
  static Path file(Places places) {
    return places.etc().resolve("xsmd.properties");
  }

  /**
   * Reads the settings; what a command line says counts more.
   *
   * @param address empty for the one in the file
   * @param port 0 for the one in the file
   */
  static Settings read(Places places, String address, int port) {
    Properties said = properties(file(places));
    var problems = new ArrayList<String>();
    for (String key : new TreeSet<>(said.stringPropertyNames())) {
      if (!KEYS.contains(key)) {
        problems.add(
            "\""
                + key
                + "\" is no setting"
                + Nearest.to(key, KEYS)
                    .map(near -> "; did you mean \"" + near + "\"?")
                    .orElse("; the settings are " + String.join(", ", KEYS)));
      }
    }
    String where = address.isEmpty() ? said.getProperty("address", "") : address;
    if (where.isEmpty()) {
      problems.add("\"address\" is missing; say where the other hosts reach this one");
    }
    int base = port != 0 ? port : port(said.getProperty("port"), problems);
    Pace pace = pace(said.getProperty("election", "hosts"), problems);
    boolean announce = flag(said.getProperty("announce", "true"), problems);
    String log = said.getProperty("log", "info");
    if (!List.of("error", "warn", "info", "debug").contains(log)) {
      problems.add("log=\"" + log + "\" is none of error, warn, info, debug");
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(file(places) + ": " + String.join("; ", problems));
    }
    Path siteFile = Path.of(said.getProperty("site-file", places.siteFile().toString()));
    return new Settings(places, where, base, places.etc().resolve(siteFile), pace, announce, log);
  }

  /** Writes down what the others know this host by; what stands there already stays. */
  static void write(Places places, String address, int port, Pace pace, boolean announce) {
    Path file = file(places);
    if (Files.exists(file)) {
      return;
    }
    String text =
        "# What is said of this host alone; everything else stands in the site file.\n"
            + "# Read when xsmd starts.\n"
            + "address = "
            + address
            + "\n"
            + "port = "
            + port
            + "\n"
            + "# site-file = site.xml\n"
            + "# How soon voters choose another leader: hosts (2 to 4 s) or quick (1 to 2 s).\n"
            + (pace.equals(Pace.QUICK) ? "election = quick\n" : "# election = hosts\n")
            + "# Whether hosts find each other on the local link by multicast DNS.\n"
            + (announce ? "# announce = true\n" : "announce = false\n")
            + "# log = info\n";
    try {
      Lasting.makeDirectory(places.etc());
      Lasting.write(file, text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new SettingsException("cannot write " + file + ": " + e.getMessage());
    }
  }

  private static Properties properties(Path file) {
    var properties = new Properties();
    try (Reader in = Files.newBufferedReader(file, UTF_8)) {
      properties.load(in);
    } catch (NoSuchFileException _) {
      // Everything may be said on the command line.
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException("cannot read " + file + ": " + e.getMessage());
    }
    return properties;
  }

  private static int port(@Nullable String text, List<String> problems) {
    if (text == null) {
      return PORT;
    }
    try {
      int port = Integer.parseInt(text.strip());
      if (port > 0 && port <= 65533) {
        return port;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    problems.add("port=\"" + text + "\" is no port with two more above it; write 1 to 65533");
    return PORT;
  }

  private static Pace pace(String text, List<String> problems) {
    return switch (text) {
      case "hosts" -> Pace.HOSTS;
      case "quick" -> Pace.QUICK;
      default -> {
        problems.add("election=\"" + text + "\" is neither hosts nor quick");
        yield Pace.HOSTS;
      }
    };
  }

  private static boolean flag(String text, List<String> problems) {
    if (!text.equals("true") && !text.equals("false")) {
      problems.add("announce=\"" + text + "\" is neither true nor false");
    }
    return text.equals("true");
  }

  /** The settings cannot be used; says all that is wrong. */
  static final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SettingsException(String message) {
      super(message);
    }
  }
}
