package org.xsm.schema.xen;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The screens that a file asks for by keys of their own, not by vfb: a decision. */
final class XlScreens {
  private XlScreens() {}

  static List<XlGraphics> ofKeys(XlConfig config) {
    return Stream.of(vnc(config), spice(config), sdl(config)).flatMap(Optional::stream).toList();
  }

  private static Optional<XlGraphics> vnc(XlConfig config) {
    boolean anyPort = config.flag(XlKey.VNCUNUSED).orElse(false);
    OptionalLong display = anyPort ? OptionalLong.empty() : config.number(XlKey.VNCDISPLAY);
    return on(
        config,
        XlKey.VNC,
        XlGraphics.Kind.VNC,
        config.text(XlKey.VNCLISTEN).orElse(null),
        port(display, XlGraphics.FIRST_VNC_PORT),
        config.has(XlKey.VNCPASSWD));
  }

  private static Optional<XlGraphics> spice(XlConfig config) {
    return on(
        config,
        XlKey.SPICE,
        XlGraphics.Kind.SPICE,
        config.text(XlKey.SPICEHOST).orElse(null),
        port(config.number(XlKey.SPICEPORT), 0),
        config.has(XlKey.SPICEPASSWD));
  }

  private static Optional<XlGraphics> sdl(XlConfig config) {
    return on(config, XlKey.SDL, XlGraphics.Kind.SDL, null, null, false);
  }

  private static Optional<XlGraphics> on(
      XlConfig config,
      XlKey key,
      XlGraphics.Kind kind,
      @Nullable String listen,
      @Nullable Integer port,
      boolean password) {
    String keymap = config.text(XlKey.KEYMAP).orElse(null);
    return config
        .position(key)
        .filter(_ -> config.flag(key).orElse(false))
        .map(position -> new XlGraphics(kind, listen, port, password, keymap, position));
  }

  private static @Nullable Integer port(OptionalLong number, int base) {
    return number.isPresent() ? Math.toIntExact(base + number.getAsLong()) : null;
  }
}
