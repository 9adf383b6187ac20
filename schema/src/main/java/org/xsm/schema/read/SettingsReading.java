package org.xsm.schema.read;

import static org.xsm.schema.read.Parts.all;
import static org.xsm.schema.read.Parts.one;
import static org.xsm.schema.read.Texts.list;
import static org.xsm.schema.read.Texts.maybe;
import static org.xsm.schema.read.Texts.text;
import static org.xsm.schema.read.Texts.value;
import static org.xsm.schema.read.Texts.word;

import java.util.List;
import org.glassfish.jaxb.core.Locatable;
import org.jspecify.annotations.Nullable;
import org.xsm.schema.IpAddress;
import org.xsm.schema.Rate;
import org.xsm.schema.Ratio;
import org.xsm.schema.Settings;
import org.xsm.schema.Share;
import org.xsm.schema.Size;
import org.xsm.schema.Span;
import org.xsm.schema.jaxb.ApiElement;
import org.xsm.schema.jaxb.GangliaElement;
import org.xsm.schema.jaxb.GuardElement;
import org.xsm.schema.jaxb.HistoryElement;
import org.xsm.schema.jaxb.MigrationElement;
import org.xsm.schema.jaxb.MonitoringElement;
import org.xsm.schema.jaxb.PrometheusElement;
import org.xsm.schema.jaxb.RootsElement;
import org.xsm.schema.jaxb.SettingsElement;
import org.xsm.schema.jaxb.StartsElement;

/** Reads the settings of a site from their generated classes: a decision. */
final class SettingsReading {
  private SettingsReading() {}

  static Settings settings(@Nullable SettingsElement written, Found found) {
    SettingsElement element = written == null ? new SettingsElement() : written;
    List<Object> parts = element.getParts();
    return put(
        new Settings(
            word(Settings.Drift.class, element.getDrift()),
            element.getCpuBaseline(),
            value(element.getTrashTime(), Span::parse, "7d"),
            value(element.getCpuOvercommit(), Ratio::parse, "8"),
            value(element.getMemoryOvercommit(), Ratio::parse, "1"),
            word(Settings.Placement.class, element.getPlacement()),
            element.getProtocol(),
            guard(or(one(parts, GuardElement.class), new GuardElement()), found),
            migration(or(one(parts, MigrationElement.class), new MigrationElement()), found),
            starts(or(one(parts, StartsElement.class), new StartsElement()), found),
            history(or(one(parts, HistoryElement.class), new HistoryElement()), found),
            monitoring(or(one(parts, MonitoringElement.class), new MonitoringElement()), found),
            api(or(one(parts, ApiElement.class), new ApiElement()), found),
            roots(or(one(parts, RootsElement.class), new RootsElement()), found)),
        element,
        found);
  }

  /** What stands in the file has a place; an element made of defaults has none. */
  private static <T> T put(T thing, Locatable element, Found found) {
    return element.sourceLocation() == null ? thing : found.put(thing, element);
  }

  private static Settings.Guard guard(GuardElement element, Found found) {
    return put(
        new Settings.Guard(
            value(element.getShare(), Share::parse, "20%"),
            element.getFloor(),
            value(element.getWindow(), Span::parse, "10m")),
        element,
        found);
  }

  private static Settings.Migration migration(MigrationElement element, Found found) {
    return put(
        new Settings.Migration(
            element.getParallel(),
            maybe(element.getBandwidth(), Rate::parse),
            value(element.getDowntimeLimit(), Span::parse, "300ms"),
            value(element.getTimeout(), Span::parse, "30m"),
            element.getNetwork(),
            word(Settings.Migration.Storage.class, element.getStorage())),
        element,
        found);
  }

  private static Settings.Starts starts(StartsElement element, Found found) {
    return put(
        new Settings.Starts(element.getParallel(), value(element.getPace(), Span::parse, "0s")),
        element,
        found);
  }

  private static Settings.History history(HistoryElement element, Found found) {
    return put(
        new Settings.History(element.getRevisions(), value(element.getAge(), Span::parse, "365d")),
        element,
        found);
  }

  private static Settings.Monitoring monitoring(MonitoringElement element, Found found) {
    PrometheusElement prometheus = one(element.getParts(), PrometheusElement.class);
    return put(
        new Settings.Monitoring(
            value(element.getPeriod(), Span::parse, "15s"),
            word(Settings.Monitoring.Guests.class, element.getGuests()),
            all(element.getParts(), GangliaElement.class).stream()
                .map(ganglia -> found.put(ganglia(ganglia), ganglia))
                .toList(),
            prometheus == null ? List.of() : prometheus.getOpenTo()),
        element,
        found);
  }

  private static Settings.Ganglia ganglia(GangliaElement element) {
    return new Settings.Ganglia(text(element.getAddress()), element.getTtl(), element.getCluster());
  }

  private static Settings.Api api(ApiElement element, Found found) {
    return put(
        new Settings.Api(list(element.getListen(), IpAddress::parse), element.getPort()),
        element,
        found);
  }

  private static Settings.Roots roots(RootsElement element, Found found) {
    return put(
        new Settings.Roots(
            value(element.getAddress(), IpAddress::parse, "169.254.77.1"),
            value(element.getCache(), Size::parse, "20GiB"),
            maybe(element.getBandwidth(), Rate::parse)),
        element,
        found);
  }

  private static <T> T or(@Nullable T written, T plain) {
    return written == null ? plain : written;
  }
}
