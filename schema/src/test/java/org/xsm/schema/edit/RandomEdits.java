package org.xsm.schema.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;

/** Edits of any {@link RandomSite}: a decision, a function of a seed. */
public final class RandomEdits {
  private RandomEdits() {}

  /** Edits that leave a site without a mistake; no two of them touch the same field or thing. */
  public static List<Edit> of(long seed, int from, int to) {
    var random = new Random(seed);
    var edits = new ArrayList<Edit>();
    for (int kind = from; kind < to; kind++) {
      edits.add(edit(kind, random));
    }
    return edits;
  }

  /** The number of different edits that there are. */
  public static final int COUNT = 14;

  private static Edit edit(int kind, Random random) {
    int number = random.nextInt(1_000);
    Target guest = Target.guest("s0/vm0");
    return switch (kind) {
      case 0 -> new Edit.Set(guest, "memory", (100 + number) + "MiB");
      case 1 -> new Edit.Set(guest, "description", "a \"new\" <one> & it's " + number);
      case 2 -> new Edit.Set(guest, "kernel", "/boot/" + number);
      case 3 -> new Edit.Set(guest, "vcpus", null);
      case 4 -> new Edit.Set(Target.of("config", "web"), "cmdline", "quiet " + number);
      case 5 -> new Edit.AddGuest("s1/new" + number, fields("config", "web"), false, Place.USUAL);
      case 6 ->
          Edit.addHost(
              "n" + number, fields("address", "10.0." + number / 256 + "." + number % 256));
      case 7 -> new Edit.Remove(Target.of("host", "spare0"));
      case 8 -> new Edit.Remove(Target.guest("s1/vm1"));
      case 9 -> new Edit.Rename(Target.guest("s0/vm1"), "renamed" + number);
      case 10 -> new Edit.Set(Target.of("host", "h0"), "labels", "zone=z" + number);
      case 11 -> new Edit.Set(Target.of("settings", "").to("guard", ""), "share", "30%");
      case 12 -> new Edit.Move(Target.of("host", "spare2"), "", new Place.Before("h0"));
      default ->
          new Edit.AddGuest(
              "fresh" + number + "/vm",
              fields("memory", "64MiB", "kernel", "/k"),
              true,
              Place.USUAL);
    };
  }

  static SequencedMap<String, String> fields(String... pairs) {
    var fields = new LinkedHashMap<String, String>();
    for (int at = 0; at < pairs.length; at += 2) {
      fields.put(pairs[at], pairs[at + 1]);
    }
    return fields;
  }
}
