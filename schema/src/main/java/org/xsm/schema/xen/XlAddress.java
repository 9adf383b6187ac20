package org.xsm.schema.xen;

import java.util.regex.Pattern;

/** Whether a word is an IP address, with or without the length of its network: a decision. */
final class XlAddress {
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern VERSION_4 =
      Pattern.compile(BYTE + "(\\." + BYTE + "){3}(/(3[0-2]|[12]?[0-9]))?");
  private static final Pattern VERSION_6 =
      Pattern.compile(
          "(?=[^/]*:[^/]*:)(?!.*::.*::)[0-9a-fA-F:]{2,39}(/(12[0-8]|1[01][0-9]|[1-9]?[0-9]))?");

  private XlAddress() {}

  /** An address alone. */
  static boolean isPlain(String word) {
    return !word.contains("/") && !word.equalsIgnoreCase("dhcp") && isAddress(word);
  }

  static boolean isAddress(String word) {
    return word.length() <= 43
        && (word.equalsIgnoreCase("dhcp")
            || VERSION_4.matcher(word).matches()
            || VERSION_6.matcher(word).matches());
  }
}
