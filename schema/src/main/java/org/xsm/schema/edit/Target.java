package org.xsm.schema.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.vocabulary.Identity;
import org.xsm.schema.vocabulary.Vocabulary;

/**
 * An element of a site by its name, as in {@code vm My_site/vm1 disk vda}, {@code host h1}, {@code
 * settings guard} or {@code config web interface #1}: a value. Elements that only hold others, such
 * as {@code <hosts>}, need not be named; a guest's key is SET/NAME, or NAME where that is unique.
 * {@code #1} is the first of its kind.
 */
public record Target(List<Identity.Step> steps) {
  /** The root. */
  public static final Target SITE = new Target(List.of());

  public Target {
    steps = List.copyOf(steps);
  }

  /** An element right in the site. */
  public static Target of(String kind, String key) {
    return SITE.to(kind, key);
  }

  /** A guest, by NAME or SET/NAME. */
  public static Target guest(String reference) {
    return of("vm", reference);
  }

  /** An element in this one; the key is empty where there is only one of the kind. */
  public Target to(String kind, String key) {
    var longer = new ArrayList<>(steps);
    longer.add(new Identity.Step(kind, key));
    return new Target(longer);
  }

  /** Reads what {@link #toString} writes; a word too many becomes a kind that nobody knows. */
  public static Target parse(String text) {
    Target target = SITE;
    Optional<ElementKind> around = Optional.of(Vocabulary.site().root());
    List<String> words = List.of(text.strip().split("\\s+"));
    for (int at = 0; at < words.size(); at++) {
      String name = words.get(at);
      if (name.isEmpty() || (at == 0 && name.equals("site"))) {
        continue;
      }
      Optional<ElementKind> kind = around.flatMap(outer -> Lookup.child(outer, name));
      boolean keyed = kind.filter(ElementKind::once).isEmpty() && at + 1 < words.size();
      if (keyed) {
        at++;
      }
      target = target.to(name, keyed ? words.get(at) : "");
      around = kind;
    }
    return target;
  }

  @Override
  public String toString() {
    return steps.isEmpty()
        ? "site"
        : steps.stream().map(Identity.Step::toString).collect(Collectors.joining(" "));
  }
}
