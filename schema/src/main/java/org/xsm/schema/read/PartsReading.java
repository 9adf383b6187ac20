package org.xsm.schema.read;

import static org.xsm.schema.read.Parts.all;
import static org.xsm.schema.read.Parts.one;
import static org.xsm.schema.read.Texts.list;
import static org.xsm.schema.read.Texts.maybe;
import static org.xsm.schema.read.Texts.maybeWord;
import static org.xsm.schema.read.Texts.text;
import static org.xsm.schema.read.Texts.value;
import static org.xsm.schema.read.Texts.word;

import java.util.ArrayList;
import java.util.List;
import org.xsm.schema.CloudInit;
import org.xsm.schema.Console;
import org.xsm.schema.Disk;
import org.xsm.schema.Firmware;
import org.xsm.schema.Graphics;
import org.xsm.schema.GuestIp;
import org.xsm.schema.Interface;
import org.xsm.schema.IpAddress;
import org.xsm.schema.MacAddress;
import org.xsm.schema.Rate;
import org.xsm.schema.RawDomain;
import org.xsm.schema.Root;
import org.xsm.schema.SecretReference;
import org.xsm.schema.Size;
import org.xsm.schema.jaxb.AllowElement;
import org.xsm.schema.jaxb.CloudInitElement;
import org.xsm.schema.jaxb.ConsoleElement;
import org.xsm.schema.jaxb.DiskElement;
import org.xsm.schema.jaxb.DomainElement;
import org.xsm.schema.jaxb.FirmwareElement;
import org.xsm.schema.jaxb.GraphicsElement;
import org.xsm.schema.jaxb.InterfaceElement;
import org.xsm.schema.jaxb.LayerElement;
import org.xsm.schema.jaxb.OverlayElement;
import org.xsm.schema.jaxb.RootElement;
import org.xsm.schema.jaxb.SshKeyElement;
import org.xsm.schema.jaxb.UserDataElement;
import org.xsm.schema.xml.XmlElement;

/** Reads the parts of guests from the generated classes: a decision. */
final class PartsReading {
  private PartsReading() {}

  static Disk disk(DiskElement element) {
    return new Disk(
        text(element.getTarget()),
        maybeWord(Disk.Device.class, element.getDevice()),
        element.getPool(),
        maybe(element.getSize(), Size::parse),
        element.getFrom(),
        element.getSource(),
        maybeWord(Disk.Format.class, element.getFormat()),
        maybeWord(Disk.Bus.class, element.getBus()),
        maybeWord(Disk.Cache.class, element.getCache()),
        maybeWord(Disk.Io.class, element.getIo()),
        maybeWord(Disk.Discard.class, element.getDiscard()),
        element.isReadOnly(),
        element.isShareable(),
        element.getSerial(),
        element.getBootOrder(),
        element.getIops(),
        maybe(element.getBandwidth(), Rate::parse),
        maybe(element.getSecret(), SecretReference::parse));
  }

  static List<Interface> interfaces(List<InterfaceElement> elements, Found found) {
    var interfaces = new ArrayList<Interface>(elements.size());
    for (InterfaceElement element : elements) {
      String name = element.getName();
      String key = name == null ? "#" + (interfaces.size() + 1) : name;
      interfaces.add(found.put(card(key, element), element));
    }
    return interfaces;
  }

  private static Interface card(String key, InterfaceElement element) {
    return new Interface(
        key,
        element.getNetwork(),
        maybe(element.getMac(), MacAddress::parse),
        maybe(element.getIp(), GuestIp::parse),
        maybe(element.getGateway(), IpAddress::parse),
        list(element.getDns(), IpAddress::parse),
        maybeWord(Interface.Model.class, element.getModel()),
        element.getVlan(),
        maybe(element.getBandwidthIn(), Rate::parse),
        maybe(element.getBandwidthOut(), Rate::parse),
        element.getBootOrder(),
        element.getDevice(),
        element.isAntiSpoof());
  }

  /** Raw XML is taken from the text itself, so that nothing of it is lost. */
  static RawDomain domain(DomainElement element, Found found) {
    XmlElement written = found.element(element);
    return new RawDomain(
        found.document().source().text().substring(written.tagEnd(), written.closeStart()));
  }

  static Firmware firmware(FirmwareElement element) {
    return new Firmware(
        word(Firmware.Type.class, element.getType()),
        element.isSecureBoot(),
        element.getLoader(),
        element.getVariables());
  }

  static Root root(RootElement element, Found found) {
    List<Object> parts = element.getParts();
    OverlayElement overlay = one(parts, OverlayElement.class);
    return found.put(
        new Root(
            word(Root.Protocol.class, element.getProtocol()),
            element.isWritable(),
            overlay == null ? null : found.put(overlay(overlay), overlay),
            all(parts, LayerElement.class).stream()
                .map(layer -> found.put(layer(layer), layer))
                .toList(),
            all(parts, AllowElement.class).stream().map(allow -> text(allow.getPrefix())).toList()),
        element);
  }

  private static Root.Overlay overlay(OverlayElement element) {
    return new Root.Overlay(
        element.getUrl(), maybe(element.getLimit(), Size::parse), element.isTrusted());
  }

  private static Root.Layer layer(LayerElement element) {
    return new Root.Layer(text(element.getUrl()), element.isTrusted());
  }

  static Graphics graphics(GraphicsElement element) {
    return new Graphics(
        word(Graphics.Type.class, element.getType()),
        value(element.getListen(), IpAddress::parse, "127.0.0.1"),
        element.getPort(),
        maybe(element.getPassword(), SecretReference::parse),
        element.getKeymap());
  }

  static Console console(ConsoleElement element) {
    return new Console(word(Console.Type.class, element.getType()), element.getLog());
  }

  static CloudInit cloudInit(CloudInitElement element) {
    UserDataElement userData = one(element.getParts(), UserDataElement.class);
    return new CloudInit(
        element.getUser(),
        userData == null ? null : userData.getValue(),
        element.getUserDataFile(),
        all(element.getParts(), SshKeyElement.class).stream()
            .map(key -> text(key.getValue()).strip())
            .toList());
  }
}
