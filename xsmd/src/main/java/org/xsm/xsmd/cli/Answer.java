package org.xsm.xsmd.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xsm.schema.Problem;

/**
 * What a verb has to say: a value. A person gets the texts, a machine ({@code --json}) the problems
 * and the fields.
 *
 * @param results for standard output, as it is to be printed
 * @param notes for standard error, as it is to be printed
 */
record Answer(
    Exit exit, String results, String notes, List<Problem> problems, Map<String, Object> fields) {
  Answer {
    problems = List.copyOf(problems);
  }

  /** That of a verb which printed all it had to say while it was at work. */
  static final Answer PRINTED = new Answer(Exit.OK, "", "", List.of(), Map.of("printed", true));

  /** A text that is the whole answer. */
  static Answer text(String text) {
    return results(Exit.OK, text).with("text", text);
  }

  static Answer results(Exit exit, String results) {
    return new Answer(exit, results, "", List.of(), Map.of());
  }

  static Answer notes(Exit exit, String notes) {
    return new Answer(exit, "", notes, List.of(), Map.of());
  }

  /** The same with another end. */
  Answer ending(Exit other) {
    return new Answer(other, results, notes, problems, fields);
  }

  Answer withNotes(String more) {
    return new Answer(exit, results, notes + more, problems, fields);
  }

  /** The same where the notes were said already. */
  Answer withoutNotes() {
    return new Answer(exit, results, "", problems, fields);
  }

  Answer with(List<Problem> found) {
    return new Answer(exit, results, notes, found, fields);
  }

  /** The fields of an object more. */
  Answer with(Fields object) {
    var more = new LinkedHashMap<String, Object>(fields);
    more.putAll(object.all());
    return new Answer(exit, results, notes, problems, more);
  }

  /** One field more; its value is a text, a number, a truth, or a list or map of these. */
  Answer with(String field, Object value) {
    var more = new LinkedHashMap<String, Object>(fields);
    more.put(field, value);
    return new Answer(exit, results, notes, problems, more);
  }
}
