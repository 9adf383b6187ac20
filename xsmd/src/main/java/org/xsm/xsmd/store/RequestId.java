package org.xsm.xsmd.store;

import java.util.UUID;

/**
 * What tells one request from all others: a value. A command that is sent again under its id is
 * applied once, and answered with the first answer.
 */
public record RequestId(UUID value) {
  public static RequestId parse(String text) {
    return new RequestId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
