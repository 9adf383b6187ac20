package org.xsm.schema.xml;

/**
 * A value: an attribute and its place in the text. Name space declarations are not among them, see
 * {@link XmlNamespace}.
 *
 * @param name without prefix
 * @param prefix {@code ""} if there is none
 * @param namespace {@code ""} if there is none
 * @param value as XML reads it: references resolved, white space made spaces
 * @param start of the name
 * @param nameEnd just after the name, prefix included
 * @param valueStart just after the opening quote
 * @param valueEnd at the closing quote
 * @param end just after the closing quote
 */
public record XmlAttribute(
    String name,
    String prefix,
    String namespace,
    String value,
    int start,
    int nameEnd,
    int valueStart,
    int valueEnd,
    int end) {

  /** The name as written, prefix included. */
  public String qualifiedName() {
    return prefix.isEmpty() ? name : prefix + ":" + name;
  }
}
