package org.xsm.xsmd.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of a machine, in words: a decision. */
final class MachineText {
  private static final int NAMES = 14;

  private MachineText() {}

  static List<String> places(List<Programs.Place> places) {
    var lines = new ArrayList<String>();
    places.forEach(place -> lines.add(item(place.what(), place.where().toString())));
    return lines;
  }

  static String item(String name, String value) {
    return "  " + name + " ".repeat(Math.max(1, NAMES - name.length())) + Plain.line(value);
  }

  static Map<String, Object> json(List<Programs.Place> places) {
    Map<String, Object> json = new LinkedHashMap<>();
    places.forEach(place -> json.put(place.what(), place.where().toString()));
    return json;
  }

  /** Steps that were or would be done, one a line. */
  static String steps(List<String> steps) {
    var text = new StringBuilder();
    steps.forEach(step -> text.append(Plain.line(step)).append('\n'));
    return text.toString();
  }

  /** The recovery key, and what to do with it; nothing where there is none. */
  static String recoveryKey(String key, Paint paint) {
    return key.isEmpty()
        ? ""
        : "\n"
            + paint.bold("recovery key: " + Plain.line(key))
            + "\n  It is shown this once and kept nowhere. Write it down and keep it off these"
            + " machines:\n  if they are lost with the site's own key, xsm recover needs it.\n";
  }
}
