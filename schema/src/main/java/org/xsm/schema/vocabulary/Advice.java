package org.xsm.schema.vocabulary;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.xsm.schema.Nearest;
import org.xsm.schema.xml.XmlAttribute;
import org.xsm.schema.xml.XmlElement;

/** The sentences on what does not fit a vocabulary, with what was probably meant: a decision. */
final class Advice {
  private static final int FEW = 12;

  /** What people write who know another tool. */
  private static final Map<String, List<String>> SYNONYMS =
      Map.ofEntries(
          Map.entry("mem", List.of("memory")), Map.entry("ram", List.of("memory")),
          Map.entry("maxmem", List.of("memory-max")), Map.entry("cpu", List.of("vcpus", "cpus")),
          Map.entry("cpus", List.of("vcpus")), Map.entry("cores", List.of("vcpus", "cpus")),
          Map.entry("vcpu", List.of("vcpus")), Map.entry("maxvcpus", List.of("vcpus-max")),
          Map.entry("hwaddr", List.of("mac")), Map.entry("dom0", List.of("host")),
          Map.entry("hosts", List.of("host")), Map.entry("node", List.of("host")),
          Map.entry("ipaddr", List.of("ip", "address")), Map.entry("addr", List.of("address")),
          Map.entry("ip", List.of("address")), Map.entry("weight", List.of("cpu-weight")),
          Map.entry("ramdisk", List.of("initrd")), Map.entry("extra", List.of("cmdline")),
          Map.entry("append", List.of("cmdline")), Map.entry("vif", List.of("interface")),
          Map.entry("nic", List.of("interface")), Map.entry("guest", List.of("vm")),
          Map.entry("domain", List.of("vm")), Map.entry("template", List.of("config")),
          Map.entry("dev", List.of("target")), Map.entry("path", List.of("source")),
          Map.entry("autostart", List.of("state")), Map.entry("owner-mail", List.of("owner")));

  private final Vocabulary vocabulary;

  Advice(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** What is wrong with a root; empty when it is the right one. */
  Optional<String> toRoot(XmlElement root) {
    String name = vocabulary.root().name();
    if (root.name().equals(name) && root.namespace().equals(vocabulary.namespace())) {
      return Optional.empty();
    }
    if (root.name().equals("XSMConfig") && !name.equals("XSMConfig")) {
      return Optional.of(
          "<XSMConfig> is the root of a file of the old XSM; turn it into a site file: xsm convert"
              + " FILE");
    }
    if (!root.name().equals(name)) {
      return Optional.of(
          "<" + root.name() + "> is not the root of this kind of file; that is " + opening());
    }
    String found =
        root.namespace().isEmpty()
            ? "no namespace"
            : "the namespace " + Quoted.of(root.namespace());
    return Optional.of("<" + name + "> is in " + found + "; write " + opening());
  }

  private String opening() {
    String name = vocabulary.root().name();
    return vocabulary.namespace().isEmpty()
        ? "<" + name + ">"
        : "<" + name + " xmlns=\"" + vocabulary.namespace() + "\">";
  }

  String toForeign(XmlElement element) {
    String found =
        element.namespace().isEmpty()
            ? "no namespace"
            : "the namespace " + Quoted.of(element.namespace());
    return "<"
        + element.qualifiedName()
        + "> is in "
        + found
        + "; only elements of "
        + vocabulary.namespace()
        + " stand here, foreign ones belong in <domain>";
  }

  String toUnknown(ElementKind around, XmlElement element) {
    Collection<String> known = around.type().children().stream().map(ElementKind::name).toList();
    String start = "<" + element.name() + "> is not known in <" + around.name() + ">; ";
    Optional<String> meant = meant(element.name(), known);
    if (meant.isPresent()) {
      return start + "did you mean <" + meant.get() + ">?";
    }
    if (around.type().attribute(element.name()).isPresent()) {
      return start + "write it as an attribute: " + element.name() + "=\"…\"";
    }
    List<String> homes = homes(element.name());
    if (!homes.isEmpty()) {
      return start + "it belongs in " + or(homes);
    }
    return known.isEmpty()
        ? start + "no elements stand in it"
        : start + "what may stand there is " + or(known.stream().map(Advice::tag).toList());
  }

  String toUnknown(XmlElement element, TypeKind type, XmlAttribute attribute) {
    Collection<String> known = type.attributes().stream().map(AttributeKind::name).toList();
    String start = attribute.name() + "= is not known in <" + element.name() + ">; ";
    Optional<String> meant = meant(attribute.name(), known);
    if (meant.isPresent()) {
      return start + "did you mean " + meant.get() + "=?";
    }
    if (type.child(attribute.name()).isPresent()) {
      return start + "write it as an element: <" + attribute.name() + ">";
    }
    if (known.isEmpty()) {
      return start + "it has no attributes";
    }
    return known.size() > FEW
        ? start + "see xsm schema for the " + known.size() + " attributes it may have"
        : start + "what it may have is " + or(List.copyOf(known));
  }

  String toMissing(XmlElement element, AttributeKind kind) {
    String identity =
        element.attribute("name").map(name -> " " + Quoted.of(name.value())).orElse("");
    return "<"
        + element.name()
        + ">"
        + identity
        + " lacks "
        + kind.name()
        + "=; write "
        + kind.value().write();
  }

  String toText(XmlElement element, TypeKind type) {
    String found = Quoted.of(element.text().strip());
    String start = "<" + element.name() + "> has the text " + found + " in it; ";
    return type.children().isEmpty()
        ? start + "nothing stands in it but attributes"
        : start + "only elements stand there; was a comment meant (<!-- … -->)?";
  }

  /** An element by its name, as in <set> My_site. */
  String name(XmlElement element) {
    return element
        .attribute("name")
        .map(name -> "<" + element.name() + "> " + Quoted.of(name.value()))
        .orElse("<" + element.name() + ">");
  }

  private static Optional<String> meant(String written, Collection<String> known) {
    String plain = written.toLowerCase(Locale.ROOT);
    for (String synonym : SYNONYMS.getOrDefault(plain, List.of())) {
      if (known.contains(synonym)) {
        return Optional.of(synonym);
      }
    }
    return Nearest.to(written, known);
  }

  private List<String> homes(String name) {
    return vocabulary.types().stream()
        .filter(type -> type.child(name).isPresent())
        .flatMap(type -> elements(type).stream())
        .distinct()
        .map(Advice::tag)
        .toList();
  }

  /** The names of the elements that are of a type. */
  private List<String> elements(TypeKind type) {
    if (vocabulary.root().type() == type) {
      return List.of(vocabulary.root().name());
    }
    return vocabulary.types().stream()
        .flatMap(parent -> parent.children().stream())
        .filter(child -> child.type() == type)
        .map(ElementKind::name)
        .distinct()
        .toList();
  }

  private static String tag(String name) {
    return "<" + name + ">";
  }

  private static String or(List<String> words) {
    return words.size() == 1
        ? words.getFirst()
        : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
  }
}
