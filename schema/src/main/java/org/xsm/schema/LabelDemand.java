package org.xsm.schema;

import java.util.Collection;

/** What a guest demands of the labels of its host: a value. An empty value means any. */
public record LabelDemand(String name, String value, boolean negated) {
  public static LabelDemand parse(String text) {
    if (text.startsWith("!")) {
      return new LabelDemand(text.substring(1), "", true);
    }
    int equals = text.indexOf('=');
    if (equals < 0) {
      return new LabelDemand(text, "", false);
    }
    boolean negated = equals > 0 && text.charAt(equals - 1) == '!';
    String name = text.substring(0, negated ? equals - 1 : equals);
    return new LabelDemand(name, text.substring(equals + 1), negated);
  }

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
