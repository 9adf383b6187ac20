package org.xsm.schema.xen;

import java.util.Arrays;
import java.util.List;

/**
 * One {@code name=value} of a device's specification: a value. The name is empty if there is none.
 */
record XlField(String name, String value) {

  /** The fields that commas separate; empty ones say nothing and are left out. */
  static List<XlField> split(String specification) {
    return Arrays.stream(specification.split(",", -1))
        .map(String::strip)
        .filter(field -> !field.isEmpty())
        .map(XlField::of)
        .toList();
  }

  private static XlField of(String field) {
    int equals = field.indexOf('=');
    return equals < 0
        ? new XlField("", field)
        : new XlField(
            field.substring(0, equals).strip(), unquoted(field.substring(equals + 1).strip()));
  }

  /** xm's own examples write an empty password as two quotes. */
  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && (value.startsWith("'") || value.startsWith("\""));
    return quoted && value.endsWith(value.substring(0, 1))
        ? value.substring(1, value.length() - 1)
        : value;
  }

  @Override
  public String toString() {
    return name.isEmpty() ? value : name + "=" + value;
  }
}
