package org.xsm.schema.xen;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xsm.schema.Position;
import org.xsm.schema.xen.XlValue.Sequence;
import org.xsm.schema.xen.XlValue.Text;
import org.xsm.schema.xen.XlValue.Whole;

/**
 * What a Xen configuration file says of its guest: a value. A key with an empty value is absent,
 * and of passwords only that they are set is kept.
 *
 * @param settings the known keys, judged: each has the kind of value that its accessor needs; those
 *     of disks, interfaces and frame buffers are in their lists instead
 * @param others the keys that are not known, so that a reader can warn of each
 */
public record XlConfig(
    String file,
    XlType type,
    SortedMap<XlKey, XlSetting> settings,
    List<XlDisk> disks,
    List<XlVif> vifs,
    List<XlGraphics> graphics,
    SortedMap<String, XlSetting> others) {

  public XlConfig {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    disks = List.copyOf(disks);
    vifs = List.copyOf(vifs);
    graphics = List.copyOf(graphics);
    others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
  }

  public boolean has(XlKey key) {
    return settings.containsKey(key);
  }

  /** Where the file sets the key. */
  public Optional<Position> position(XlKey key) {
    return Optional.ofNullable(settings.get(key)).map(XlSetting::position);
  }

  public Optional<String> text(XlKey key) {
    return value(key) instanceof Text(var text, _) ? Optional.of(text) : Optional.empty();
  }

  public OptionalLong number(XlKey key) {
    return value(key) instanceof Whole(var number, _)
        ? OptionalLong.of(number)
        : OptionalLong.empty();
  }

  public Optional<Boolean> flag(XlKey key) {
    OptionalLong number = number(key);
    return number.isPresent() ? Optional.of(number.getAsLong() != 0) : Optional.empty();
  }

  /** The strings of a key that may have several; none where the key is absent. */
  public List<String> texts(XlKey key) {
    return texts(value(key)).toList();
  }

  /** The kernel's command line: {@code cmdline}, else what {@code root} and {@code extra} make. */
  public String kernelArguments() {
    return text(XlKey.CMDLINE)
        .orElseGet(
            () ->
                Stream.concat(
                        text(XlKey.ROOT).map(root -> "root=" + root).stream(),
                        text(XlKey.EXTRA).stream())
                    .collect(Collectors.joining(" ")));
  }

  private XlValue value(XlKey key) {
    XlSetting setting = settings.get(key);
    return setting == null ? NOTHING : setting.value();
  }

  private static Stream<String> texts(XlValue value) {
    return switch (value) {
      case Text(var text, _) -> Stream.of(text);
      case Sequence(var items, _) -> items.stream().flatMap(XlConfig::texts);
      case Whole(var number, _) -> Stream.of(Long.toString(number));
      case XlValue.Nothing _ -> Stream.empty();
    };
  }

  private static final XlValue NOTHING = new XlValue.Nothing(Position.START);
}
