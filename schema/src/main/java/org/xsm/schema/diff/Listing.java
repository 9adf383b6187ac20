package org.xsm.schema.diff;

import java.util.ArrayList;
import java.util.List;
import org.xsm.schema.Admin;
import org.xsm.schema.GuestSet;
import org.xsm.schema.diff.Fields.Field;

/**
 * A thing or an element taken apart: what it says of itself, without its key and what is empty or
 * the default, and what stands in it. A value.
 */
record Listing(List<Change.Field> fields, List<Inner> inner) {
  /** Something that stands in a thing: an element, or a list of things. */
  record Inner(Field field, Object value) {}

  static Listing of(String kind, Record owner) {
    var listing = new Listing(new ArrayList<>(), new ArrayList<>());
    listing.collect(kind, owner);
    return listing;
  }

  private void collect(String kind, Record owner) {
    for (Field field : Fields.of(owner)) {
      Object value = field.of(owner);
      if (value == null || isGuests(owner, field)) {
        continue;
      }
      switch (field.shape()) {
        case GROUP -> collect(kind, (Record) value);
        case VALUE -> add(kind, owner, field, Values.text(value));
        case ELEMENT, THINGS -> inner.add(new Inner(field, value));
      }
    }
  }

  private void add(String kind, Record owner, Field field, String text) {
    if (text.isEmpty()
        || field.key()
        || field.name().equals("was")
        || Defaults.isDefault(kind, field.name(), text)) {
      return;
    }
    fields.add(new Change.Field(field.name(), isHidden(owner, field) ? "(hidden)" : text));
  }

  /** Hashes of passwords are for nobody's eyes. */
  static boolean isHidden(Record owner, Field field) {
    return owner instanceof Admin && field.name().equals("password");
  }

  /** Guests are compared across sets, not set by set. */
  static boolean isGuests(Record owner, Field field) {
    return owner instanceof GuestSet && field.name().equals("guests");
  }
}
