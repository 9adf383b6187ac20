package org.xsm.schema.xml;

import java.util.Optional;
import org.xsm.schema.Problem;

/** A decision: what keeps a text from being read that can be seen without knowing its markup. */
final class TextCheck {
  private TextCheck() {}

  static void check(XmlSource source) {
    Optional<Problem> problem = problem(source);
    if (problem.isPresent()) {
      throw new XmlRefusal(problem.get());
    }
  }

  private static Optional<Problem> problem(XmlSource source) {
    String text = source.text();
    if (text.isEmpty()) {
      return Optional.of(source.error("empty", 0, "the file is empty"));
    }
    int forbidden = Characters.firstForbidden(text);
    if (forbidden >= 0) {
      return Optional.of(forbidden(source, forbidden));
    }
    if (text.isBlank()) {
      return Optional.of(source.error("empty", 0, "the file holds nothing but white space"));
    }
    return declaration(source);
  }

  private static Problem forbidden(XmlSource source, int offset) {
    char c = source.text().charAt(offset);
    if (c == 0) {
      return source.error("binary", offset, XmlReader.NUL);
    }
    String found = Character.isSurrogate(c) ? "half a character" : "a control character";
    String code = " (" + Characters.code(c) + ")";
    return source.error(
        "not-well-formed", offset, found + code + ", which XML does not allow; remove it");
  }

  private static Optional<Problem> declaration(XmlSource source) {
    XmlDeclaration declared = XmlDeclaration.of(source.text());
    if (!declared.version().isEmpty() && !declared.version().equals("1.0")) {
      String found = "version=\"" + Quote.of(declared.version()) + "\" of XML is not read";
      return Optional.of(
          source.error("not-well-formed", declared.versionAt(), found + "; write version=\"1.0\""));
    }
    if (!declared.encoding().isEmpty() && Encoding.named(declared.encoding()).isEmpty()) {
      String found = "encoding=\"" + Quote.of(declared.encoding()) + "\": ";
      return Optional.of(source.error("encoding", declared.encodingAt(), found + Encoding.UNKNOWN));
    }
    if (!XmlDeclaration.isRight(source.text())) {
      String usual = "the XML declaration is not as XML wants it; write " + XmlDeclaration.USUAL;
      return Optional.of(source.error("not-well-formed", 0, usual));
    }
    return Optional.empty();
  }
}
