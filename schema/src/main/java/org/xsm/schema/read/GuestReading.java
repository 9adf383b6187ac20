package org.xsm.schema.read;

import static org.xsm.schema.read.Parts.all;
import static org.xsm.schema.read.Parts.one;
import static org.xsm.schema.read.Texts.list;
import static org.xsm.schema.read.Texts.maybe;
import static org.xsm.schema.read.Texts.maybeWord;
import static org.xsm.schema.read.Texts.text;

import java.util.List;
import java.util.UUID;
import org.xsm.schema.Config;
import org.xsm.schema.Definition;
import org.xsm.schema.Guest;
import org.xsm.schema.GuestIp;
import org.xsm.schema.GuestName;
import org.xsm.schema.GuestReference;
import org.xsm.schema.GuestSet;
import org.xsm.schema.IpAddress;
import org.xsm.schema.LabelDemand;
import org.xsm.schema.MacAddress;
import org.xsm.schema.Rate;
import org.xsm.schema.Share;
import org.xsm.schema.Size;
import org.xsm.schema.Span;
import org.xsm.schema.jaxb.AllowElement;
import org.xsm.schema.jaxb.CloudInitElement;
import org.xsm.schema.jaxb.CmdlineElement;
import org.xsm.schema.jaxb.ConfigElement;
import org.xsm.schema.jaxb.ConsoleElement;
import org.xsm.schema.jaxb.DiskElement;
import org.xsm.schema.jaxb.DomainElement;
import org.xsm.schema.jaxb.FirmwareElement;
import org.xsm.schema.jaxb.GraphicsElement;
import org.xsm.schema.jaxb.GuestDefinitionElement;
import org.xsm.schema.jaxb.GuestSetElement;
import org.xsm.schema.jaxb.InitrdElement;
import org.xsm.schema.jaxb.InterfaceElement;
import org.xsm.schema.jaxb.KernelElement;
import org.xsm.schema.jaxb.QuotaElement;
import org.xsm.schema.jaxb.RootElement;
import org.xsm.schema.jaxb.VmElement;

/** Reads what configs and vms say of guests from the generated classes: a decision. */
final class GuestReading {
  private GuestReading() {}

  static Config config(ConfigElement element, Found found) {
    return new Config(text(element.getName()), element.getExtends(), definition(element, found));
  }

  static GuestSet set(GuestSetElement element, Found found) {
    String name = text(element.getName());
    QuotaElement quota = one(element.getParts(), QuotaElement.class);
    return new GuestSet(
        name,
        element.getOwner(),
        element.getAccount(),
        element.getHosts(),
        element.getWas(),
        element.getDescription(),
        quota == null ? null : found.put(quota(quota), quota),
        all(element.getParts(), AllowElement.class).stream()
            .map(allow -> text(allow.getPrefix()))
            .toList(),
        all(element.getParts(), VmElement.class).stream()
            .map(vm -> found.put(guest(name, vm, found), vm))
            .toList());
  }

  private static GuestSet.Quota quota(QuotaElement element) {
    return new GuestSet.Quota(
        element.getGuests(),
        element.getVcpus(),
        maybe(element.getMemory(), Size::parse),
        maybe(element.getStorage(), Size::parse));
  }

  private static Guest guest(String set, VmElement element, Found found) {
    return new Guest(
        new GuestName(set, text(element.getName())),
        element.getConfig(),
        maybe(element.getMac(), MacAddress::parse),
        maybe(element.getIp(), GuestIp::parse),
        maybe(element.getGateway(), IpAddress::parse),
        list(element.getDns(), IpAddress::parse),
        element.getHostname(),
        maybe(element.getUuid(), UUID::fromString),
        maybe(element.getWas(), GuestReference::parse),
        definition(element, found));
  }

  private static Definition definition(GuestDefinitionElement element, Found found) {
    List<Object> parts = element.getParts();
    return found.put(
        new Definition(
            element.getDescription(),
            hardware(element),
            life(element),
            whereabouts(element),
            start(parts, found),
            all(parts, DiskElement.class).stream()
                .map(disk -> found.put(PartsReading.disk(disk), disk))
                .toList(),
            PartsReading.interfaces(all(parts, InterfaceElement.class), found),
            all(parts, DomainElement.class).stream()
                .map(domain -> found.put(PartsReading.domain(domain, found), domain))
                .toList()),
        element);
  }

  private static Definition.Hardware hardware(GuestDefinitionElement element) {
    return new Definition.Hardware(
        maybeWord(Definition.Hardware.Type.class, element.getType()),
        element.getArch(),
        element.getMachine(),
        element.getCpu(),
        element.getVcpus(),
        element.getVcpusMax(),
        maybe(element.getMemory(), Size::parse),
        maybe(element.getMemoryMax(), Size::parse),
        element.getCpuWeight(),
        maybe(element.getCpuLimit(), Share::parse),
        element.getCpus(),
        maybeWord(Definition.Hardware.Clock.class, element.getClock()));
  }

  private static Definition.Life life(GuestDefinitionElement element) {
    return new Definition.Life(
        maybeWord(Definition.Life.State.class, element.getState()),
        maybeWord(Definition.Life.OnChange.class, element.getOnChange()),
        maybeWord(Definition.Life.OnPoweroff.class, element.getOnPoweroff()),
        maybeWord(Definition.Life.OnCrash.class, element.getOnCrash()),
        maybeWord(Definition.Life.OnLoss.class, element.getOnLoss()),
        element.getRestartLimit(),
        maybe(element.getStopTimeout(), Span::parse),
        maybeWord(Definition.Life.OnStopTimeout.class, element.getOnStopTimeout()),
        element.isProtect(),
        element.getPriority(),
        list(element.getAfter(), GuestReference::parse));
  }

  private static Definition.Whereabouts whereabouts(GuestDefinitionElement element) {
    return new Definition.Whereabouts(
        element.getHost(),
        list(element.getRequires(), LabelDemand::parse),
        element.getSpread(),
        maybe(element.getDowntimeLimit(), Span::parse),
        maybe(element.getMigrationBandwidth(), Rate::parse),
        maybe(element.getMigrationTimeout(), Span::parse));
  }

  private static Definition.Start start(List<Object> parts, Found found) {
    KernelElement kernel = one(parts, KernelElement.class);
    InitrdElement initrd = one(parts, InitrdElement.class);
    CmdlineElement cmdline = one(parts, CmdlineElement.class);
    FirmwareElement firmware = one(parts, FirmwareElement.class);
    RootElement root = one(parts, RootElement.class);
    GraphicsElement graphics = one(parts, GraphicsElement.class);
    ConsoleElement console = one(parts, ConsoleElement.class);
    CloudInitElement cloudInit = one(parts, CloudInitElement.class);
    return new Definition.Start(
        kernel == null ? null : kernel.getValue(),
        initrd == null ? null : initrd.getValue(),
        cmdline == null ? null : cmdline.getValue(),
        firmware == null ? null : found.put(PartsReading.firmware(firmware), firmware),
        root == null ? null : PartsReading.root(root, found),
        graphics == null ? null : found.put(PartsReading.graphics(graphics), graphics),
        console == null ? null : found.put(PartsReading.console(console), console),
        cloudInit == null ? null : found.put(PartsReading.cloudInit(cloudInit), cloudInit));
  }
}
