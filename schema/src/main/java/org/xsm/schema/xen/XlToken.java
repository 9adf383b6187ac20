package org.xsm.schema.xen;

import org.xsm.schema.Position;

/** One word of a Xen configuration file: a value. */
record XlToken(Kind kind, String text, Position position, boolean firstOnLine) {

  enum Kind {
    NAME,
    NUMBER,
    STRING,
    /** A string whose closing quote is missing, which was said already. */
    BROKEN_STRING,
    /** Brackets, commas, operators and whatever else is one character, and {@code +=}. */
    SIGN,
    NEWLINE,
    END
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isAssignment() {
    return isSign("=") || isSign("+=");
  }

  boolean endsStatement() {
    return kind == Kind.NEWLINE || kind == Kind.END || isSign(";");
  }

  /** The word as a message shows it. */
  String shown() {
    return switch (kind) {
      case NEWLINE -> "the end of the line";
      case END -> "the end of the file";
      case NAME, NUMBER, STRING, BROKEN_STRING, SIGN -> XlShown.quoted(text);
    };
  }
}
