package org.xsm.schema;

/** A label of a host, NAME=VALUE or NAME alone with an empty value: a value. */
public record Label(String name, String value) {
  public static Label parse(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? new Label(text, "")
        : new Label(text.substring(0, equals), text.substring(equals + 1));
  }

  @Override
  public String toString() {
    return value.isEmpty() ? name : name + "=" + value;
  }
}
