package org.xsm.schema.xen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Position;
import org.xsm.schema.xen.XlToken.Kind;
import org.xsm.schema.xen.XlValue.Nothing;
import org.xsm.schema.xen.XlValue.Sequence;
import org.xsm.schema.xen.XlValue.Text;
import org.xsm.schema.xen.XlValue.Whole;

/** Reads the right sides of assignments; made for one text, used by one thread. */
final class XlExpressions {
  private static final int DEEPEST = 32;
  private static final int LONGEST = XlAddition.LONGEST_SEQUENCE;
  private static final Set<String> OPERATORS =
      Set.of("+", "-", "*", "/", "%", "(", "[", ".", "<", ">", "|", "&", "^", "==", "!=", "%=");
  private static final Set<String> WORD_OPERATORS = Set.of("if", "and", "or", "for", "in", "is");

  private final XlTokens tokens;
  private final XlProblems problems;
  private final Map<String, XlStatement> known;
  private final Set<String> variables = new HashSet<>();
  private String key = "";
  private int open;

  XlExpressions(XlTokens tokens, XlProblems problems, Map<String, XlStatement> known) {
    this.tokens = tokens;
    this.problems = problems;
    this.known = known;
  }

  /** The names that only served to give other keys their values. */
  Set<String> variables() {
    return variables;
  }

  /** How many brackets were open when the last value broke off; zero from then on. */
  int takeOpen() {
    int left = open;
    open = 0;
    return left;
  }

  static String computes(String found) {
    return "this file computes its value with Python ("
        + XlShown.plain(found)
        + "); write the value itself";
  }

  /** The value up to the end of its statement, or null where it is not sound and that was said. */
  @Nullable XlValue value(String ofKey) {
    key = XlShown.plain(ofKey);
    open = 0;
    XlValue value = item(0);
    XlToken next = tokens.peek();
    if (value == null || next.endsStatement()) {
      return value;
    }
    if (isOperator(next)) {
      return computed(next.position(), next.text());
    }
    if (next.isSign(",")) {
      return refuse(next.position(), "has a comma after its value; put several values in [ ]");
    }
    return refuse(
        next.position(), "has " + next.shown() + " after its value; begin a new line for it");
  }

  private @Nullable XlValue item(int depth) {
    XlToken token = tokens.peek();
    return switch (token.kind()) {
      case STRING -> strings(depth);
      case BROKEN_STRING -> null;
      case NUMBER -> number(tokens.advance(), "");
      case NAME -> named(tokens.advance(), depth);
      case NEWLINE, END ->
          refuse(token.position(), "has no value; write one after =, or put # before " + key);
      case SIGN -> sign(token, depth);
    };
  }

  private @Nullable XlValue sign(XlToken token, int depth) {
    return switch (token.text()) {
      case "[" -> sequence("]", depth);
      case "(" -> sequence(")", depth);
      case "-" -> {
        tokens.advance();
        yield tokens.peek().kind() == Kind.NUMBER
            ? number(tokens.advance(), "-")
            : computed(token.position(), "-");
      }
      case "{" ->
          refuse(
              token.position(), "has a dictionary { }, which only Python reads; write a list [ ]");
      default ->
          refuse(
              token.position(),
              "has " + token.shown() + " for a value; write a number, a 'string' or a [ list ]");
    };
  }

  private @Nullable XlValue strings(int depth) {
    XlToken first = tokens.advance();
    if (depth > 0) {
      tokens.skipNewlines();
    }
    if (tokens.peek().kind() != Kind.STRING) {
      return new Text(first.text(), first.position());
    }
    var joined = new StringBuilder(first.text());
    while (tokens.peek().kind() == Kind.STRING) {
      XlToken next = tokens.advance();
      joined.append(next.text());
      if (depth > 0) {
        warnOfMissingComma(next);
        tokens.skipNewlines();
      }
    }
    return new Text(joined.toString(), first.position());
  }

  private void warnOfMissingComma(XlToken next) {
    if (next.firstOnLine() && Set.of("disk", "vif", "vfb", "pci").contains(key)) {
      problems.warning(
          "xl-joined",
          next.position(),
          "this string is joined to the one before it; put a comma between if they are two");
    }
  }

