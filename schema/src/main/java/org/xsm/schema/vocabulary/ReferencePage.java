package org.xsm.schema.vocabulary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xsm.schema.vocabulary.ValueKind.Choice;

/** A decision: the page that explains a vocabulary to the people who write files in it. */
public final class ReferencePage {
  private final Vocabulary vocabulary;
  private final StringBuilder page = new StringBuilder();

  /** Each element and where it stands, in the order in which a reader meets them. */
  private final Map<String, List<Place>> elements = new LinkedHashMap<>();

  /** An element as it stands in another: a value. */
  private record Place(TypeKind around, ElementKind element) {}

  private ReferencePage(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The page in Markdown. */
  public static String of(Vocabulary vocabulary) {
    return new ReferencePage(vocabulary).write();
  }

  private String write() {
    collect(vocabulary.root().type());
    head();
    line("## Contents").line("");
    contents(vocabulary.root(), 0);
    line("").line("[Kinds of values](#values):");
    line(String.join(", ", vocabulary.values().stream().map(Links::value).toList()) + ".");
    line("").line("## Elements").line("");
    element(vocabulary.root(), List.of());
    elements.forEach((name, places) -> element(places.getFirst().element(), places));
    vocabulary.types().stream().filter(this::isShared).forEach(this::shared);
    line("<a id=\"values\"></a>").line("## Kinds of values").line("");
    vocabulary.values().forEach(this::value);
    return page.toString();
  }

  private void collect(TypeKind type) {
    for (ElementKind child : type.children()) {
      List<Place> places = elements.computeIfAbsent(child.name(), name -> new ArrayList<>());
      if (places.stream().anyMatch(place -> place.around() == type)) {
        continue;
      }
      places.add(new Place(type, child));
      collect(child.type());
    }
  }

  /** Whether a reader meets an element here before anywhere else. */
  private boolean isFirst(Place place) {
    return elements.getOrDefault(place.element().name(), List.of()).indexOf(place) == 0;
  }

  private void head() {
    line("# The site file: reference").line("");
    line("Everything that may stand in a site file, element by element. A file is");
    line("checked by `xsm validate`; `xsm schema` prints the XML Schema, for editors.");
    line("").line("- A file begins `" + opening() + "`.");
    line("- The order of elements is free, except among disks, interfaces, layers, partitions,");
    line("  hooks and sources: there it is the order in which they count.");
    line("- What is not written has the default that is named here, or none.");
    line("- An attribute in **bold** must be written.");
    line("");
  }

  private String opening() {
    return "<" + vocabulary.root().name() + " xmlns=\"" + vocabulary.namespace() + "\" name=\"…\">";
  }

  private void contents(ElementKind element, int depth) {
    line("  ".repeat(depth) + "- " + Links.element(element.name()));
    for (ElementKind child : element.type().children()) {
      if (isFirst(new Place(element.type(), child))) {
        contents(child, depth + 1);
      }
    }
  }

  private void element(ElementKind element, List<Place> places) {
    TypeKind type = element.type();
    line("<a id=\"" + Links.anchor(element.name()) + "\"></a>");
    line("### `<" + element.name() + ">`").line("");
    explanation(element.documentation(), type.documentation());
    line("");
    places.forEach(place -> place(place, element.documentation()));
    if (places.isEmpty()) {
      line("- the root of the file");
    }
    line("");
    type.text().ifPresent(this::text);
    if (type.open()) {
      line("Anything may stand in it.").line("");
    }
    Optional<TypeKind> base = type.base();
    attributes(
        type.attributes().stream()
            .filter(attribute -> base.flatMap(b -> b.attribute(attribute.name())).isEmpty())
            .toList());
    children(
        type.children().stream()
            .filter(child -> base.flatMap(b -> b.child(child.name())).isEmpty())
            .toList());
    base.ifPresent(
        shared ->
            line("And everything that stands under " + Links.shared(heading(shared), shared) + ".")
                .line(""));
  }

  /** What an element is for, and what is in it; only one of them where it says the other, too. */
  private void explanation(String element, String content) {
    if (content.startsWith(withoutDot(element))) {
      line(content);
      return;
    }
    line(element);
    if (!element.startsWith(withoutDot(content))) {
      line("").line(content);
    }
  }

  private static String withoutDot(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** One place of an element, and what it is for there, if that was not said. */
  private void place(Place place, String said) {
    String often = often(place.element());
    List<String> around = around(place.around()).stream().map(Links::element).toList();
    String here = place.element().documentation();
    String difference = here.equals(said) ? "" : ": " + here;
    line("- in " + Sentence.or(around) + ", " + often + difference);
  }

  /** The names of the elements whose content is of a type. */
  private List<String> around(TypeKind type) {
    if (vocabulary.root().type() == type) {
      return List.of(vocabulary.root().name());
    }
    return elements.values().stream()
        .flatMap(Collection::stream)
        .map(Place::element)
        .filter(element -> element.type() == type)
        .map(ElementKind::name)
        .distinct()
        .toList();
  }

  private static String often(ElementKind element) {
    if (element.once()) {
      return element.required() ? "once" : "at most once";
    }
    String many = element.required() ? "once or more" : "any number";
    return element.key().map(key -> many + ", each with its own `" + key + "`").orElse(many);
  }

  private void text(ValueKind kind) {
    line("Its text is " + described(kind) + ".").line("");
  }

  private static String described(ValueKind kind) {
    return kind.name().isEmpty() ? kind.is() : "[" + kind.is() + "](#" + Links.anchor(kind) + ")";
  }

  private void attributes(List<AttributeKind> attributes) {
    if (attributes.isEmpty()) {
      return;
    }
    line("| attribute | value | default | meaning |").line("|---|---|---|---|");
    for (AttributeKind attribute : attributes) {
      String name = "`" + attribute.name() + "`";
      row(
          attribute.required() ? "**" + name + "**" : name,
          Links.taken(attribute.value()),
          attribute.defaultValue().map(value -> "`" + value + "`").orElse(""),
          attribute.documentation());
    }
    line("");
  }

  private void children(List<ElementKind> children) {
    if (children.isEmpty()) {
      return;
    }
    line("| element | how often | meaning |").line("|---|---|---|");
    for (ElementKind child : children) {
      row(Links.element(child.name()), often(child), child.documentation());
    }
    line("");
  }

  private boolean isShared(TypeKind type) {
    return vocabulary.types().stream()
        .anyMatch(other -> other.base().filter(base -> base == type).isPresent());
  }

  private void shared(TypeKind type) {
    line("<a id=\"" + Links.anchor(type) + "\"></a>");
    line("### " + heading(type)).line("");
    line(type.documentation()).line("");
    attributes(List.copyOf(type.attributes()));
    children(List.copyOf(type.children()));
  }

  private String heading(TypeKind shared) {
    List<String> those =
        vocabulary.types().stream()
            .filter(type -> type.base().filter(base -> base == shared).isPresent())
            .flatMap(type -> around(type).stream())
            .map(name -> "`<" + name + ">`")
            .toList();
    return "What " + String.join(" and ", those) + " can both say";
  }

  private void value(ValueKind kind) {
    line("<a id=\"" + Links.anchor(kind) + "\"></a>");
    line("### " + kind.name()).line("");
    line(kind.documentation());
    kind.item().ifPresent(item -> line("Each is " + described(item) + "."));
    line("");
    if (kind.choices().isEmpty()) {
      line("Write " + kind.write() + ".").line("");
      return;
    }
    line("| value | meaning |").line("|---|---|");
    for (Choice choice : kind.choices()) {
      row("`" + choice.word() + "`", choice.documentation());
    }
    line("");
  }

  private void row(String... cells) {
    var row = new StringBuilder("|");
    for (String cell : cells) {
      row.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    line(row.toString());
  }

  private ReferencePage line(String text) {
    page.append(text).append('\n');
    return this;
  }
}
