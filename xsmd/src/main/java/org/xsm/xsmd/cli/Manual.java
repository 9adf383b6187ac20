package org.xsm.xsmd.cli;

import java.util.ArrayList;
import java.util.List;

/** What the help and the manual page of a verb say beyond its options: a value. */
record Manual(List<Example> examples, List<End> ends, List<Field> fields) {
  Manual {
    examples = List.copyOf(examples);
    ends = List.copyOf(ends);
    fields = List.copyOf(fields);
  }

  static final Manual EMPTY = new Manual(List.of(), List.of(), List.of());

  /** A command line, and what it does. */
  record Example(String command, String does) {}

  /** An exit code that the verb can have, and what it means here. */
  record End(Exit exit, String meaning) {}

  /** A field of the document that {@code --json} prints. */
  record Field(String name, String holds) {}

  Manual example(String command, String does) {
    return new Manual(with(examples, new Example(command, does)), ends, fields);
  }

  Manual end(Exit exit, String meaning) {
    return new Manual(examples, with(ends, new End(exit, meaning)), fields);
  }

  Manual end(Exit exit) {
    return end(exit, exit.meaning());
  }

  Manual field(String name, String holds) {
    return new Manual(examples, ends, with(fields, new Field(name, holds)));
  }

  private static <T> List<T> with(List<T> list, T more) {
    var longer = new ArrayList<>(list);
    longer.add(more);
    return longer;
  }
}
