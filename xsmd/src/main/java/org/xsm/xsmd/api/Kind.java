package org.xsm.xsmd.api;

import org.xsm.schema.Word;

/** Why a call is answered with an error: a value. The words are part of the contract. */
enum Kind implements Word {
  USAGE(400),
  UNAUTHENTICATED(401),
  FORBIDDEN(403),
  NOT_FOUND(404),
  CONFLICT(409),
  GUARDED(409),
  REFUSED(409),
  INVALID(422),
  TOO_LARGE(413),
  TOO_MANY(429),
  INTERNAL(500),
  NO_MAJORITY(503),
  UNKNOWN(504);

  private final int status;

  Kind(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }
}
