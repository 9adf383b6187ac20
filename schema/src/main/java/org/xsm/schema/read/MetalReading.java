package org.xsm.schema.read;

import static org.xsm.schema.read.Parts.all;
import static org.xsm.schema.read.Parts.one;
import static org.xsm.schema.read.Texts.list;
import static org.xsm.schema.read.Texts.maybe;
import static org.xsm.schema.read.Texts.text;
import static org.xsm.schema.read.Texts.value;
import static org.xsm.schema.read.Texts.word;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.AddressRange;
import org.xsm.schema.Boot;
import org.xsm.schema.GuestIp;
import org.xsm.schema.Hook;
import org.xsm.schema.Image;
import org.xsm.schema.IpAddress;
import org.xsm.schema.Label;
import org.xsm.schema.Layout;
import org.xsm.schema.MacAddress;
import org.xsm.schema.Machine;
import org.xsm.schema.Machines;
import org.xsm.schema.Rate;
import org.xsm.schema.Size;
import org.xsm.schema.Span;
import org.xsm.schema.jaxb.BootElement;
import org.xsm.schema.jaxb.HookElement;
import org.xsm.schema.jaxb.ImageElement;
import org.xsm.schema.jaxb.LayoutElement;
import org.xsm.schema.jaxb.MachineElement;
import org.xsm.schema.jaxb.MachinesElement;
import org.xsm.schema.jaxb.PartitionElement;
import org.xsm.schema.jaxb.PowerElement;
import org.xsm.schema.jaxb.RootElement;
import org.xsm.schema.jaxb.SystemImagerElement;

/** Reads machines, boot services, images and layouts from the generated classes: a decision. */
final class MetalReading {
  private MetalReading() {}

  static Machines machines(@Nullable MachinesElement written, Found found) {
    MachinesElement element = written == null ? new MachinesElement() : written;
    return new Machines(
        word(Machines.Enrolment.class, element.getEnrol()),
        hooks(element.getParts(), found),
        all(element.getParts(), MachineElement.class).stream()
            .map(machine -> found.put(machine(machine, found), machine))
            .toList());
  }

  private static Machine machine(MachineElement element, Found found) {
    PowerElement power = one(element.getParts(), PowerElement.class);
    RootElement root = one(element.getParts(), RootElement.class);
    return new Machine(
        text(element.getName()),
        list(element.getMac(), MacAddress::parse),
        element.getSerial(),
        element.getImage(),
        element.getDisk(),
        maybe(element.getDiskSize(), Size::parse),
        element.getLayout(),
        element.isWipe(),
        word(Machine.Transfer.class, element.getTransfer()),
        maybe(element.getBandwidth(), Rate::parse),
        word(Machine.Firmware.class, element.getFirmware()),
        value(element.getAddress(), GuestIp::parse, "dhcp"),
        maybe(element.getGateway(), IpAddress::parse),
        list(element.getDns(), IpAddress::parse),
        list(element.getLabels(), Label::parse),
        element.getConsole(),
        word(Machine.State.class, element.getState()),
        element.getDescription(),
        power == null ? null : SurroundingsReading.power(power, found),
        root == null ? null : PartsReading.root(root, found),
        hooks(element.getParts(), found));
  }

  private static List<Hook> hooks(List<?> parts, Found found) {
    var hooks = new ArrayList<Hook>();
    for (Object part : parts) {
      if (part instanceof HookElement element) {
        hooks.add(found.put(hook(element), element));
      }
    }
    return hooks;
  }

  private static Hook hook(HookElement element) {
    return new Hook(
        word(Hook.Point.class, element.getPoint()),
        text(element.getRun()),
        value(element.getTimeout(), Span::parse, "5m"),
        word(Hook.OnFailure.class, element.getOnFailure()));
  }

  static Boot boot(int position, BootElement element) {
    String name = element.getName();
    SystemImagerElement systemImager =
        element.getParts().isEmpty() ? null : element.getParts().getFirst();
    return new Boot(
        name == null ? "#" + position : name,
        element.getHost(),
        text(element.getInterface()),
        word(Boot.Mode.class, element.getMode()),
        maybe(element.getRange(), AddressRange::parse),
        maybe(element.getGateway(), IpAddress::parse),
        list(element.getDns(), IpAddress::parse),
        element.getDomain(),
        value(element.getLease(), Span::parse, "1h"),
        element.getHttpPort(),
        maybe(element.getBandwidth(), Rate::parse),
        value(element.getWait(), Span::parse, "20s"),
        value(element.getGroup(), IpAddress::parse, "239.255.77.1"),
        systemImager == null ? null : systemImager(systemImager));
  }

  private static Boot.SystemImager systemImager(SystemImagerElement element) {
    return new Boot.SystemImager(text(element.getServer()), element.getMonitorPort());
  }

  static Image image(ImageElement element, Found found) {
    return new Image(
        text(element.getName()),
        element.getSource(),
        element.getSha256(),
        element.getSuite(),
        element.getMirror(),
        element.getComponents(),
        element.getPackages(),
        word(Image.Hypervisor.class, element.getHypervisor()),
        element.getKernel(),
        element.getDescription(),
        hooks(element.getParts(), found));
  }

  static Layout layout(LayoutElement element, Found found) {
    return new Layout(
        text(element.getName()),
        word(Layout.Table.class, element.getTable()),
        element.getParts().stream()
            .map(partition -> found.put(partition(partition), partition))
            .toList());
  }

  private static Layout.Partition partition(PartitionElement element) {
    return new Layout.Partition(
        text(element.getName()),
        text(element.getSize()),
        word(Layout.Partition.Type.class, element.getType()),
        word(Layout.Partition.FileSystem.class, element.getFilesystem()),
        element.getMount(),
        element.getOptions());
  }
}
