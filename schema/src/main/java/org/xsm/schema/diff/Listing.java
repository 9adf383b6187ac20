package org.xsm.schema.diff;

import java.util.ArrayList;
import java.util.List;
import org.xsm.schema.Admin;
import org.xsm.schema.Thing;
import org.xsm.schema.diff.Fields.Field;

/** What a thing says of itself, field by field, without its key and what is empty: a decision. */
final class Listing {
  private Listing() {}

  static List<Change.Field> of(Record owner) {
    var fields = new ArrayList<Change.Field>();
    collect(owner, owner, fields);
    return fields;
  }

  private static void collect(Record thing, Record owner, List<Change.Field> fields) {
    for (Field field : Fields.of(owner)) {
      Object value = field.of(owner);
      if (value == null) {
        continue;
      }
      switch (field.shape()) {
        case GROUP -> collect(thing, (Record) value, fields);
        case VALUE -> add(thing, field, Values.text(value), fields);
        case ELEMENT, THINGS -> {}
      }
    }
  }

  private static void add(Record thing, Field field, String text, List<Change.Field> fields) {
    boolean known =
        thing instanceof Thing keyed
            && (keyed.key().equals(text) || Renames.key(keyed).equals(text));
    if (text.isEmpty() || known || field.name().equals("was")) {
      return;
    }
    boolean hidden = thing instanceof Admin && field.name().equals("password");
    fields.add(new Change.Field(field.name(), hidden ? "(hidden)" : text));
  }
}
