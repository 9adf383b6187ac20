package org.xsm.schema.read;

import static org.xsm.schema.read.Parts.all;
import static org.xsm.schema.read.Parts.one;
import static org.xsm.schema.read.Texts.list;
import static org.xsm.schema.read.Texts.maybe;
import static org.xsm.schema.read.Texts.text;
import static org.xsm.schema.read.Texts.value;
import static org.xsm.schema.read.Texts.word;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.Admin;
import org.xsm.schema.Cidr;
import org.xsm.schema.Fence;
import org.xsm.schema.Host;
import org.xsm.schema.IpAddress;
import org.xsm.schema.Label;
import org.xsm.schema.MacAddress;
import org.xsm.schema.Network;
import org.xsm.schema.Pool;
import org.xsm.schema.Power;
import org.xsm.schema.Secret;
import org.xsm.schema.SecretReference;
import org.xsm.schema.Size;
import org.xsm.schema.Span;
import org.xsm.schema.Template;
import org.xsm.schema.Templates;
import org.xsm.schema.jaxb.AdminElement;
import org.xsm.schema.jaxb.FenceElement;
import org.xsm.schema.jaxb.HostElement;
import org.xsm.schema.jaxb.NetworkElement;
import org.xsm.schema.jaxb.PoolElement;
import org.xsm.schema.jaxb.PowerElement;
import org.xsm.schema.jaxb.SecretElement;
import org.xsm.schema.jaxb.TemplateElement;
import org.xsm.schema.jaxb.TemplateSourceElement;
import org.xsm.schema.jaxb.TemplatesElement;

/**
 * Reads admins, secrets, hosts, networks, storage and templates from their generated classes: a
 * decision.
 */
final class SurroundingsReading {
  private SurroundingsReading() {}

  static Admin admin(AdminElement element) {
    return new Admin(
        text(element.getName()),
        word(Admin.Role.class, element.getRole()),
        element.getSets(),
        element.getPassword(),
        element.getCertificate(),
        element.getDescription());
  }

  static Secret secret(SecretElement element) {
    return new Secret(text(element.getName()), element.getHosts(), element.getDescription());
  }

  static Host host(HostElement element, Found found) {
    PowerElement power = one(element.getParts(), PowerElement.class);
    FenceElement fence = one(element.getParts(), FenceElement.class);
    return new Host(
        text(element.getName()),
        text(element.getAddress()),
        list(element.getLabels(), Label::parse),
        value(element.getReserve(), Size::parse, "512MiB"),
        element.getReserveCpus(),
        maybe(element.getMemory(), Size::parse),
        element.getCpus(),
        element.getHypervisor(),
        word(Host.State.class, element.getState()),
        word(Host.Voter.class, element.getVoter()),
        element.isWitness(),
        element.getWas(),
        element.getDescription(),
        power == null ? null : power(power, found),
        fence == null ? null : found.put(fence(fence), fence));
  }

  static Power power(PowerElement element, Found found) {
    return found.put(
        new Power(
            word(Power.Method.class, element.getMethod()),
            element.getAddress(),
            element.getUser(),
            maybe(element.getPassword(), SecretReference::parse),
            maybe(element.getMac(), MacAddress::parse),
            element.getCommand(),
            value(element.getTimeout(), Span::parse, "60s")),
        element);
  }

  private static Fence fence(FenceElement element) {
    return new Fence(
        word(Fence.Method.class, element.getMethod()),
        element.getCommand(),
        maybe(element.getAfter(), Span::parse),
        value(element.getTimeout(), Span::parse, "60s"));
  }

  static Network network(NetworkElement element) {
    return new Network(
        text(element.getName()),
        element.getBridge(),
        element.getLibvirt(),
        element.getDevice(),
        element.getVlan(),
        element.getMtu(),
        maybe(element.getSubnet(), Cidr::parse),
        maybe(element.getGateway(), IpAddress::parse),
        list(element.getDns(), IpAddress::parse),
        element.isManaged(),
        element.getDescription());
  }

  static Pool pool(PoolElement element) {
    return new Pool(
        text(element.getName()),
        word(Pool.Type.class, element.getType()),
        element.getPath(),
        element.getSource(),
        element.isShared(),
        element.getHosts(),
        maybe(element.getSecret(), SecretReference::parse),
        element.getDescription());
  }

  static Templates templates(@Nullable TemplatesElement element, Found found) {
    List<Object> parts = element == null ? List.of() : element.getParts();
    return new Templates(
        all(parts, TemplateSourceElement.class).stream()
            .map(source -> found.put(source(source), source))
            .toList(),
        all(parts, TemplateElement.class).stream()
            .map(template -> found.put(template(template), template))
            .toList());
  }

  private static Templates.Source source(TemplateSourceElement element) {
    return new Templates.Source(
        text(element.getUrl()), maybe(element.getSecret(), SecretReference::parse));
  }

  private static Template template(TemplateElement element) {
    return new Template(
        text(element.getName()),
        element.getId(),
        element.getHosts(),
        value(element.getKeep(), Span::parse, "30d"),
        element.getDescription());
  }
}
