package org.xsm.bench.history;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The register that a site file is used as: a decision. Its value is the description of the site,
 * and every edit changes that and nothing else. An edit of an old revision is merged where the
 * value is what it was there, and contradicts where it is another; so it is a compare-and-set of
 * the value, whatever else changed meanwhile. No value is ever written twice.
 */
final class Register {
  static final String FIRST = "first";

  private static final Pattern VALUE = Pattern.compile(" description=\"([^\"]*)\"");
  private static final Pattern START = Pattern.compile("<site xmlns=\"urn:xsm:site:1\"");

  private Register() {}

  /** A text with the first value in it. */
  static String begin(String text) {
    if (VALUE.matcher(text).find()) {
      // The answer to the first try was lost.
      return with(text, FIRST);
    }
    Matcher start = START.matcher(text);
    if (!start.find()) {
      throw new IllegalStateException("the file of the site has another beginning: " + text);
    }
    return start.replaceFirst("$0 description=\"" + FIRST + "\"");
  }

  static String value(String text) {
    Matcher value = VALUE.matcher(text);
    if (!value.find()) {
      throw new IllegalStateException("the value is gone from the file of the site: " + text);
    }
    return value.group(1);
  }

  static String with(String text, String value) {
    return VALUE.matcher(text).replaceFirst(" description=\"" + value + "\"");
  }
}
