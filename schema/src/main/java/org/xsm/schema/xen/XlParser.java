package org.xsm.schema.xen;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.xsm.schema.Position;
import org.xsm.schema.xen.XlToken.Kind;

/** Reads the statements of a Xen configuration file; made for one text, used by one thread. */
final class XlParser {
  private static final Set<String> BLOCKS =
      Set.of("if", "for", "while", "def", "class", "try", "with");
  private static final Set<String> BLOCKS_GO_ON = Set.of("else", "elif", "except", "finally");
  private static final Set<String> ORDERS =
      Set.of(
          "import", "from", "print", "return", "del", "global", "assert", "pass", "raise", "exec",
          "lambda", "yield");

  private final XlTokens tokens;
  private final XlProblems problems;
  private final XlExpressions expressions;
  private final Map<String, XlStatement> statements = new LinkedHashMap<>();

  XlParser(String text, XlProblems problems) {
    this.problems = problems;
    tokens = new XlTokens(new XlLexer(text, problems));
    expressions = new XlExpressions(tokens, problems, statements);
  }

  /** The last assignment of each key, in the order in which the keys first appear. */
  Collection<XlStatement> parse() {
    while (!tokens.atEnd()) {
      if (tokens.peek().endsStatement()) {
        tokens.advance();
      } else {
        statement();
      }
    }
    expressions.variables().forEach(statements::remove);
    return statements.values();
  }

  private void statement() {
    XlToken first = tokens.advance();
    boolean understood =
        switch (first.kind()) {
          case NAME -> tokens.peek().isAssignment() ? assignment(first) : order(first);
          // A string on its own is how Python writes a long comment.
          case STRING -> tokens.peek().endsStatement() || notAnAssignment(first);
          case NUMBER, SIGN, NEWLINE, END -> notAnAssignment(first);
          case BROKEN_STRING -> false;
        };
    if (!understood) {
      skipStatement();
    }
  }

  private boolean assignment(XlToken key) {
    boolean adds = tokens.advance().isSign("+=");
    XlValue value = expressions.value(key.text());
    if (value == null) {
      return false;
    }
    XlStatement earlier = statements.get(key.text());
    if (earlier != null && adds) {
      value = XlAddition.add(key, earlier.value(), value, problems);
    } else if (earlier != null) {
      problems.warning("xl-twice", key.position(), twice(key.text(), earlier.position()));
    }
    if (value != null) {
      statements.put(key.text(), new XlStatement(key.text(), key.position(), value));
    }
    return true;
  }

  private static String twice(String key, Position earlier) {
    return XlShown.plain(key)
        + " is set in line "
        + earlier.line()
        + " already; this later value counts";
  }

  private boolean order(XlToken first) {
    String word = first.text();
    boolean block = BLOCKS.contains(word);
    boolean blockGoesOn = BLOCKS_GO_ON.contains(word);
    if (!block && !blockGoesOn && !ORDERS.contains(word)) {
      return notAnAssignment(first);
    }
    if (!blockGoesOn) {
      problems.error("xl-python", first.position(), XlExpressions.computes(word));
    }
    if (block || blockGoesOn) {
      skipBlock(first.position().column());
    }
    return false;
  }

  private boolean notAnAssignment(XlToken first) {
    XlToken next = tokens.peek();
    boolean computes =
        first.kind() == Kind.NAME && (next.isSign("(") || next.isSign(".") || next.isSign("["));
    if (computes) {
      String found = first.text() + next.text();
      problems.error("xl-python", first.position(), XlExpressions.computes(found));
    } else {
      String message =
          first.shown()
              + " does not begin a line of the form: key = value; write one, or put # before it";
      problems.error("xl-syntax", first.position(), message);
    }
    return false;
  }

  private void skipBlock(int column) {
    skipStatement();
    while (tokens.peek().kind() == Kind.NEWLINE || atIndented(column)) {
      tokens.advance();
      skipStatement();
    }
  }

  private boolean atIndented(int column) {
    XlToken token = tokens.peek();
    return token.firstOnLine() && !tokens.atEnd() && token.position().column() > column;
  }

  /** Goes to the end of a statement that was not understood, or to the next that looks sound. */
  private void skipStatement() {
    int open = expressions.takeOpen();
    while (!tokens.atEnd() && !tokens.atAssignment()) {
      XlToken token = tokens.peek();
      if (token.endsStatement() && open <= 0) {
        return;
      }
      if (token.isSign("[") || token.isSign("(") || token.isSign("{")) {
        open++;
      } else if (token.isSign("]") || token.isSign(")") || token.isSign("}")) {
        open--;
      }
      tokens.advance();
    }
  }
}
