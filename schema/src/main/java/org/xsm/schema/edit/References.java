package org.xsm.schema.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;
import org.xsm.schema.xml.XmlEscape;
import org.xsm.schema.xml.XmlPiece;

/** Which attributes name other elements, and how they follow a new name: a decision. */
final class References {
  /** By what they name: the attributes that do, each as the element and the attribute. */
  private static final Map<String, Set<String>> HOLDERS =
      Map.of(
          "host",
          Set.of(
              "vm host",
              "config host",
              "set hosts",
              "secret hosts",
              "pool hosts",
              "template hosts",
              "boot host"),
          "set",
          Set.of("admin sets", "vm after", "config after"),
          "vm",
          Set.of("vm after", "config after"),
          "config",
          Set.of("vm config", "config extends"),
          "network",
          Set.of("interface network", "migration network"),
          "pool",
          Set.of("disk pool"),
          "image",
          Set.of("machine image"),
          "layout",
          Set.of("machine layout"),
          "secret",
          Set.of(
              "power password",
              "pool secret",
              "source secret",
              "disk secret",
              "graphics password"));

  private final Draft draft;

  References(Draft draft) {
    this.draft = draft;
  }

  /** An attribute that names something that has another name now. */
  record Stale(
      XmlElement holder, XmlAttribute attribute, String before, String after, Patch patch) {}

  List<Stale> renamed(XmlElement element, String name) {
    String kind = element.name();
    String old = new Lookup(draft).key(element);
    return switch (kind) {
      case "vm" -> guest(element, old, name);
      case "set" ->
          all(
              kind,
              (attribute, word) -> {
                if (attribute.equals("after")) {
                  return word.startsWith(old + "/") ? name + word.substring(old.length()) : word;
                }
                return word.equals(old) ? name : word;
              });
      case "secret" ->
          all(kind, (_, word) -> word.equals("secret:" + old) ? "secret:" + name : word);
      default -> all(kind, (_, word) -> word.equals(old) ? name : word);
    };
  }

  private List<Stale> guest(XmlElement vm, String old, String name) {
    var lookup = new Lookup(draft);
    String set = setOf(lookup, vm);
    boolean wasAlone = alone(lookup, vm, old);
    String bare = alone(lookup, vm, name) ? name : set + "/" + name;
    return all(
        "vm",
        (_, word) -> {
          if (word.equals(set + "/" + old)) {
            return set + "/" + name;
          }
          return wasAlone && word.equals(old) ? bare : word;
        });
  }

  /** References to a guest that is in another set now; those without a set still find it. */
  List<Stale> moved(String name, String from, String to) {
    String old = from + "/" + name;
    return all("vm", (_, word) -> word.equals(old) ? to + "/" + name : word);
  }

  private static String setOf(Lookup lookup, XmlElement vm) {
    return Optional.ofNullable(vm.parent()).map(lookup::key).orElse("");
  }

  private static boolean alone(Lookup lookup, XmlElement vm, String name) {
    return lookup.guests().stream().noneMatch(it -> it != vm && lookup.key(it).equals(name));
  }

  /** What becomes of one word of an attribute. */
  private interface Words {
    String now(String attribute, String word);
  }

  private List<Stale> all(String kind, Words words) {
    Set<String> holders = HOLDERS.getOrDefault(kind, Set.of());
    var stale = new ArrayList<Stale>();
    for (XmlElement element : draft.document().elements()) {
      for (XmlAttribute attribute : element.attributes()) {
        if (holders.contains(element.name() + " " + attribute.name())
            && draft.kinds().of(element).isPresent()) {
          stale(element, attribute, word -> words.now(attribute.name(), word))
              .ifPresent(stale::add);
        }
      }
    }
    return stale;
  }

  private Optional<Stale> stale(
      XmlElement element, XmlAttribute attribute, UnaryOperator<String> now) {
    String before = attribute.value();
    String after = replaced(before, now);
    if (before.equals(after)) {
      return Optional.empty();
    }
    String raw = draft.text().substring(attribute.valueStart(), attribute.valueEnd());
    char quote = draft.text().charAt(attribute.valueEnd());
    String written = raw.indexOf('&') < 0 ? replaced(raw, now) : XmlEscape.attribute(after, quote);
    var patch = new Patch(attribute.valueStart(), attribute.valueEnd(), written);
    return Optional.of(new Stale(element, attribute, before, after, patch));
  }

  /** The text with its words replaced and the white space between them kept. */
  private static String replaced(String text, UnaryOperator<String> now) {
    var made = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int word = XmlPiece.blankEnd(text, at, text.length());
      made.append(text, at, word);
      at = word;
      while (at < text.length() && !XmlPiece.isBlank(text.charAt(at))) {
        at++;
      }
      if (at > word) {
        made.append(now.apply(text.substring(word, at)));
      }
    }
    return made.toString();
  }
}
