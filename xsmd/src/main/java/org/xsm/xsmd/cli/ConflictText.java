package org.xsm.xsmd.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xsm.schema.merge.Conflict;

/** Conflicts of a merge as people and machines read them: a decision. */
final class ConflictText {
  private ConflictText() {}

  static String of(List<Conflict> conflicts) {
    var text = new StringBuilder();
    conflicts.forEach(conflict -> text.append(Plain.line(conflict.toString())).append('\n'));
    return text.toString();
  }

  /** The same where they are sentences already. */
  static String lines(List<String> conflicts) {
    var text = new StringBuilder();
    conflicts.forEach(conflict -> text.append(Plain.line(conflict)).append('\n'));
    return text.toString();
  }

  static Map<String, Object> json(Conflict conflict) {
    var object = new LinkedHashMap<String, Object>();
    object.put("path", conflict.path());
    object.put("field", conflict.field());
    object.put("base", conflict.base() == null ? "" : conflict.base());
    object.put("mine", json(conflict.mine()));
    object.put("theirs", json(conflict.theirs()));
    return object;
  }

  private static Map<String, Object> json(Conflict.Claim claim) {
    var object = new LinkedHashMap<String, Object>();
    object.put("does", claim.does().name().toLowerCase(Locale.ROOT));
    object.put("value", claim.value());
    object.put("file", claim.file());
    object.put("line", claim.position().line());
    object.put("column", claim.position().column());
    return object;
  }
}
