package org.xsm.schema.xen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.xsm.schema.Position;
import org.xsm.schema.xen.XlValue.Sequence;
import org.xsm.schema.xen.XlValue.Text;

/** Makes a configuration of a file's statements: a decision. */
final class XlInterpreter {
  private final XlProblems problems;
  private final SortedMap<XlKey, XlSetting> settings = new TreeMap<>();
  private final SortedMap<String, XlSetting> others = new TreeMap<>();

  private XlInterpreter(XlProblems problems) {
    this.problems = problems;
  }

  static XlConfig interpret(String file, Collection<XlStatement> statements, XlProblems problems) {
    var interpreter = new XlInterpreter(problems);
    statements.forEach(interpreter::take);
    return interpreter.config(file);
  }

  private void take(XlStatement statement) {
    Optional<XlKey> key = XlKey.named(statement.key());
    if (key.isEmpty()) {
      XlSuggestion.warn(statement, problems);
      others.put(statement.key(), new XlSetting(statement.position(), statement.value()));
      return;
    }
    XlJudgement.judge(key.get(), statement, problems)
        .ifPresent(value -> settings.put(key.get(), new XlSetting(statement.position(), value)));
  }

  private XlConfig config(String file) {
    var plain = new XlConfig(file, XlType.PV, settings, List.of(), List.of(), List.of(), others);
    List<XlGraphics> graphics = new ArrayList<>(XlScreens.ofKeys(plain));
    graphics.addAll(devices(XlKey.VFB, new XlVfbParser(problems)::parse));
    List<XlDisk> disks = devices(XlKey.DISK, new XlDiskParser(problems)::parse);
    List<XlVif> vifs = devices(XlKey.VIF, new XlVifParser(problems)::parse);
    settings.keySet().removeAll(List.of(XlKey.VFB, XlKey.DISK, XlKey.VIF));
    return new XlConfig(file, type(plain), settings, disks, vifs, graphics, others);
  }

  private <D> List<D> devices(XlKey key, BiFunction<String, Position, Optional<D>> parser) {
    List<D> devices = new ArrayList<>();
    if (settings.get(key) instanceof XlSetting(_, Sequence(var items, _))) {
      for (XlValue item : items) {
        if (item instanceof Text(var text, var position)) {
          parser.apply(text, position).ifPresent(devices::add);
        }
      }
    }
    return devices;
  }

  private XlType type(XlConfig plain) {
    boolean hvm = plain.text(XlKey.BUILDER).filter("hvm"::equals).isPresent();
    boolean pvh = plain.flag(XlKey.PVH).orElse(false);
    XlType built = hvm ? XlType.HVM : pvh ? XlType.PVH : XlType.PV;
    XlType named = plain.text(XlKey.TYPE).map(XlInterpreter::type).orElse(built);
    if (named != built) {
      warn(plain, XlKey.BUILDER);
    }
    if (pvh && named != XlType.PVH) {
      warn(plain, XlKey.PVH);
    }
    return named;
  }

  private void warn(XlConfig plain, XlKey key) {
    String message = key.word() + " does not agree with the guest's type; remove it";
    plain.position(key).ifPresent(position -> problems.warning("xl-type", position, message));
  }

  private static XlType type(String word) {
    return switch (word) {
      case "hvm" -> XlType.HVM;
      case "pvh" -> XlType.PVH;
      default -> XlType.PV;
    };
  }
}
