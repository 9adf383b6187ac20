package org.xsm.xsmd.cli;

/** The text of a manual page as it grows: a value. Lines are short and begin with no control. */
final class Roff {
  private static final int WIDTH = 76;
  private final StringBuilder page = new StringBuilder();

  Roff title(String name, String date, String version) {
    page.append(".TH \"").append(name).append("\" \"1\" \"").append(date).append("\" \"");
    page.append(escaped(version)).append("\" \"XSM\"\n");
    return this;
  }

  Roff section(String title) {
    page.append(".SH ").append(title).append('\n');
    return this;
  }

  /** Begins a paragraph; right after a section's title there is one anyway. */
  Roff paragraph() {
    boolean first = page.lastIndexOf(".SH ") > page.lastIndexOf("\n", page.length() - 2);
    page.append(first ? "" : ".PP\n");
    return this;
  }

  /** Begins an item of a list by its word. */
  Roff item(String word) {
    page.append(".TP\n");
    return bold(word);
  }

  Roff bold(String word) {
    page.append("\\fB").append(escaped(word)).append("\\fR\n");
    return this;
  }

  Roff line(String text) {
    page.append(escaped(text)).append('\n');
    return this;
  }

  Roff reference(String name) {
    page.append(".BR ").append(escaped(name)).append(" (1)\n");
    return this;
  }

  /** Text, wrapped. */
  Roff text(String text) {
    Words.wrap(text, WIDTH).forEach(this::line);
    return this;
  }

  @Override
  public String toString() {
    return page.toString();
  }

  private static String escaped(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
