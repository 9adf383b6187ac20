package org.xsm.xsmd.edit;

import java.util.Optional;
import java.util.function.Predicate;
import org.xsm.schema.xml.XmlDocument;
import org.xsm.schema.xml.XmlElement;

/**
 * Compares what stands around the guests of some sets, character by character but for white space:
 * a decision. The model of a site does not hold all that a file says, such as comments and what a
 * newer version added; whoever may change only guests leaves that as it is too.
 */
final class Outside {
  private final Predicate<String> isInside;
  private final String text;
  private final StringBuilder kept;
  private final int[] offsets;
  private int from;

  private Outside(XmlDocument document, Predicate<String> isInside) {
    this.isInside = isInside;
    this.text = document.source().text();
    this.kept = new StringBuilder(text.length());
    this.offsets = new int[text.length() + 1];
  }

  /** The line of the newer text on which it first differs from the older. */
  static Optional<Integer> firstChange(
      XmlDocument before, XmlDocument after, Predicate<String> isInside) {
    Outside old = new Outside(before, isInside).collect(before);
    Outside young = new Outside(after, isInside).collect(after);
    int at = 0;
    int both = Math.min(old.kept.length(), young.kept.length());
    while (at < both && old.kept.charAt(at) == young.kept.charAt(at)) {
      at++;
    }
    return at == old.kept.length() && at == young.kept.length()
        ? Optional.empty()
        : Optional.of(after.source().position(young.offsets[at]).line());
  }

  private Outside collect(XmlDocument document) {
    for (XmlElement set : document.root().children()) {
      if (GuestTexts.isSet(set) && isInside.test(GuestTexts.name(set))) {
        keep(set.start());
        set(set);
      }
    }
    keep(text.length());
    offsets[kept.length()] = text.length();
    return this;
  }

  /** The tag of the set, and what is in it beside guests, comments and white space. */
  private void set(XmlElement set) {
    int end = set.selfClosing() ? set.tagEnd() - 2 : set.tagEnd() - 1;
    keep(end);
    mark('>');
    for (XmlElement child : set.children()) {
      if (!GuestTexts.isGuest(child)) {
        from = child.start();
        keep(child.end());
      }
    }
    from = set.end();
  }

  private void mark(char c) {
    if ((c == '<' || c == '>') && !kept.isEmpty() && kept.charAt(kept.length() - 1) == ' ') {
      kept.setLength(kept.length() - 1);
    }
    offsets[kept.length()] = from;
    kept.append(c);
  }

  private void keep(int to) {
    for (; from < to; from++) {
      char c = text.charAt(from);
      boolean isBlank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
      if (!isBlank) {
        mark(c);
      } else if (matters()) {
        mark(' ');
      }
    }
  }

  /** White space counts once, between words; not beside a bracket. */
  private boolean matters() {
    char last = kept.isEmpty() ? '>' : kept.charAt(kept.length() - 1);
    return last != ' ' && last != '>' && last != '<';
  }
}
