package org.xsm.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A label of a host, NAME=VALUE or NAME alone with an empty value: a value. */
public record Label(String name, String value) {
  static final String WORD = "([A-Za-z0-9_.\\-/]+)";
  private static final Pattern FORM = Pattern.compile(WORD + "(?:=" + WORD + ")?");

  /** Reads {@code rack=r1}, {@code ssd}. */
  public static Label parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("is not a label; write NAME=VALUE or NAME, as in rack=r1");
    }
    return new Label(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
  }

  @Override
  public String toString() {
    return value.isEmpty() ? name : name + "=" + value;
  }
}
