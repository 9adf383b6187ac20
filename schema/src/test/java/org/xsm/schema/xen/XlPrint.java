package org.xsm.schema.xen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.xsm.schema.Problem;
import org.xsm.schema.xen.XlValue.Nothing;
import org.xsm.schema.xen.XlValue.Sequence;
import org.xsm.schema.xen.XlValue.Text;
import org.xsm.schema.xen.XlValue.Whole;

/** A reading as text, for people to compare. */
final class XlPrint {
  private XlPrint() {}

  static String print(XlReading reading) {
    List<String> lines = new ArrayList<>();
    if (reading instanceof XlReading.Understood(var config, _)) {
      print(config, lines);
    } else {
      lines.add("refused");
    }
    reading.problems().stream().map(Problem::toString).forEach(lines::add);
    return String.join("\n", lines) + "\n";
  }

  private static void print(XlConfig config, List<String> lines) {
    lines.add("type " + config.type());
    config.settings().forEach((key, setting) -> lines.add(line(key.word(), setting)));
    config.disks().forEach(disk -> lines.add(disk.toString()));
    config.vifs().forEach(vif -> lines.add(vif.toString()));
    config.graphics().forEach(graphics -> lines.add(graphics.toString()));
    config.others().forEach((key, setting) -> lines.add("other " + line(key, setting)));
  }

  private static String line(String key, XlSetting setting) {
    return key + " = " + print(setting.value()) + "  @" + setting.position();
  }

  private static String print(XlValue value) {
    return switch (value) {
      case Text(var text, var position) -> "'" + text + "'@" + position;
      case Whole(var number, _) -> Long.toString(number);
      case Sequence(var items, _) ->
          items.stream().map(XlPrint::print).collect(Collectors.joining(", ", "[", "]"));
      case Nothing _ -> "None";
    };
  }
}
