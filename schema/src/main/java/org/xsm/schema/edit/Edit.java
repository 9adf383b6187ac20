package org.xsm.schema.edit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** One thing to do to the text of a site: a value. */
public sealed interface Edit {
  /** What it is done to; of something new, what it goes into. */
  Target target();

  /**
   * Gives a field a value, or takes the field out where the value is null. A field is an attribute,
   * or an element that holds nothing but text, such as {@code kernel}; an empty name is the text of
   * the target itself. An element of which there is at most one is made when it is missing.
   */
  record Set(Target target, String field, @Nullable String value) implements Edit {}

  /** Adds an element; its key is among its fields. What holds it is made when it is missing. */
  record Add(Target target, String kind, SequencedMap<String, String> fields, Place place)
      implements Edit {
    public Add {
      fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }
  }

  /**
   * Adds a guest.
   *
   * @param name SET/NAME
   * @param fields all but the name
   * @param createSet whether a missing set is made
   */
  record AddGuest(String name, SequencedMap<String, String> fields, boolean createSet, Place place)
      implements Edit {
    public AddGuest {
      fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
    }

    @Override
    public Target target() {
      return Target.guest(name);
    }
  }

  /** Removes an element, and the comments right above and beside it. */
  record Remove(Target target) implements Edit {}

  /**
   * Gives an element another name, with {@code was} where the vocabulary has it, and changes every
   * reference to it. The name of a guest is without its set.
   */
  record Rename(Target target, String name) implements Edit {}

  /**
   * Moves an element to another place among its siblings, or a guest into another set.
   *
   * @param set empty for the one that it is in
   */
  record Move(Target target, String set, Place place) implements Edit {}

  /** Puts a guest on a host, or on several that are separated by blanks. */
  static Edit migrate(String guest, String hosts) {
    return new Set(Target.guest(guest), "host", hosts);
  }

  /** Adds a host. */
  static Edit addHost(String name, Map<String, String> fields) {
    var all = new LinkedHashMap<String, String>();
    all.put("name", name);
    all.putAll(fields);
    return new Add(Target.SITE, "host", all, Place.USUAL);
  }
}
