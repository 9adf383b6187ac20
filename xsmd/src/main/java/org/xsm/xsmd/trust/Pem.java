package org.xsm.xsmd.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blocks of Base64 between BEGIN and END lines, as every tool reads them: a decision. */
final class Pem {
  static final String CERTIFICATE = "CERTIFICATE";
  static final String PRIVATE_KEY = "PRIVATE KEY";

  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));

  private Pem() {}

  static String write(String kind, byte[] der) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + LINES.encodeToString(der)
        + "\n-----END "
        + kind
        + "-----\n";
  }

  /**
   * The blocks of a kind, in their order; what stands around them is left out.
   *
   * @param name what the text is called in messages
   */
  static List<byte[]> read(String name, String kind, String text) {
    Matcher block = block(kind).matcher(text);
    List<byte[]> found = new ArrayList<>();
    while (block.find()) {
      found.add(decode(name, kind, block.group(1)));
    }
    if (found.isEmpty()) {
      throw new TrustException(name + " has no whole block from BEGIN " + kind + " to END " + kind);
    }
    return found;
  }

  private static Pattern block(String kind) {
    return Pattern.compile("-----BEGIN " + kind + "-----([^-]*+)-----END " + kind + "-----");
  }

  private static byte[] decode(String name, String kind, String base64) {
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new TrustException(name + " is damaged: its " + kind + " is not Base64", e);
    }
  }
}
