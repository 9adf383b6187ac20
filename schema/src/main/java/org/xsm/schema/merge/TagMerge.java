package org.xsm.schema.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.merge.Tags.Item;
import org.xsm.schema.vocabulary.AttributeKind;
import org.xsm.schema.vocabulary.ElementKind;
import org.xsm.schema.vocabulary.ValueKind;
import org.xsm.schema.xml.XmlElement;
import org.xsm.schema.xml.XmlEscape;

/** Merges the attributes of an element, one by one: a decision. */
final class TagMerge {
  private final Trio trio;
  private final Claims claims;
  private final @Nullable ElementKind kind;
  private final @Nullable Tags base;
  private final @Nullable Tags mine;
  private final @Nullable Tags theirs;

  TagMerge(Three three, Trio trio, Claims claims) {
    this.trio = trio;
    this.claims = claims;
    this.kind = three.kind(trio);
    this.base = tags(three.base(), trio.base());
    this.mine = tags(three.mine(), trio.mine());
    this.theirs = tags(three.theirs(), trio.theirs());
  }

  private static @Nullable Tags tags(Tree tree, @Nullable XmlElement element) {
    return element == null ? null : Tags.of(tree, element);
  }

  /** Everything up to the blanks before the closing angle bracket. */
  void write(Output output) {
    output.add("<" + name());
    for (String name : order()) {
      item(output, name);
    }
  }

  /** The name as written, prefix included. */
  String name() {
    XmlElement old = trio.base();
    XmlElement left = trio.mine();
    XmlElement right = trio.theirs();
    if (left == null || right == null) {
      return trio.any().qualifiedName();
    }
    boolean same = old != null && old.qualifiedName().equals(left.qualifiedName());
    return (same ? right : left).qualifiedName();
  }

  /** Mine in my order; what only they have after what it follows there. */
  private List<String> order() {
    var names = new ArrayList<String>(mine == null ? List.of() : mine.names());
    int at = 0;
    for (String name : theirs == null ? List.<String>of() : theirs.names()) {
      int found = names.indexOf(name);
      if (found >= 0) {
        at = found + 1;
      } else {
        names.add(at++, name);
      }
    }
    return names;
  }

  private void item(Output output, String name) {
    Item old = item(base, name);
    Item left = item(mine, name);
    Item right = item(theirs, name);
    if (mine == null || theirs == null) {
      write(output, mine == null ? theirs : mine, left == null ? right : left);
      return;
    }
    ValueKind value = value(name);
    if (same(value, left, right)) {
      boolean rewritten =
          left != null && right != null && old != null && raw(mine, left).equals(raw(base, old));
      write(output, left, rewritten ? right : left, rewritten);
    } else if (same(value, left, old)) {
      write(output, left, right, true);
    } else if (same(value, right, old)) {
      write(output, left, left, false);
    } else {
      both(output, name, value, old, left, right);
    }
  }

  private void both(
      Output output,
      String name,
      @Nullable ValueKind value,
      @Nullable Item old,
      @Nullable Item left,
      @Nullable Item right) {
    Optional<String> members =
        old == null || left == null || right == null || value == null
            ? Optional.empty()
            : value
                .item()
                .flatMap(item -> Members.merge(item, old.value(), left.value(), right.value()));
    if (members.isPresent() && left != null && mine != null) {
      char quote = mine.tree().text().charAt(left.end() - 1);
      String raw = raw(mine, left);
      output.add(mine.blanks(left));
      output.add(raw.substring(0, raw.indexOf(quote) + 1));
      output.add(XmlEscape.attribute(members.get(), quote) + quote);
      return;
    }
    claims.values(trio, name, old, left, right);
    if (left == null || right == null || mine == null || theirs == null) {
      output.conflict(whole(mine, left), whole(theirs, right));
    } else {
      output.add(mine.blanks(left));
      output.conflict(mine.raw(left), theirs.raw(right));
    }
  }

  private static String whole(@Nullable Tags tags, @Nullable Item item) {
    return tags == null || item == null ? "" : tags.blanks(item) + tags.raw(item);
  }

  /** Their value in my layout, where I have the attribute too. */
  private void write(Output output, @Nullable Item left, @Nullable Item chosen, boolean isTheirs) {
    if (chosen == null) {
      return;
    }
    Tags from = isTheirs ? theirs : mine;
    if (from != null && mine != null) {
      output.add(left == null ? blanks(from, chosen) : mine.blanks(left));
      output.add(from.raw(chosen));
    }
  }

  /** A line of its own, where mine has one for each. */
  private String blanks(Tags from, Item item) {
    String blanks = from.blanks(item);
    if (mine == null || mine.items().isEmpty()) {
      return blanks;
    }
    String last = mine.blanks(List.copyOf(mine.items().values()).getLast());
    return last.isBlank() && last.indexOf('\n') >= 0 && blanks.indexOf('\n') < 0 ? last : blanks;
  }

  private static void write(Output output, @Nullable Tags tags, @Nullable Item item) {
    output.add(whole(tags, item));
  }

  private static @Nullable Item item(@Nullable Tags tags, String name) {
    return tags == null ? null : tags.items().get(name);
  }

  private static String raw(@Nullable Tags tags, Item item) {
    return tags == null ? "" : tags.raw(item);
  }

  private @Nullable ValueKind value(String name) {
    return kind == null ? null : kind.type().attribute(name).map(AttributeKind::value).orElse(null);
  }

  static boolean same(@Nullable ValueKind value, @Nullable Item left, @Nullable Item right) {
    if (left == null || right == null) {
      return left == null && right == null;
    }
    return left.value().equals(right.value())
        || (value != null && value.canonical(left.value()).equals(value.canonical(right.value())));
  }
}
