package org.xsm.schema.read;

import static org.xsm.schema.read.Parts.all;
import static org.xsm.schema.read.Parts.one;
import static org.xsm.schema.read.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.glassfish.jaxb.core.Locatable;
import org.xsm.schema.Boot;
import org.xsm.schema.Site;
import org.xsm.schema.jaxb.AdminsElement;
import org.xsm.schema.jaxb.BootElement;
import org.xsm.schema.jaxb.ConfigsElement;
import org.xsm.schema.jaxb.GuestSetElement;
import org.xsm.schema.jaxb.HostsElement;
import org.xsm.schema.jaxb.ImagesElement;
import org.xsm.schema.jaxb.LayoutsElement;
import org.xsm.schema.jaxb.MachinesElement;
import org.xsm.schema.jaxb.NetworksElement;
import org.xsm.schema.jaxb.SecretsElement;
import org.xsm.schema.jaxb.SettingsElement;
import org.xsm.schema.jaxb.SiteElement;
import org.xsm.schema.jaxb.StorageElement;
import org.xsm.schema.jaxb.TemplatesElement;

/** Builds a site from the generated classes: a decision. */
final class SiteBinding {
  private SiteBinding() {}

  static Site site(SiteElement element, Found found) {
    List<Object> parts = element.getParts();
    return new Site(
        text(element.getName()),
        element.getVersion(),
        element.getDescription(),
        SettingsReading.settings(one(parts, SettingsElement.class), found),
        each(
            inside(parts, AdminsElement.class, AdminsElement::getParts),
            SurroundingsReading::admin,
            found),
        each(
            inside(parts, SecretsElement.class, SecretsElement::getParts),
            SurroundingsReading::secret,
            found),
        each(
            inside(parts, HostsElement.class, HostsElement::getParts),
            host -> SurroundingsReading.host(host, found),
            found),
        each(
            inside(parts, NetworksElement.class, NetworksElement::getParts),
            SurroundingsReading::network,
            found),
        each(
            inside(parts, StorageElement.class, StorageElement::getParts),
            SurroundingsReading::pool,
            found),
        SurroundingsReading.templates(one(parts, TemplatesElement.class), found),
        each(
            inside(parts, ConfigsElement.class, ConfigsElement::getParts),
            config -> GuestReading.config(config, found),
            found),
        each(all(parts, GuestSetElement.class), set -> GuestReading.set(set, found), found),
        MetalReading.machines(one(parts, MachinesElement.class), found),
        boots(all(parts, BootElement.class), found),
        each(
            inside(parts, ImagesElement.class, ImagesElement::getParts),
            image -> MetalReading.image(image, found),
            found),
        each(
            inside(parts, LayoutsElement.class, LayoutsElement::getParts),
            layout -> MetalReading.layout(layout, found),
            found));
  }

  private static List<Boot> boots(List<BootElement> elements, Found found) {
    var boots = new ArrayList<Boot>(elements.size());
    for (BootElement element : elements) {
      boots.add(found.put(MetalReading.boot(boots.size() + 1, element), element));
    }
    return boots;
  }

  private static <C, E> List<E> inside(
      List<Object> parts, Class<C> container, Function<C, List<E>> children) {
    C only = one(parts, container);
    return only == null ? List.of() : children.apply(only);
  }

  private static <E extends Locatable, T> List<T> each(
      List<E> elements, Function<E, T> read, Found found) {
    return elements.stream().map(element -> found.put(read.apply(element), element)).toList();
  }
}
