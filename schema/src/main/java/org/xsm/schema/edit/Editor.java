package org.xsm.schema.edit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.GuestReference;
import org.xsm.schema.Problem;
import org.xsm.schema.diff.Change;
import org.xsm.schema.diff.Path;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.vocabulary.Identity;
import org.xsm.schema.vocabulary.Quoted;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/**
 * Carries out edits of a site's text, one after the other, all or none: a decision. Whether the new
 * text is a site without a mistake is for its reader to say.
 */
public final class Editor {
  private final List<Change> changes = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /** Where in this run an element got the name or set that it has. */
  private final Set<Path> renamed = new HashSet<>();

  private Draft draft;

  private Editor(Draft draft) {
    this.draft = draft;
  }

  /** Applies edits, each to what the one before it made; says of all what cannot be done. */
  public static EditResult apply(XmlDocument document, List<Edit> edits) {
    var editor = new Editor(Draft.of(document));
    for (Edit edit : edits) {
      editor.tryOne(edit);
    }
    return editor.problems.isEmpty()
        ? new EditResult.Edited(editor.draft.text(), editor.changes)
        : new EditResult.Refused(editor.problems);
  }

  private void tryOne(Edit edit) {
    try {
      one(edit);
    } catch (EditRefusal e) {
      problems.addAll(e.problems());
    }
  }

  private void one(Edit edit) {
    switch (edit) {
      case Edit.Set set -> set(set);
      case Edit.Add add -> add(add.target(), add.kind(), add.fields(), add.place());
      case Edit.AddGuest guest -> addGuest(guest);
      case Edit.Remove(var target) -> remove(new Lookup(draft).element(target));
      case Edit.Rename(var target, var name) -> rename(new Lookup(draft).element(target), name);
      case Edit.Move move -> move(move);
    }
  }

  private void take(Step step) {
    String text = step.text();
    if (text != null) {
      draft = draft.read(text);
      changes.addAll(step.changes());
    }
  }

  private void set(Edit.Set set) {
    if (set.value() != null && ensure(set.target(), set)) {
      return;
    }
    XmlElement element = new Lookup(draft).element(set.target());
    ElementKind kind = draft.kind(element);
    if (set.field().isEmpty()) {
      ownText(element, kind, set);
    } else if (kind.type().child(set.field()).filter(Fields::isText).isPresent()) {
      textField(element, kind.type().child(set.field()).get(), set);
    } else {
      checkRenamed(element, kind, set);
      attribute(element, set);
    }
  }

  /**
   * Makes what is missing on the way to an element of which there is at most one; the element
   * itself with the field that is to be set, which may be the one that it must have.
   *
   * @return whether that was all there was to do
   */
  private boolean ensure(Target target, Edit.@Nullable Set set) {
    Target at = Target.SITE;
    for (Identity.Step step : target.steps()) {
      var lookup = new Lookup(draft);
      XmlElement around = lookup.element(at);
      ElementKind kind = lookup.kindIn(around, step.kind());
      if (kind.once() && step.key().isEmpty() && lookup.children(around, step.kind()).isEmpty()) {
        boolean last = set != null && at.to(step.kind(), step.key()).equals(target);
        var fields = new LinkedHashMap<String, String>();
        if (last && set != null && set.value() != null) {
          fields.put(set.field(), set.value());
        }
        add(at, step.kind(), fields, Place.USUAL);
        if (last) {
          return true;
        }
      }
      at = at.to(step.kind(), step.key());
    }
    return false;
  }

  private void checkRenamed(XmlElement element, ElementKind kind, Edit.Set set) {
    if (set.field().equals("name")
        && kind.type().attribute("was").isPresent()
        && set.value() != null
        && !new Lookup(draft).key(element).equals(set.value().strip())) {
      throw draft.refusal(
          "rename",
          element.start(),
          "a " + kind.name() + " gets another name by a rename, which keeps what it is");
    }
  }

  private void attribute(XmlElement element, Edit.Set set) {
    String before = element.attribute(set.field()).map(it -> it.value()).orElse("");
    String after = set.value() == null ? "" : set.value();
    take(
        Step.of(
            draft,
            new FieldEdit(draft).attribute(element, set.field(), set.value()),
            new Change.Changed(draft.path(element), set.field(), before, after)));
  }

  private void ownText(XmlElement element, ElementKind kind, Edit.Set set) {
    if (kind.type().text().isEmpty()) {
      throw draft.refusal(
          "no-text", element.start(), "<" + kind.name() + "> holds no text; name a field of it");
    }
    if (set.value() == null) {
      remove(element);
      return;
    }
    var change = new Change.Changed(draft.path(element), "", element.text().strip(), set.value());
    take(Step.of(draft, new FieldEdit(draft).text(element, set.value()), change));
  }

  private void textField(XmlElement element, ElementKind field, Edit.Set set) {
    var lookup = new Lookup(draft);
    List<XmlElement> written = lookup.children(element, field.name());
    String value = set.value();
    Path path = draft.path(element);
    if (value != null && written.isEmpty()) {
      SequencedMap<String, String> text = new LinkedHashMap<>(Map.of("", value));
      var change = new Change.Changed(path, field.name(), "", value);
      take(Step.of(draft, List.of(inserted(element, field, text, Place.USUAL)), change));
    } else if (!written.isEmpty()) {
      XmlElement there = written.getFirst();
      List<Patch> patches =
          value == null
              ? List.of(Removal.of(draft, there))
              : new FieldEdit(draft).text(there, value);
      String before = there.text().strip();
      var change = new Change.Changed(path, field.name(), before, value == null ? "" : value);
      take(Step.of(draft, patches, change));
    }
  }

