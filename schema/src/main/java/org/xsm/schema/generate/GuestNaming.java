package org.xsm.schema.generate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How guests are called by number: a value. */
public record GuestNaming(String before, int digits, String after) {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_.-]{0,40})%(?:0([1-9]))?d([A-Za-z0-9_.-]{0,10})");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?");

  /** Reads a pattern: {@code %d} is the number, {@code %04d} the number in at least four digits. */
  public static GuestNaming parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || !NAME.matcher(matcher.group(1) + "1" + matcher.group(3)).matches()) {
      throw new IllegalArgumentException(
          "naming=\""
              + text
              + "\" is no pattern of names; write letters, digits, dots, dashes and underscores and"
              + " one %d for the number, as in vm%d or web-%04d");
    }
    int digits = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
    return new GuestNaming(matcher.group(1), digits, matcher.group(3));
  }

  String name(int number) {
    return before + Digits.of(number, digits) + after;
  }
}
