package org.xsm.schema.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xsm.schema.GuestReference;
import org.xsm.schema.Nearest;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.vocabulary.Identity;
import org.xsm.schema.vocabulary.Quoted;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;

/** Finds what a target names: a decision. */
final class Lookup {
  private final Draft draft;

  Lookup(Draft draft) {
    this.draft = draft;
  }

  /** The kind that may stand in another, or in an element there that only holds others. */
  static Optional<ElementKind> child(ElementKind around, String name) {
    if (name.equals("vm") && around.type().child("set").isPresent()) {
      return around.type().child("set").flatMap(set -> set.type().child("vm"));
    }
    return around
        .type()
        .child(name)
        .or(() -> container(around, name).flatMap(outer -> outer.type().child(name)));
  }

  /** The kind that only holds others of a kind, as hosts hold each host. */
  static Optional<ElementKind> container(ElementKind around, String name) {
    if (around.type().child(name).isPresent()) {
      return Optional.empty();
    }
    return around.type().children().stream()
        .filter(Identity::isContainer)
        .filter(outer -> outer.type().child(name).isPresent())
        .findFirst();
  }

  XmlElement element(Target target) {
    XmlElement at = draft.root();
    for (Identity.Step step : target.steps()) {
      at = step(at, step);
    }
    return at;
  }

  private XmlElement step(XmlElement around, Identity.Step step) {
    if (around.parent() == null && step.kind().equals("vm")) {
      return guest(GuestReference.parse(step.key()));
    }
    ElementKind kind = kindIn(around, step.kind());
    List<XmlElement> found =
        holders(around, step.kind()).stream()
            .flatMap(holder -> children(holder, step.kind()).stream())
            .toList();
    return pick(around, kind, found, step.key());
  }

  ElementKind kindIn(XmlElement around, String name) {
    ElementKind outer = draft.kind(around);
    return child(outer, name)
        .orElseThrow(
            () ->
                draft.refusal(
                    "unknown-element",
                    around.start(),
                    draft.advice().toUnknownElement(outer, name, "")));
  }

  /** The elements that are there to hold those of a kind: the given one, or one in it. */
  private List<XmlElement> holders(XmlElement around, String name) {
    return container(draft.kind(around), name)
        .map(container -> children(around, container.name()))
        .orElse(List.of(around));
  }

  XmlElement pick(XmlElement around, ElementKind kind, List<XmlElement> found, String key) {
    if (key.startsWith("#")) {
      return numbered(around, kind, found, key);
    }
    List<XmlElement> fitting =
        key.isEmpty() ? found : found.stream().filter(element -> key(element).equals(key)).toList();
    if (fitting.size() == 1 || (fitting.size() > 1 && (kind.once() || !key.isEmpty()))) {
      return fitting.getFirst();
    }
    throw key.isEmpty() && !found.isEmpty()
        ? draft.refusal("which", around.start(), which(around, kind, found))
        : draft.refusal("unknown", around.start(), missing(around, kind, found, key));
  }

  private XmlElement numbered(
      XmlElement around, ElementKind kind, List<XmlElement> found, String key) {
    String digits = key.substring(1);
    int number = digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : 0;
    if (number < 1 || number > found.size()) {
      String there = found.isEmpty() ? "there is none" : "the last is #" + found.size();
      throw draft.refusal(
          "unknown",
          around.start(),
          in(around) + " has no " + kind.name() + " " + key + "; " + there);
    }
    return found.get(number - 1);
  }

  private String which(XmlElement around, ElementKind kind, List<XmlElement> found) {
    return in(around) + " has several <" + kind.name() + ">; name one of " + listed(found);
  }

  private String missing(XmlElement around, ElementKind kind, List<XmlElement> found, String key) {
    String what = key.isEmpty() ? "<" + kind.name() + ">" : kind.name() + " " + Quoted.of(key);
    return in(around) + " has no " + what + hint(key, found.stream().map(this::key).toList());
  }

  private static String hint(String key, List<String> known) {
    return Nearest.to(key, known)
        .map(near -> "; did you mean " + Quoted.of(near) + "?")
        .orElseGet(() -> known.isEmpty() ? "" : "; there is " + few(known));
  }

  private String listed(List<XmlElement> found) {
    var names = new ArrayList<String>();
    for (XmlElement element : found) {
      String key = key(element);
      names.add(key.isEmpty() ? "#" + (names.size() + 1) : key);
    }
    return few(names);
  }

  private static String few(List<String> names) {
    List<String> first = names.stream().filter(name -> !name.isEmpty()).limit(10).toList();
    return String.join(", ", first) + (names.size() > 10 ? " and more" : "");
  }

  private String in(XmlElement around) {
    return around.parent() == null ? "the site" : Identity.path(draft.kinds(), around);
  }

  XmlElement set(String name) {
    List<XmlElement> sets = children(draft.root(), "set");
    return pick(draft.root(), kindIn(draft.root(), "set"), sets, name);
  }

  Optional<XmlElement> setIfThere(String name) {
    return children(draft.root(), "set").stream().filter(set -> key(set).equals(name)).findFirst();
  }

  XmlElement guest(GuestReference reference) {
    ElementKind kind = kindIn(draft.root(), "vm");
    if (!reference.set().isEmpty()) {
      XmlElement set = set(reference.set());
      return pick(set, kind, children(set, "vm"), reference.name());
    }
    List<XmlElement> all = guests();
    List<XmlElement> named = all.stream().filter(vm -> key(vm).equals(reference.name())).toList();
    if (named.size() > 1) {
      String choice =
          String.join(
              ", ", named.stream().map(vm -> draft.path(vm).toString().substring(3)).toList());
      throw draft.refusal(
          "which",
          named.getFirst().start(),
          "several sets have a vm " + Quoted.of(reference.name()) + "; name one of " + choice);
    }
    return pick(draft.root(), kind, all, reference.name());
  }

  /** All guests of the file. */
  List<XmlElement> guests() {
    return children(draft.root(), "set").stream()
        .flatMap(set -> children(set, "vm").stream())
        .toList();
  }

  /** The children of a kind that the vocabulary knows there. */
  List<XmlElement> children(XmlElement element, String name) {
    return element.children().stream()
        .filter(child -> child.name().equals(name) && draft.kinds().of(child).isPresent())
        .toList();
  }

  String key(XmlElement element) {
    return Identity.key(draft.kinds(), element).orElse("");
  }

  Optional<XmlAttribute> keyAttribute(XmlElement element) {
    return draft.kinds().of(element).flatMap(ElementKind::key).flatMap(element::attribute);
  }
}
