package org.xsm.schema.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Site;
import org.xsm.schema.Thing;
import org.xsm.schema.diff.Fields.Field;

/**
 * Compares two sites by identity and field: a decision. Changes come in the order of the newer
 * site, what was removed after what is there; guests are compared across sets, so that one that
 * moved to another set and says so is renamed, not removed and added.
 */
public final class Diff {
  private final List<Change> changes = new ArrayList<>();
  private final Renames renames;

  private Diff(Renames renames) {
    this.renames = renames;
  }

  /** Everything that differs; empty exactly when the sites say the same. */
  public static List<Change> between(Site before, Site after) {
    if (before.equals(after)) {
      return List.of();
    }
    var diff = new Diff(Renames.between(before, after));
    for (Field field : Fields.of(after)) {
      if (field.name().equals("sets")) {
        diff.sets(before, after);
      } else {
        diff.field(Path.SITE, field, before, after);
      }
    }
    return List.copyOf(diff.changes);
  }

  private void sets(Site before, Site after) {
    things(Path.SITE, before.sets(), after.sets());
    things(Path.SITE, before.guests(), after.guests());
  }

  private void fields(Path where, Record before, Record after) {
    for (Field field : Fields.of(after)) {
      if (!Listing.isGuests(after, field)) {
        field(where, field, before, after);
      }
    }
  }

  private void field(Path where, Field field, Record before, Record after) {
    Object old = field.of(before);
    Object young = field.of(after);
    if (Objects.equals(old, young)) {
      return;
    }
    switch (field.shape()) {
      case GROUP -> fields(where, (Record) known(old), (Record) known(young));
      case ELEMENT -> element(where.to(field.name(), ""), (Record) old, (Record) young);
      case THINGS -> things(where.aroundThings(), thingsOf(old), thingsOf(young));
      case VALUE -> value(where, field, after, old, young);
    }
  }

  private void value(
      Path where, Field field, Record owner, @Nullable Object old, @Nullable Object young) {
    if (field.name().equals("was") || field.key()) {
      return;
    }
    boolean hidden = Listing.isHidden(owner, field);
    changes.add(
        new Change.Changed(
            where,
            field.name(),
            hidden ? "(hidden)" : Values.text(old),
            hidden ? "(hidden)" : Values.text(young)));
  }

  private void element(Path where, @Nullable Record old, @Nullable Record young) {
    if (old == null && young != null) {
      added(where, young);
    } else if (young == null && old != null) {
      changes.add(new Change.Removed(where, Listing.of(where.kind(), old).fields()));
    } else if (old != null && young != null) {
      fields(where, old, young);
    }
  }

  private void things(Path where, List<? extends Thing> before, List<? extends Thing> after) {
    Map<String, Thing> old = new LinkedHashMap<>();
    before.forEach(thing -> old.putIfAbsent(renames.keyNow(thing), thing));
    Map<String, Thing> young = new LinkedHashMap<>();
    after.forEach(thing -> young.putIfAbsent(Renames.key(thing), thing));
    young.forEach((key, thing) -> thing(where.to(thing.kind(), key), old.get(key), thing));
    old.forEach(
        (key, thing) -> {
          if (!young.containsKey(key)) {
            Path gone = where.to(thing.kind(), Renames.key(thing));
            changes.add(new Change.Removed(gone, Listing.of(gone.kind(), (Record) thing).fields()));
          }
        });
    Order.between(where, old, young).ifPresent(changes::add);
  }

  private void thing(Path where, @Nullable Thing old, Thing young) {
    if (old == null) {
      added(where, (Record) young);
      return;
    }
    if (!Renames.key(old).equals(Renames.key(young))) {
      changes.add(new Change.Renamed(where, Renames.key(old)));
    }
    if (!old.equals(young)) {
      fields(where, (Record) old, (Record) young);
    }
  }

  /** Tells of what is new, and then of what it brings with it, each a change of its own. */
  private void added(Path where, Record young) {
    Listing listing = Listing.of(where.kind(), young);
    changes.add(new Change.Added(where, listing.fields()));
    for (Listing.Inner inner : listing.inner()) {
      if (inner.field().shape() == Fields.Shape.ELEMENT) {
        element(where.to(inner.field().name(), ""), null, (Record) inner.value());
      } else {
        things(where.aroundThings(), List.of(), thingsOf(inner.value()));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Thing> thingsOf(@Nullable Object list) {
    return list == null ? List.of() : (List<Thing>) list;
  }

  private static Object known(@Nullable Object value) {
    return Objects.requireNonNull(value);
  }
}
