package org.xsm.xsmd.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of the form FIELD=VALUE: a decision. */
final class Assignments {
  private static final Pattern FORM = Pattern.compile("(?s)([A-Za-z][A-Za-z0-9-]*)=(.*)");

  private Assignments() {}

  /** Fields with their values in written order; an empty value takes the field out. */
  static SequencedMap<String, String> of(List<String> words) {
    var fields = new LinkedHashMap<String, String>();
    for (String word : words) {
      Matcher matcher = FORM.matcher(word);
      if (!matcher.matches()) {
        throw new Failure(
            Exit.USAGE,
            "\"" + Plain.line(word) + "\" is not FIELD=VALUE; write it like memory=128MiB");
      }
      if (fields.put(matcher.group(1), matcher.group(2)) != null) {
        throw new Failure(Exit.USAGE, matcher.group(1) + "= is given twice; give it one value");
      }
    }
    return fields;
  }

  /** The same for something new, of which nothing can be taken out. */
  static SequencedMap<String, String> ofNew(List<String> words) {
    SequencedMap<String, String> fields = of(words);
    fields.forEach(
        (field, value) -> {
          if (value.isEmpty()) {
            throw new Failure(Exit.USAGE, field + "= has no value; give it one or leave it out");
          }
        });
    return fields;
  }
}