  private @Nullable XlValue number(XlToken token, String minus) {
    var number = XlNumbers.parse(minus + token.text());
    if (number.isEmpty()) {
      return refuse(
          token.position(),
          "has "
              + token.shown()
              + ", which is not a whole number; write digits only, and a string in quotes");
    }
    return new Whole(number.getAsLong(), token.position());
  }

  private @Nullable XlValue named(XlToken name, int depth) {
    XlToken next = tokens.peek();
    if (isOperator(next) || next.kind() == Kind.STRING) {
      return computed(name.position(), name.text() + (isOperator(next) ? next.text() : ""));
    }
    XlStatement variable = known.get(name.text());
    return switch (name.text()) {
      case "True", "true" -> new Whole(1, name.position());
      case "False", "false" -> new Whole(0, name.position());
      case "None" -> new Nothing(name.position());
      case "lambda", "not" -> computed(name.position(), name.text());
      default -> variable == null ? bareWord(name) : resolved(variable, name, depth);
    };
  }

  private @Nullable XlValue bareWord(XlToken name) {
    String word = XlShown.plain(name.text());
    return refuse(
        name.position(),
        "has the bare word "
            + word
            + ", which this file does not set; put it in quotes: \""
            + word
            + '"');
  }

  /** The value of a name set earlier, but no list in a list: such could double at every line. */
  private @Nullable XlValue resolved(XlStatement variable, XlToken name, int depth) {
    if (XlKey.named(variable.key()).isEmpty()) {
      variables.add(variable.key());
    }
    return switch (variable.value()) {
      case Text(var text, _) -> new Text(text, name.position());
      case Whole(var number, _) -> new Whole(number, name.position());
      case Nothing _ -> new Nothing(name.position());
      case Sequence sequence ->
          depth == 0 ? sequence : computed(name.position(), "a list by its name in a list");
    };
  }

  private @Nullable XlValue sequence(String close, int depth) {
    XlToken opening = tokens.advance();
    open++;
    if (depth == DEEPEST) {
      return refuse(
          opening.position(), "has lists more than " + DEEPEST + " deep; write a plain list");
    }
    List<XlValue> items = new ArrayList<>();
    boolean comma = false;
    while (true) {
      tokens.skipNewlines();
      if (tokens.peek().isSign(close)) {
        tokens.advance();
        open--;
        boolean grouped = close.equals(")") && items.size() == 1 && !comma;
        return grouped ? items.getFirst() : new Sequence(items, opening.position());
      }
      if (tokens.atEnd() || tokens.atAssignment()) {
        return unclosed(opening, close);
      }
      if (!items.isEmpty() && !comma) {
        return notSeparated(tokens.peek(), opening, close);
      }
      if (items.size() == LONGEST) {
        return refuse(opening.position(), "has a list of more than " + LONGEST + " entries");
      }
      XlValue item = item(depth + 1);
      if (item == null) {
        return null;
      }
      items.add(item);
      tokens.skipNewlines();
      comma = tokens.peek().isSign(",");
      if (comma) {
        tokens.advance();
      }
    }
  }

  private @Nullable XlValue unclosed(XlToken opening, String close) {
    return refuse(
        opening.position(),
        "has "
            + opening.text()
            + " here that is never closed; write "
            + close
            + " after the last value");
  }

  private @Nullable XlValue notSeparated(XlToken token, XlToken opening, String close) {
    if (isOperator(token)) {
      return computed(token.position(), token.text());
    }
    return refuse(
        token.position(),
        "has "
            + token.shown()
            + " in the list opened in line "
            + opening.position().line()
            + " where , or "
            + close
            + " belongs");
  }

  private static boolean isOperator(XlToken token) {
    return switch (token.kind()) {
      case SIGN -> OPERATORS.contains(token.text());
      case NAME -> WORD_OPERATORS.contains(token.text());
      case NUMBER, STRING, BROKEN_STRING, NEWLINE, END -> false;
    };
  }

  private @Nullable XlValue computed(Position position, String found) {
    problems.error("xl-python", position, key + ": " + computes(found));
    return null;
  }

  private @Nullable XlValue refuse(Position position, String why) {
    problems.error("xl-syntax", position, key + " " + why);
    return null;
  }
}
