package org.xsm.schema.xen;

/** What a key of a Xen configuration file holds: a value. */
enum XlKind {
  TEXT("a string", "one"),
  NUMBER("a whole number", "one"),
  FLAG("yes or no", "1 or 0"),
  /** One string or a list of them; numbers count as strings. */
  TEXTS("a string or a list of strings", "one"),
  /** One of a few words, which the key's example lists. */
  CHOICE("one of its words", ""),
  UUID("a UUID", "one"),
  /** A string that no reading may carry on. */
  SECRET("a string", "one"),
  /** Specifications of devices, each taken apart by a parser of its own. */
  DEVICES("a list of strings", "one");

  private final String what;
  private final String advice;

  XlKind(String what, String advice) {
    this.what = what;
    this.advice = advice;
  }

  /** What a value should be and is not, and what to write instead. */
  String wanted(XlKey key, String example) {
    String right =
        switch (this) {
          case CHOICE -> example;
          case FLAG -> advice;
          case TEXT, UUID, SECRET -> advice + ", as in " + key.word() + " = \"" + example + '"';
          case NUMBER, TEXTS, DEVICES -> advice + ", as in " + key.word() + " = " + example;
        };
    return "is not " + what + "; write " + right;
  }
}
