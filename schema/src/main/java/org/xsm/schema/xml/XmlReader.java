package org.xsm.schema.xml;

import java.util.List;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.xsm.schema.Problem;

/**
 * A decision: the tree of a text, or why there is none. Takes any bytes: time and memory are linear
 * in them and bounded by the limits, and nothing is thrown.
 */
public final class XmlReader {
  static final String NUL = "a NUL character; is this a binary file?";

  private XmlReader() {}

  /**
   * Reads a file.
   *
   * @param name what to call it in messages
   */
  public static XmlReading read(String name, byte[] bytes, XmlLimits limits) {
    try {
      return new XmlReading.Read(tree(Decoder.decode(name, bytes, limits), limits));
    } catch (XmlRefusal e) {
      return new XmlReading.Refused(List.of(e.problem()));
    }
  }

  /** Reads a text that was decoded elsewhere; each of its characters counts as a byte at least. */
  public static XmlReading read(String name, String text, XmlLimits limits) {
    XmlSource source = XmlSource.of(name, text);
    try {
      if (text.length() > limits.bytes()) {
        String size = text.length() + " characters";
        throw new XmlRefusal(source.error("too-large", 0, limits.tooLarge(size)));
      }
      return new XmlReading.Read(tree(source, limits));
    } catch (XmlRefusal e) {
      return new XmlReading.Refused(List.of(e.problem()));
    }
  }

  private static XmlDocument tree(XmlSource source, XmlLimits limits) {
    TextCheck.check(source);
    try {
      return new TreeBuilder(source, limits).build();
    } catch (XMLStreamException e) {
      throw new XmlRefusal(problem(source, limits, e));
    }
  }

  private static Problem problem(XmlSource source, XmlLimits limits, XMLStreamException error) {
    Location location = error.getLocation();
    int length = source.text().length();
    int offset = location == null ? length : Math.clamp(location.getCharacterOffset(), 0, length);
    return Diagnosis.of(source, limits, offset)
        .orElseGet(() -> WoodstoxMessage.translate(source, offset, error));
  }
}
