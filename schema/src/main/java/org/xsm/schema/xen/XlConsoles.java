package org.xsm.schema.xen;

import java.util.List;
import org.xsm.schema.xen.XlGraphics.Kind;

/** What becomes of screens and serial lines: a decision. */
final class XlConsoles {
  private final XlConfig config;
  private final XlNotes notes;

  XlConsoles(XlConfig config, XlNotes notes) {
    this.config = config;
    this.notes = notes;
  }

  void write(XlElement element) {
    screen(element);
    serial(element);
  }

  private void screen(XlElement element) {
    boolean written = false;
    for (XlGraphics graphics : config.graphics()) {
      if (graphics.kind() == Kind.SDL) {
        notes.notCarried(graphics.position(), "the sdl window; use vnc");
      } else if (written) {
        notes.notCarried(graphics.position(), "this screen; a guest has one");
      } else {
        element.add(converted(graphics));
        written = true;
      }
    }
  }

  private XlElement converted(XlGraphics graphics) {
    var converted =
        new XlElement("graphics").with("type", graphics.kind() == Kind.VNC ? "vnc" : "spice");
    String listen = graphics.listen();
    if (listen != null && XlAddress.isPlain(listen)) {
      converted.with("listen", listen);
    } else if (listen != null) {
      notes.notCarried(
          graphics.position(), "listening at " + XlShown.quoted(listen) + "; write an IP address");
    }
    String keymap = graphics.keymap();
    if (keymap != null) {
      converted.with("keymap", keymap);
    }
    if (graphics.port() != null) {
      String port = "port " + graphics.port();
      notes.notCarried(
          graphics.position(), port + ", which belongs to one guest; each takes a free one");
    }
    if (graphics.password()) {
      notes.notCarried(
          graphics.position(),
          "the password of the screen; keep it as a <secret> and write password=\"secret:NAME\"");
    }
    return converted;
  }

  private void serial(XlElement element) {
    List<String> lines = config.texts(XlKey.SERIAL);
    // Xen gives paravirtual guests a console unasked.
    if (lines.contains("pty") || config.type() != XlType.HVM) {
      element.add(new XlElement("console").with("type", "pty"));
    }
    for (String line : lines) {
      if (!line.equals("pty")) {
        notes.notCarried(XlKey.SERIAL, "serial=" + XlShown.quoted(line) + "; a console is a pty");
      }
    }
  }
}
