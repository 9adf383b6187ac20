package org.xsm.schema.xml;

/**
 * A value: a declaration {@code xmlns="…"} or {@code xmlns:prefix="…"} and its place in the text.
 *
 * @param prefix {@code ""} for the default name space
 * @param uri {@code ""} where the default name space is taken back
 * @param start of {@code xmlns}
 * @param end just after the closing quote
 */
public record XmlNamespace(String prefix, String uri, int start, int end) {}
