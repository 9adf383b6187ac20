package org.xsm.schema.xen;

import org.xsm.schema.xen.XlToken.Kind;

/** The words of a file with a look at the next two; used by one thread. */
final class XlTokens {
  private final XlLexer lexer;
  private XlToken current;
  private XlToken following;

  XlTokens(XlLexer lexer) {
    this.lexer = lexer;
    current = lexer.next();
    following = lexer.next();
  }

  XlToken peek() {
    return current;
  }

  XlToken peekSecond() {
    return following;
  }

  XlToken advance() {
    XlToken passed = current;
    current = following;
    following = current.kind() == Kind.END ? current : lexer.next();
    return passed;
  }

  boolean atEnd() {
    return current.kind() == Kind.END;
  }

  void skipNewlines() {
    while (current.kind() == Kind.NEWLINE) {
      advance();
    }
  }

  /** Whether the next words begin an assignment on a line of its own. */
  boolean atAssignment() {
    return current.kind() == Kind.NAME && current.firstOnLine() && following.isAssignment();
  }
}