  private Patch inserted(
      XmlElement parent, ElementKind kind, SequencedMap<String, String> fields, Place place) {
    Insertion insertion = Insertion.of(draft, parent, kind, place);
    return insertion.patch(
        new NewElement(draft, parent, kind, insertion.model()).text(fields, insertion.indent()));
  }

  private void add(Target target, String name, SequencedMap<String, String> fields, Place place) {
    var lookup = new Lookup(draft);
    XmlElement around = lookup.element(target);
    ElementKind kind = lookup.kindIn(around, name);
    var container = Lookup.container(draft.kind(around), name);
    if (container.isPresent()) {
      Target holder = target.to(container.get().name(), "");
      ensure(holder, null);
      add(holder, name, fields, place);
      return;
    }
    checkFree(around, kind, fields);
    Patch patch = inserted(around, kind, fields, place);
    var listed = new ArrayList<Change.Field>();
    fields.forEach(
        (field, value) -> {
          if (kind.key().filter(field::equals).isEmpty() && !field.isEmpty()) {
            listed.add(new Change.Field(field, value));
          }
        });
    take(Step.of(draft, List.of(patch), new Change.Added(added(around, kind, fields), listed)));
  }

  private Path added(XmlElement around, ElementKind kind, SequencedMap<String, String> fields) {
    String key = kind.key().map(it -> fields.getOrDefault(it, "")).orElse("");
    if (kind.name().equals("vm")) {
      return new Path(List.of(new Path.Step("vm", new Lookup(draft).key(around) + "/" + key)));
    }
    boolean inContainer = around.parent() == null || isContainer(around);
    var steps = new ArrayList<Path.Step>(inContainer ? List.of() : draft.path(around).steps());
    steps.add(new Path.Step(kind.name(), key));
    return new Path(steps);
  }

  private boolean isContainer(XmlElement element) {
    return Identity.isContainer(draft.kinds(), element);
  }

  private void checkFree(XmlElement around, ElementKind kind, SequencedMap<String, String> fields) {
    var lookup = new Lookup(draft);
    List<XmlElement> same = lookup.children(around, kind.name());
    String key = kind.key().map(it -> fields.getOrDefault(it, "")).orElse("").strip();
    for (XmlElement other : same) {
      if (kind.once() || (!key.isEmpty() && lookup.key(other).equals(key))) {
        String what = kind.once() ? "a <" + kind.name() + ">" : kind.name() + " " + Quoted.of(key);
        throw draft.refusal(
            "duplicate",
            other.start(),
            "there is " + what + " already; change that one, or give the new one another name");
      }
    }
  }

  private void addGuest(Edit.AddGuest guest) {
    var reference = GuestReference.parse(guest.name());
    if (reference.set().isEmpty()) {
      throw draft.refusal(
          "which",
          draft.root().start(),
          "a new guest needs its set; write SET/" + reference.name());
    }
    var fields = new LinkedHashMap<String, String>();
    fields.put("name", reference.name());
    fields.putAll(guest.fields());
    if (guest.createSet() && new Lookup(draft).setIfThere(reference.set()).isEmpty()) {
      SequencedMap<String, String> set = new LinkedHashMap<>(Map.of("name", reference.set()));
      add(Target.SITE, "set", set, Place.USUAL);
    }
    add(Target.of("set", reference.set()), "vm", fields, guest.place());
  }

  private void remove(XmlElement element) {
    if (element.parent() == null) {
      throw draft.refusal("root", element.start(), "the site itself cannot be removed");
    }
    draft.kind(element);
    var change = new Change.Removed(draft.path(element), List.of());
    take(Step.of(draft, List.of(Removal.of(draft, element)), change));
  }

  private void rename(XmlElement element, String name) {
    boolean again = renamed.contains(draft.path(element));
    note(new Renaming(draft).step(element, name, again));
  }

  private void move(Edit.Move move) {
    var lookup = new Lookup(draft);
    XmlElement element = lookup.element(move.target());
    XmlElement parent = element.parent();
    if (parent == null) {
      throw draft.refusal("root", element.start(), "the site itself cannot be moved");
    }
    boolean stays = move.set().isEmpty() || lookup.key(parent).equals(move.set());
    if (!stays && !element.name().equals("vm")) {
      throw draft.refusal("no-set", element.start(), "only guests are in sets");
    }
    if (stays) {
      take(new Moving(draft).within(element, parent, move.place()));
    } else {
      boolean again = renamed.contains(draft.path(element));
      XmlElement to = lookup.set(move.set());
      note(new Moving(draft).toSet(element, parent, to, move.place(), again));
    }
  }

  private void note(Step step) {
    take(step);
    step.changes().stream()
        .filter(Change.Renamed.class::isInstance)
        .map(Change::where)
        .forEach(renamed::add);
  }
}
