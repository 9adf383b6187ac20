package org.xsm.schema.edit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.diff.Change;
import org.xsm.schema.diff.Path;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;

/** Moves an element with its comments to another place: a decision. */
final class Moving {
  private final Draft draft;
  private final Lookup lookup;

  Moving(Draft draft) {
    this.draft = draft;
    this.lookup = new Lookup(draft);
  }

  /** To another place among its siblings. */
  Step within(XmlElement element, XmlElement parent, Place place) {
    XmlElement beside = beside(element, parent, place);
    if (place instanceof Place.Usual || beside == element) {
      return Step.NOTHING;
    }
    String text = moved(element, parent, beside, place, List.of());
    if (text.equals(draft.text())) {
      return Step.NOTHING;
    }
    String where = (place instanceof Place.Before ? "before " : "after ") + name(beside);
    return new Step(
        text,
        List.of(new Change.Changed(draft.path(element), "place", now(element, parent), where)));
  }

  private String now(XmlElement element, XmlElement parent) {
    List<XmlElement> siblings = lookup.children(parent, element.name());
    int at = siblings.indexOf(element);
    return at == 0 ? "first" : "after " + name(siblings.get(at - 1));
  }

  private XmlElement beside(XmlElement element, XmlElement parent, Place place) {
    List<XmlElement> siblings = lookup.children(parent, element.name());
    return switch (place) {
      case Place.Before(var key) -> lookup.pick(parent, draft.kind(element), siblings, key);
      case Place.After(var key) -> lookup.pick(parent, draft.kind(element), siblings, key);
      case Place.Usual() -> element;
    };
  }

  private String name(XmlElement element) {
    String key = lookup.key(element);
    return key.isEmpty() ? "another" : key;
  }

  /** A guest into another set; {@code was} says where it comes from. */
  Step toSet(XmlElement vm, XmlElement from, XmlElement to, Place place, boolean again) {
    String name = lookup.key(vm);
    for (XmlElement other : lookup.children(to, "vm")) {
      if (lookup.key(other).equals(name)) {
        throw draft.refusal(
            "duplicate",
            other.start(),
            draft.path(other) + " is there already; rename one of the two first");
      }
    }
    String before = lookup.key(from) + "/" + name;
    String after = lookup.key(to) + "/" + name;
    List<References.Stale> stale =
        new References(draft).moved(name, lookup.key(from), lookup.key(to));
    List<Patch> patches = new ArrayList<>(was(vm, before, after, again));
    stale.forEach(reference -> patches.add(reference.patch()));
    var changes = new ArrayList<Change>();
    changes.add(new Change.Renamed(new Path(List.of(new Path.Step("vm", after))), before));
    for (References.Stale reference : stale) {
      changes.add(
          new Change.Changed(
              draft.path(reference.holder()),
              reference.attribute().name(),
              reference.before(),
              reference.after()));
    }
    XmlElement beside = place instanceof Place.Usual ? null : beside(vm, to, place);
    return new Step(moved(vm, to, beside, place, patches), changes);
  }

  private List<Patch> was(XmlElement vm, String before, String after, boolean again) {
    String old = vm.attribute("was").map(XmlAttribute::value).orElse("").strip();
    var fields = new FieldEdit(draft);
    if (old.equals(after)) {
      return fields.attribute(vm, "was", null);
    }
    return again && !old.isEmpty() ? List.of() : fields.attribute(vm, "was", before);
  }

  /** Changed where it stands, then cut out, then put elsewhere; each on a tree of its own. */
  private String moved(
      XmlElement element,
      XmlElement parent,
      @Nullable XmlElement beside,
      Place place,
      List<Patch> patches) {
    Draft full = draft.after(patches);
    XmlElement there = full.document().elements().get(element.index());
    Block block = Block.of(full, there);
    Draft rest = full.after(List.of(Removal.of(full, there)));
    XmlElement home = rest.document().elements().get(index(there, parent.index()));
    XmlElement sibling =
        beside == null ? null : rest.document().elements().get(index(there, beside.index()));
    Insertion insertion = Insertion.of(rest, home, draft.kind(element), place, sibling);
    return Patch.apply(rest.text(), List.of(insertion.patch(block.indented(insertion.indent()))));
  }

  /** The index that an element has when another one is gone. */
  private static int index(XmlElement gone, int index) {
    return index < gone.index() ? index : index - size(gone);
  }

  private static int size(XmlElement element) {
    int size = 1;
    for (XmlElement child : element.children()) {
      size += size(child);
    }
    return size;
  }
}
