package org.xsm.schema.generate;

import java.util.regex.Pattern;
import org.xsm.schema.Size;

/**
 * What a generated site is to be like: a value. Numbers and names that no site can have are refused
 * with a sentence.
 *
 * @param racks how many racks the hosts stand in; none are labelled where it is 0
 */
public record SiteOptions(
    String name,
    int hosts,
    int guestsPerHost,
    int sets,
    GuestNaming naming,
    String config,
    int racks,
    Size memory,
    int vcpus,
    String bridge) {
  private static final int MOST_HOSTS = 10_000;
  private static final int MOST_GUESTS = 1_000_000;
  private static final int MOST_VCPUS = 4096;
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?");
  private static final Pattern BRIDGE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}");

  public SiteOptions {
    within("hosts", hosts, 1, MOST_HOSTS);
    within("guests-per-host", guestsPerHost, 0, MOST_GUESTS / hosts);
    within("sets", sets, 1, Math.max(1, hosts * guestsPerHost));
    within("racks", racks, 0, hosts);
    within("vcpus", vcpus, 1, MOST_VCPUS);
    if (memory.bytes() == 0) {
      throw new IllegalArgumentException("memory=\"0\" is nothing; write a size, as in 512MiB");
    }
    named("name", name, NAME);
    named("config", config, NAME);
    named("bridge", bridge, BRIDGE);
  }

  /** How many guests that makes. */
  public int guests() {
    return hosts * guestsPerHost;
  }

  private static void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          option
              + "=\""
              + value
              + "\" does not work; write a number from "
              + least
              + " to "
              + most);
    }
  }

  private static void named(String option, String value, Pattern form) {
    if (!form.matcher(value).matches()) {
      String most = form == BRIDGE ? "15" : "64";
      throw new IllegalArgumentException(
          option
              + "=\""
              + value
              + "\" is not a name; write letters, digits, dots, dashes and underscores, at most "
              + most);
    }
  }
}
