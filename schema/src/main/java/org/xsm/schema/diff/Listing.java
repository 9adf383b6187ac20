package org.xsm.schema.diff;

import java.util.ArrayList;
import java.util.List;
import org.xsm.schema.Admin;
import org.xsm.schema.Thing;
import org.xsm.schema.diff.Fields.Field;

/**
 * What a thing says of itself, field by field, without its key and what is empty or the default: a
 * decision.
 */
final class Listing {
  private Listing() {}

  static List<Change.Field> of(String kind, Record owner) {
    var fields = new ArrayList<Change.Field>();
    collect(kind, owner, owner, fields);
    return fields;
  }

  private static void collect(String kind, Record thing, Record owner, List<Change.Field> fields) {
    for (Field field : Fields.of(owner)) {
      Object value = field.of(owner);
      if (value == null) {
        continue;
      }
      switch (field.shape()) {
        case GROUP -> collect(kind, thing, (Record) value, fields);
        case VALUE -> add(kind, thing, field, Values.text(value), fields);
        case ELEMENT, THINGS -> {}
      }
    }
  }

  private static void add(
      String kind, Record thing, Field field, String text, List<Change.Field> fields) {
    boolean known =
        thing instanceof Thing keyed
            && (keyed.key().equals(text) || Renames.key(keyed).equals(text));
    if (text.isEmpty()
        || known
        || field.name().equals("was")
        || Defaults.isDefault(kind, field.name(), text)) {
      return;
    }
    boolean hidden = thing instanceof Admin && field.name().equals("password");
    fields.add(new Change.Field(field.name(), hidden ? "(hidden)" : text));
  }
}
