package org.xsm.schema.edit;

import java.util.ArrayList;
import java.util.List;
import org.xsm.schema.diff.Change;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.vocabulary.Identity;
import org.xsm.schema.vocabulary.Quoted;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;

/** Gives an element another name, everywhere: a decision. */
final class Renaming {
  private final Draft draft;
  private final Lookup lookup;

  Renaming(Draft draft) {
    this.draft = draft;
    this.lookup = new Lookup(draft);
  }

  /**
   * The new name, the old one in {@code was}, and all references.
   *
   * @param again whether this run of edits gave it its present name, so that {@code was} is older
   */
  Step step(XmlElement element, String name, boolean again) {
    ElementKind kind = draft.kind(element);
    String key =
        kind.key()
            .orElseThrow(
                () ->
                    draft.refusal(
                        "no-name", element.start(), "<" + kind.name() + "> has no name to change"));
    String old = lookup.key(element);
    String plain = plain(element, kind, name);
    List<Patch> patches = new ArrayList<>(new FieldEdit(draft).attribute(element, key, plain));
    if (patches.isEmpty()) {
      return Step.NOTHING;
    }
    var changes = new ArrayList<Change>();
    String before = full(element, old);
    String after = full(element, plain);
    changes.add(new Change.Renamed(Draft.path(renamed(element, after)), before));
    patches.addAll(was(element, kind, before, after, again));
    for (References.Stale stale : new References(draft).renamed(element, plain)) {
      patches.add(stale.patch());
      changes.add(
          new Change.Changed(
              draft.path(stale.holder()), stale.attribute().name(), stale.before(), stale.after()));
    }
    return new Step(Patch.apply(draft.text(), patches), changes);
  }

  private List<Identity.Step> renamed(XmlElement element, String after) {
    var steps = new ArrayList<>(Identity.steps(draft.kinds(), element));
    var last = steps.removeLast();
    steps.add(new Identity.Step(last.kind(), after));
    return steps;
  }

  /** A guest may be given with its set, as long as that stays the same. */
  private String plain(XmlElement element, ElementKind kind, String name) {
    String prefix = kind.name().equals("vm") ? full(element, "") : "";
    if (!prefix.isEmpty() && name.indexOf('/') >= 0) {
      if (!name.startsWith(prefix)) {
        throw draft.refusal(
            "other-set",
            element.start(),
            Quoted.of(name) + " is in another set; move the guest there, and rename it then");
      }
      return name.substring(prefix.length());
    }
    return name;
  }

  private String full(XmlElement element, String name) {
    XmlElement parent = element.parent();
    return element.name().equals("vm") && parent != null ? lookup.key(parent) + "/" + name : name;
  }

  private List<Patch> was(
      XmlElement element, ElementKind kind, String before, String after, boolean again) {
    if (kind.type().attribute("was").isEmpty()) {
      return List.of();
    }
    String old = element.attribute("was").map(XmlAttribute::value).orElse("").strip();
    String oldFull = old.indexOf('/') < 0 ? full(element, old) : old;
    var fields = new FieldEdit(draft);
    if (!old.isEmpty() && oldFull.equals(after)) {
      return fields.attribute(element, "was", null);
    }
    return again && !old.isEmpty() ? List.of() : fields.attribute(element, "was", before);
  }
}
