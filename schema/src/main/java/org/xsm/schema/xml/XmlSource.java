package org.xsm.schema.xml;

import org.jspecify.annotations.Nullable;
import org.xsm.schema.Position;
import org.xsm.schema.Problem;

/**
 * A value: a named text, decoded, and how it stood in its file. A byte order mark is not part of
 * the text; {@link #encode} puts it back.
 */
public final class XmlSource {
  private final String name;
  private final String text;
  private final Encoding encoding;
  private @Nullable Lines lines;

  XmlSource(String name, String text, Encoding encoding) {
    this.name = name;
    this.text = text;
    this.encoding = encoding;
  }

  /** A text that was decoded elsewhere; it is written as it declares itself, else as UTF-8. */
  public static XmlSource of(String name, String text) {
    boolean mark = text.startsWith("\uFEFF");
    String bare = mark ? text.substring(1) : text;
    return Encoding.named(XmlDeclaration.of(bare).encoding())
        .map(charset -> new Encoding(charset, mark || Encoding.isUtf16(charset)))
        .map(encoding -> new XmlSource(name, bare, encoding))
        .orElseGet(() -> new XmlSource(name, bare, new Encoding(Encoding.UTF8.charset(), mark)));
  }

  /** What the text is called in messages, usually the file's name. */
  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** The line and column of an offset into {@link #text()}. */
  public Position position(int offset) {
    Lines index = lines;
    if (index == null) {
      // Two threads may both build it; either result serves.
      index = new Lines(text);
      lines = index;
    }
    return index.position(offset);
  }

  /**
   * The bytes of another text in this one's encoding, with the same byte order mark. For this very
   * text they are the bytes that it was read from. A character that the encoding lacks becomes a
   * reference.
   */
  public byte[] encode(String newText) {
    return encoding.encode(newText);
  }

  /** An error at an offset into {@link #text()}. */
  public Problem error(String rule, int offset, String message) {
    return Problem.error(rule, name, position(offset), message);
  }

  /** A warning at an offset into {@link #text()}. */
  public Problem warning(String rule, int offset, String message) {
    return Problem.warning(rule, name, position(offset), message);
  }
}
