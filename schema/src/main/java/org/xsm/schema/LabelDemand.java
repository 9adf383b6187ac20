package org.xsm.schema;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a guest demands of the labels of its host: a value. An empty value means any. */
public record LabelDemand(String name, String value, boolean negated) {
  private static final Pattern FORM =
      Pattern.compile("!" + Label.WORD + "|" + Label.WORD + "(?:(!?)=" + Label.WORD + ")?");

  /** Reads {@code disk=ssd}, {@code rack!=r1}, {@code ssd}, {@code !ssd}. */
  public static LabelDemand parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "is not a demand on labels; write NAME=VALUE, NAME!=VALUE, NAME or !NAME, as in"
              + " disk=ssd");
    }
    if (matcher.group(1) != null) {
      return new LabelDemand(matcher.group(1), "", true);
    }
    String value = matcher.group(4) == null ? "" : matcher.group(4);
    return new LabelDemand(matcher.group(2), value, "!".equals(matcher.group(3)));
  }

  /** Whether a host with these labels is what is demanded. */
  public boolean holdsFor(Collection<Label> labels) {
    boolean has =
        labels.stream()
            .anyMatch(
                label ->
                    label.name().equals(name) && (value.isEmpty() || label.value().equals(value)));
    return has != negated;
  }

  @Override
  public String toString() {
    if (value.isEmpty()) {
      return negated ? "!" + name : name;
    }
    return name + (negated ? "!=" : "=") + value;
  }
}
