package org.xsm.schema.xen;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Position;
import org.xsm.schema.xen.XlGraphics.Kind;

/** Takes one virtual frame buffer specification apart: a decision. */
final class XlVfbParser {
  private static final String RIGHT = "write it as in 'type=vnc,vnclisten=127.0.0.1,vncdisplay=1'";
  private static final Set<String> PARTS =
      Set.of(
          "type",
          "vnc",
          "vnclisten",
          "vncdisplay",
          "vncunused",
          "vncpasswd",
          "sdl",
          "opengl",
          "keymap",
          "display",
          "xauthority",
          "videoram");

  private final XlProblems problems;

  XlVfbParser(XlProblems problems) {
    this.problems = problems;
  }

  /**
   * The screen; nothing where there is none, or the specification is not sound and that was said.
   */
  Optional<XlGraphics> parse(String specification, Position position) {
    Map<String, String> parts = new HashMap<>();
    for (XlField field : XlField.split(specification)) {
      if (!PARTS.contains(field.name())) {
        String word = field.name().isEmpty() ? field.value() : field.name();
        return refuse(position, "has " + XlShown.quoted(word) + ", which is no part of one");
      }
      parts.put(field.name(), field.value());
    }
    String type = parts.getOrDefault("type", "");
    boolean sdl = type.equals("sdl") || "1".equals(parts.get("sdl"));
    boolean vnc = type.equals("vnc") || (!"0".equals(parts.get("vnc")) && !sdl);
    if (!Set.of("", "vnc", "sdl").contains(type)) {
      return refuse(position, "has type=" + XlShown.plain(type) + ", which is vnc or sdl");
    }
    String display = display(parts);
    if (vnc && display != null && number(display).isEmpty()) {
      return refuse(position, "has a vncdisplay that is not a number from 0 to 59635");
    }
    String keymap = given(parts, "keymap");
    if (vnc) {
      return Optional.of(vnc(parts, display, keymap, position));
    }
    return sdl
        ? Optional.of(new XlGraphics(Kind.SDL, null, null, false, keymap, position))
        : Optional.empty();
  }

  private static XlGraphics vnc(
      Map<String, String> parts,
      @Nullable String display,
      @Nullable String keymap,
      Position position) {
    String listen = given(parts, "vnclisten");
    boolean password = given(parts, "vncpasswd") != null;
    String address = listen == null ? null : listen.replaceFirst("^([^:]*):[0-9]*$", "$1");
    Integer port =
        display == null
            ? null
            : Math.toIntExact(XlGraphics.FIRST_VNC_PORT + number(display).orElseThrow());
    return new XlGraphics(Kind.VNC, address, port, password, keymap, position);
  }

  /** The display's number as written, null where any will do. */
  private static @Nullable String display(Map<String, String> parts) {
    if ("1".equals(parts.get("vncunused"))) {
      return null;
    }
    String display = given(parts, "vncdisplay");
    String listen = parts.getOrDefault("vnclisten", "");
    boolean inListen = display == null && listen.matches("[^:]*:[0-9]+");
    return inListen ? listen.substring(listen.indexOf(':') + 1) : display;
  }

  private static OptionalLong number(String display) {
    OptionalLong number = XlNumbers.parse(display);
    boolean right = number.isPresent() && XlKey.VNCDISPLAY.allows(number.getAsLong());
    return right ? number : OptionalLong.empty();
  }

  private static @Nullable String given(Map<String, String> parts, String name) {
    String value = parts.getOrDefault(name, "");
    return value.isEmpty() ? null : value;
  }

  private Optional<XlGraphics> refuse(Position position, String why) {
    // The specification itself stays out of the message: it may hold a password.
    problems.error("xl-vfb", position, "this vfb " + why + "; " + RIGHT);
    return Optional.empty();
  }
}
