package org.xsm.xsmd.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** A revision in words: a decision. */
final class RevisionLine {
  private static final int DIGITS = 12;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private RevisionLine() {}

  /** As in {@code revision 8 (3b7c9e12f0aa)}. */
  static String brief(Fields revision) {
    String id = id(revision);
    return "revision " + revision.number("number") + (id.isEmpty() ? "" : " (" + id + ")");
  }

  /** Enough of its id to tell two apart. */
  static String id(Fields revision) {
    return shortened(revision.text("id"));
  }

  static String shortened(String hash) {
    String line = Plain.line(hash);
    return line.length() > DIGITS ? line.substring(0, DIGITS) : line;
  }

  /** Who made it, as in {@code root@h2}. */
  static String by(Fields revision) {
    return Plain.line(revision.text("author") + "@" + revision.text("host"));
  }

  /** When, by the clock of whoever made it, as clocks show it here. */
  static String time(Fields revision, ZoneId zone) {
    String said = revision.text("time");
    try {
      return TIME.format(Instant.parse(said).atZone(zone));
    } catch (DateTimeParseException e) {
      return Plain.line(said);
    }
  }

  /** The first line of its message, and all of it below. */
  static String title(Fields revision) {
    String message = revision.text("message").strip();
    return Plain.line(message.lines().findFirst().orElse(""));
  }

  /** The same at the end of a line; nothing where nothing was said. */
  static String said(Fields revision) {
    String title = title(revision);
    return title.isEmpty() ? "" : ": " + title;
  }
}
