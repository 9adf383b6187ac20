package org.xsm.schema;

/** A secret by its name, written secret:NAME. */
public record SecretReference(String name) {
  private static final String SCHEME = "secret:";

  public static SecretReference parse(String text) {
    if (!text.startsWith(SCHEME) || text.length() == SCHEME.length()) {
      throw new IllegalArgumentException("is not a reference to a secret; write secret:NAME");
    }
    return new SecretReference(text.substring(SCHEME.length()));
  }

  @Override
  public String toString() {
    return SCHEME + name;
  }
}
